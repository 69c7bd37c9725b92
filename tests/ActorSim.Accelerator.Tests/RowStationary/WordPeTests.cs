using ActorSim.Kernel;
using ActorSim.TestKit;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>
/// A PE with two filters of two columns: four MACs and two additions a window, three windows over four ifmap words.
/// Its weights are 2 and 3 for the first column, 5 and 7 for the second.
/// </summary>
public sealed class WordPeTests : IDisposable
{
    private readonly SimTestKit kit = new(Clock.FromMegahertz(200));

    public void Dispose() => kit.Dispose();

    [Fact]
    public void A_pass_begins_when_the_last_weight_is_there()
    {
        var pe = Bench(SmallChips.Program(filterRows: 1, filters: 2), index: 0);
        pe.Ifmaps.Send(new ArrayWord(1), atCycle: 0);
        foreach (var (weight, cycle) in new[] { (2, 1), (3, 1), (5, 2), (7, 6) })
        {
            pe.Weights.Send(new ArrayWord(weight), cycle);
        }

        // Two MACs in 6 and 7.
        pe.FreedIfmap.ExpectMessage(new FreedRoom(0, 1), atCycle: 8);
    }

    [Fact]
    public void A_word_is_freed_with_its_last_use_in_the_last_window_that_needs_it()
    {
        var pe = Loaded(SmallChips.Program(filterRows: 1, filters: 2), index: 0, words: 4, psums: 4);

        // MACs in 0 to 3, additions in 4 and 5, MACs in 6 to 9: the first word dies in 1, the second in 7.
        pe.FreedIfmap.ExpectMessage(new FreedRoom(0, 1), atCycle: 2);
        pe.FreedIfmap.ExpectMessage(new FreedRoom(0, 1), atCycle: 8);
    }

    [Fact]
    public void A_mac_needs_its_word()
    {
        var pe = Loaded(SmallChips.Program(filterRows: 1, filters: 2), index: 0, words: 1, psums: 2);
        pe.Ifmaps.Send(new ArrayWord(1), atCycle: 9);

        // MACs in 0, 1, 9 and 10; additions in 11 and 12.
        pe.FreedBuffer.ExpectMessage(new FreedRoom(0, 1), atCycle: 12);
        pe.FreedBuffer.ExpectMessage(new FreedRoom(0, 1), atCycle: 13);
        Assert.Equal(7, pe.Actor.Counts.IfmapStallsOf(0));
    }

    [Fact]
    public void A_sum_arrives_the_pipeline_and_a_cycle_after_its_addition()
    {
        var pe = Loaded(SmallChips.Program(filterRows: 1, filters: 2), index: 0, words: 2, psums: 2);

        // Additions in 4 and 5; words are 10 and 11, psums 100 and 101.
        pe.Outputs.ExpectMessage(new OutputWord(0, 100 + 20 + 55), atCycle: 4 + 3 + 1);
        pe.Outputs.ExpectMessage(new OutputWord(0, 101 + 30 + 77), atCycle: 5 + 3 + 1);
    }

    [Fact]
    public void An_addition_needs_its_psum()
    {
        var pe = Loaded(SmallChips.Program(filterRows: 1, filters: 2), index: 0, words: 3, psums: 0);
        pe.BufferPsums.Send(new ArrayWord(1), atCycle: 7);
        pe.BufferPsums.Send(new ArrayWord(1), atCycle: 8);

        pe.FreedBuffer.ExpectMessage(new FreedRoom(0, 1), atCycle: 8);
        pe.FreedBuffer.ExpectMessage(new FreedRoom(0, 1), atCycle: 9);
        Assert.Equal((3, 0), (pe.Actor.Counts.PsumInStallsOf(0), pe.Actor.Counts.PsumOutStallsOf(0)));
    }

    [Fact]
    public void An_addition_needs_room_where_its_sum_goes_and_sums_in_the_pipeline_take_room()
    {
        var pe = Loaded(SmallChips.Program(filterRows: 1, filters: 2, change: chip => chip with { PsumPortWords = 2 }), index: 0, words: 4, psums: 4);
        pe.RoomOutside.Send(new FreedRoom(0, 1), atCycle: 14);

        pe.Outputs.ExpectMessage(sum => sum.Pe == 0, kit.Clock.Edge(8));
        pe.Outputs.ExpectMessage(sum => sum.Pe == 0, kit.Clock.Edge(9));

        // The third addition would be in 10.
        pe.Outputs.ExpectMessage(sum => sum.Pe == 0, kit.Clock.Edge(14 + 4));
        Assert.Equal((0, 4), (pe.Actor.Counts.PsumInStallsOf(0), pe.Actor.Counts.PsumOutStallsOf(0)));
    }

