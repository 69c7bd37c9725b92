using ActorSim.Kernel;
using ActorSim.TestKit;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>What networks send at which cycle; probes are a cycle away.</summary>
public sealed class WordNetworkTests : IDisposable
{
    private readonly SimTestKit kit = new(Clock.FromMegahertz(200));

    public void Dispose() => kit.Dispose();

    [Fact]
    public void Ifmap_words_go_column_by_column_and_row_by_row_one_a_cycle()
    {
        // Two filter rows, two ofmap rows: three ifmap rows, of which the middle one goes to two PEs.
        var (starts, _, reads) = Ifmaps(SmallChips.Program(filterRows: 2, filters: 1, rows: 2));
        starts.Send(new PassStart(0), atCycle: 5);

        for (var word = 0; word < 6; word++)
        {
            reads.ExpectMessage(new IfmapRead(0, 0, word / 3, 0, word % 3), atCycle: 6 + word);
        }
    }

    [Fact]
    public void A_word_leaves_only_when_all_its_receivers_have_room_and_what_is_behind_it_waits()
    {
        // PEs 0 and 1 above 2 and 3: rows go to 0; 1 and 2; 3. Room for two words in the pad and two in the port.
        var (starts, freed, reads) = Ifmaps(SmallChips.Program(filterRows: 2, filters: 1, rows: 2, passes: 2));
        starts.Send(new PassStart(0), atCycle: 0);
        starts.Send(new PassStart(1), atCycle: 0);
        for (var word = 0; word < 12; word++)
        {
            reads.ExpectMessage(new IfmapRead(0, 0, word / 3, 0, word % 3), atCycle: 1 + word);
        }

        // Now all are full. Room in 0 and 2 lets one word leave, the next needs room in 1 too.
        freed.Send(new FreedRoom(0, 1), atCycle: 20);
        freed.Send(new FreedRoom(2, 1), atCycle: 20);
        freed.Send(new FreedRoom(3, 1), atCycle: 20);
        freed.Send(new FreedRoom(1, 1), atCycle: 30);
        reads.ExpectMessage(new IfmapRead(1, 0, 0, 0, 0), atCycle: 21);
        reads.ExpectMessage(new IfmapRead(1, 0, 0, 0, 1), atCycle: 31);
        reads.ExpectMessage(new IfmapRead(1, 0, 0, 0, 2), atCycle: 32);
        reads.ExpectNothing(untilCycle: 50);
    }

    [Fact]
    public void A_wider_ifmap_bus_brings_several_words_a_cycle()
    {
        var program = SmallChips.Program(filterRows: 2, filters: 1, rows: 2, change: chip => chip with { IfmapBusWords = 2 });
        var (starts, _, reads) = Ifmaps(program);
        starts.Send(new PassStart(0), atCycle: 0);

        for (var word = 0; word < 8; word++)
        {
            reads.ExpectMessage(new IfmapRead(0, 0, word / 3, 0, word % 3), atCycle: 1 + (word / 2));
        }
    }

    [Fact]
    public void Words_that_nobody_receives_do_not_travel()
    {
        // A stride of 3 over filters of 2×2: one of three rows and columns is left out.
        var shape = ConvolutionShape.Of(new FeatureMap(1, 5, 5), new Convolution(1, Extent.Square(2), Extent.Square(3)));
        var program = new RowStationaryProgram(
            SmallChips.Hardware(2, 2), [new RowStationaryLayer("layer", shape, 1, new RowStationaryMapping(1, 1, 2, 1, 1, 1, 1))]);
        var (starts, _, reads) = Ifmaps(program);
        starts.Send(new PassStart(0), atCycle: 0);

        var cycle = 1;
        for (var index = 0; index < 4; index++)
        {
            foreach (var row in new[] { 0, 1, 3, 4 })
            {
                reads.ExpectMessage(new IfmapRead(0, 0, index, 0, row), atCycle: cycle++);
            }
        }

        Assert.Equal([0, 1, 3, 4], Enumerable.Range(0, 4).Select(program.ShapeOf(0).ColumnAt));
    }

    [Fact]
    public void Weights_are_loaded_group_by_group_and_each_group_begins_with_a_beat_of_its_own()
    {
        // Three weights a PE, two a beat.
        var shape = ConvolutionShape.Of(new FeatureMap(1, 2, 3), new Convolution(1, new Extent(2, 3), Extent.Square(1)));
        var hardware = SmallChips.Hardware(2, 1) with { Pads = ScratchPads.Separate(3, 12, 3) };
        var program = new RowStationaryProgram(hardware, [new RowStationaryLayer("layer", shape, 1, new RowStationaryMapping(1, 1, 1, 1, 1, 1, 1))]);
        var (starts, _, reads, reports) = Filters(program);
        starts.Send(new PassStart(0), atCycle: 3);

        reads.ExpectMessage(new FilterRead(0, 0, 2), atCycle: 4);
        reads.ExpectMessage(new FilterRead(0, 0, 1), atCycle: 5);
        reads.ExpectMessage(new FilterRead(0, 1, 2), atCycle: 6);
        reads.ExpectMessage(new FilterRead(0, 1, 1), atCycle: 7);
        reports.ExpectMessage(new PassReport(0, PassStage.FiltersLoaded), atCycle: 7);
    }

    [Fact]
    public void A_group_is_loaded_when_all_its_PEs_have_done_their_pass_before()
    {
        // Groups: the bottom row, PEs 2 and 3, then the top row, PEs 0 and 1; two weights each.
        var (starts, done, reads, reports) = Filters(SmallChips.Program(filterRows: 2, filters: 1, rows: 2, passes: 2));
        starts.Send(new PassStart(0), atCycle: 0);
        starts.Send(new PassStart(1), atCycle: 0);
        foreach (var (pe, cycle) in new[] { (0, 10), (1, 10), (2, 10), (3, 12) })
        {
            done.Send(new PeDone(pe), cycle);
        }

        reads.ExpectMessage(new FilterRead(0, 0, 2), atCycle: 1);
        reads.ExpectMessage(new FilterRead(0, 1, 2), atCycle: 2);
        reports.ExpectMessage(new PassReport(0, PassStage.FiltersLoaded), atCycle: 2);
        reads.ExpectMessage(new FilterRead(1, 0, 2), atCycle: 13);
        reads.ExpectMessage(new FilterRead(1, 1, 2), atCycle: 14);
    }

    [Fact]
    public void Psums_come_in_beats_of_one_window_to_PEs_by_turns()
    {
        // Three filters: a window is a beat of two and one of one. Room for four psums.
        var (starts, freed, reads) = PsumsIn(SmallChips.Program(filterRows: 1, filters: 3, rows: 2));
        starts.Send(new PassStart(0), atCycle: 0);

        reads.ExpectMessage(new PsumRead(0, 0, 0, 2), atCycle: 1);
        reads.ExpectMessage(new PsumRead(0, 1, 0, 2), atCycle: 2);
        reads.ExpectMessage(new PsumRead(0, 0, 2, 1), atCycle: 3);
        reads.ExpectMessage(new PsumRead(0, 1, 2, 1), atCycle: 4);

        // Each has room for one more, but the next beat is of two.
        freed.Send(new FreedRoom(1, 1), atCycle: 10);
        freed.Send(new FreedRoom(0, 1), atCycle: 11);
        reads.ExpectMessage(new PsumRead(0, 1, 3, 2), atCycle: 11);
        reads.ExpectMessage(new PsumRead(0, 0, 3, 2), atCycle: 12);
        reads.ExpectNothing(untilCycle: 30);
    }

    [Fact]
    public void The_turn_goes_to_the_first_behind_the_one_last_served_that_can()
    {
        var (starts, freed, reads) = PsumsIn(SmallChips.Program(filterRows: 1, filters: 2, rows: 3));
        starts.Send(new PassStart(0), atCycle: 0);
        for (var beat = 0; beat < 6; beat++)
        {
            reads.ExpectMessage(new PsumRead(0, beat % 3, beat / 3 * 2, 2), atCycle: 1 + beat);
        }

        // The last was PE 2. Room comes to 1, and then to 0 and 2: behind 1 it is 2's turn.
        freed.Send(new FreedRoom(1, 2), atCycle: 10);
        freed.Send(new FreedRoom(0, 2), atCycle: 11);
        freed.Send(new FreedRoom(2, 2), atCycle: 11);
        reads.ExpectMessage(new PsumRead(0, 1, 4, 2), atCycle: 11);
        reads.ExpectMessage(new PsumRead(0, 2, 4, 2), atCycle: 12);
        reads.ExpectMessage(new PsumRead(0, 0, 4, 2), atCycle: 13);
    }