    [Fact]
    public void In_the_middle_psums_come_from_below_and_go_above()
    {
        var pe = Loaded(SmallChips.Program(filterRows: 3, filters: 2), index: 1, words: 2, psums: 0);
        pe.LocalPsums.Send(new ArrayWord(1000), atCycle: 4);
        pe.BufferPsums.Send(new ArrayWord(5), atCycle: 0);

        pe.FreedLocal.ExpectMessage(new FreedRoom(1, 1), atCycle: 5);
        pe.Above.ExpectMessage(new ArrayWord(1075), atCycle: 8);
        pe.Outputs.ExpectNothing(untilCycle: 20);
        pe.FreedBuffer.ExpectNothing(untilCycle: 20);
    }

    [Fact]
    public void In_a_pass_that_reads_no_psums_the_bottom_takes_the_cycle_and_adds_nothing()
    {
        var program = SmallChips.Program(filterRows: 1, filters: 2, change: chip => chip with { ReadsFirstPsums = false });
        var pe = Loaded(program, index: 0, words: 2, psums: 0);

        pe.Outputs.ExpectMessage(new OutputWord(0, 75), atCycle: 8);
        pe.Outputs.ExpectMessage(new OutputWord(0, 107), atCycle: 9);
        pe.FreedBuffer.ExpectNothing(untilCycle: 20);
    }

    [Fact]
    public void With_its_last_unit_a_PE_says_that_its_pass_is_done_and_the_next_begins_with_new_weights()
    {
        var pe = Loaded(SmallChips.Program(filterRows: 1, filters: 2, passes: 2), index: 0, words: 4, psums: 4);
        pe.RoomOutside.Send(new FreedRoom(0, 4), atCycle: 5);
        pe.BufferPsums.Send(new ArrayWord(0), atCycle: 6);
        pe.BufferPsums.Send(new ArrayWord(0), atCycle: 6);

        // 18 units.
        pe.Done.ExpectMessage(new PeDone(0), atCycle: 18);
        for (var i = 0; i < 4; i++)
        {
            pe.Weights.Send(new ArrayWord(1), atCycle: 25);
            pe.FreedIfmap.ExpectMessage(freed => freed.Words == 1, kit.Clock.Edge(new[] { 2, 8, 14, 16 }[i]));
        }

        pe.Ifmaps.Send(new ArrayWord(1), atCycle: 22);
        pe.FreedIfmap.ExpectMessage(new FreedRoom(0, 1), atCycle: 27);
    }

    private PeBench Loaded(RowStationaryProgram program, int index, int words, int psums)
    {
        var pe = Bench(program, index);
        foreach (var weight in new[] { 2, 3, 5, 7 })
        {
            pe.Weights.Send(new ArrayWord(weight), atCycle: 0);
        }

        for (var word = 0; word < words; word++)
        {
            pe.Ifmaps.Send(new ArrayWord(10 + word), atCycle: 0);
        }

        for (var psum = 0; psum < psums; psum++)
        {
            pe.BufferPsums.Send(new ArrayWord(100 + psum), atCycle: 0);
        }

        return pe;
    }

    private PeBench Bench(RowStationaryProgram program, int index)
    {
        var pe = kit.Add("pe", new WordPe(program, index));
        return new PeBench(
            pe,
            kit.Feed(pe.Weights),
            kit.Feed(pe.Ifmaps),
            kit.Feed(pe.LocalPsums),
            kit.Feed(pe.BufferPsums),
            kit.Feed(pe.RoomOutside),
            kit.Watch(pe.Done),
            kit.Watch(pe.FreedIfmap),
            kit.Watch(pe.FreedLocal),
            kit.Watch(pe.FreedBuffer),
            kit.Watch(pe.Above),
            kit.Watch(pe.Outputs));
    }

    private sealed record PeBench(
        WordPe Actor,
        TestFeed<ArrayWord> Weights,
        TestFeed<ArrayWord> Ifmaps,
        TestFeed<ArrayWord> LocalPsums,
        TestFeed<ArrayWord> BufferPsums,
        TestFeed<FreedRoom> RoomOutside,
        TestProbe<PeDone> Done,
        TestProbe<FreedRoom> FreedIfmap,
        TestProbe<FreedRoom> FreedLocal,
        TestProbe<FreedRoom> FreedBuffer,
        TestProbe<ArrayWord> Above,
        TestProbe<OutputWord> Outputs);
}