    [Fact]
    public void A_beat_leaves_for_the_buffer_when_all_of_it_is_there()
    {
        var (outputs, writes, freed, reports) = PsumsOut(SmallChips.Program(filterRows: 1, filters: 2, rows: 2));
        outputs.Send(new OutputWord(0, 10), atCycle: 4);
        outputs.Send(new OutputWord(1, 20), atCycle: 5);
        outputs.Send(new OutputWord(1, 21), atCycle: 6);
        outputs.Send(new OutputWord(0, 11), atCycle: 9);

        writes.ExpectMessage(new PsumWrite(0, 1, 0, 20), atCycle: 7);
        writes.ExpectMessage(new PsumWrite(0, 1, 1, 21), atCycle: 7);
        freed[1].ExpectMessage(new FreedRoom(1, 2), atCycle: 7);
        writes.ExpectMessage(new PsumWrite(0, 0, 0, 10), atCycle: 10);
        writes.ExpectMessage(new PsumWrite(0, 0, 1, 11), atCycle: 10);
        freed[0].ExpectMessage(new FreedRoom(0, 2), atCycle: 10);
        reports.ExpectNothing(untilCycle: 20);
    }

    [Fact]
    public void The_output_network_serves_one_pass_after_the_other()
    {
        // One PE with a psum a window, three windows; the second pass's first psum comes before the first pass's last.
        var (outputs, writes, _, reports) = PsumsOut(SmallChips.Program(filterRows: 1, filters: 1, rows: 2, passes: 2));
        for (var psum = 0; psum < 4; psum++)
        {
            outputs.Send(new OutputWord(0, psum), atCycle: 1);
        }

        foreach (var psum in new[] { 0, 1, 2 })
        {
            writes.ExpectMessage(new PsumWrite(0, 0, psum, psum), atCycle: 2 + psum);
            outputs.Send(new OutputWord(1, 7), atCycle: 10);
        }

        foreach (var psum in new[] { 0, 1, 2 })
        {
            writes.ExpectMessage(new PsumWrite(0, 1, psum, 7), atCycle: 11 + psum);
        }

        reports.ExpectMessage(new PassReport(0, PassStage.PsumsWritten), atCycle: 13);
        writes.ExpectMessage(new PsumWrite(1, 0, 0, 3), atCycle: 14);
    }

    private (TestFeed<PassStart> Starts, TestFeed<FreedRoom> Freed, TestProbe<IfmapRead> Reads) Ifmaps(RowStationaryProgram program)
    {
        var network = kit.Add("network", new IfmapWordNetwork(program));
        return (kit.Feed(network.Starts), kit.Feed(network.Freed), kit.Watch(network.Reads));
    }

    private (TestFeed<PassStart> Starts, TestFeed<PeDone> Done, TestProbe<FilterRead> Reads, TestProbe<PassReport> Reports) Filters(
        RowStationaryProgram program)
    {
        var network = kit.Add("network", new FilterWordNetwork(program));
        return (kit.Feed(network.Starts), kit.Feed(network.Done), kit.Watch(network.Reads), kit.Watch(network.Reports));
    }

    private (TestFeed<PassStart> Starts, TestFeed<FreedRoom> Freed, TestProbe<PsumRead> Reads) PsumsIn(RowStationaryProgram program)
    {
        var network = kit.Add("network", new PsumInWordNetwork(program));
        return (kit.Feed(network.Starts), kit.Feed(network.Freed), kit.Watch(network.Reads));
    }

    private (TestFeed<OutputWord> Outputs, TestProbe<PsumWrite> Writes, TestProbe<FreedRoom>[] Freed, TestProbe<PassReport> Reports) PsumsOut(
        RowStationaryProgram program)
    {
        var network = kit.Add("network", new PsumOutWordNetwork(program));
        return (kit.Feed(network.Outputs), kit.Watch(network.Writes), kit.WatchGroup(network.Freed, program.Hardware.Pes), kit.Watch(network.Reports));
    }
}
