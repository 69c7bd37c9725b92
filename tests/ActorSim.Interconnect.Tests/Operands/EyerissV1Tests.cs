using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests.Operands;

public sealed class EyerissV1Tests
{
    [Fact]
    public void A_value_reaches_every_pe_whose_row_and_column_tags_match_in_one_cycle()
    {
        // Rows 0 and 2 share an X-bus id, and PEs are numbered by their diagonal, as ifmaps are shared in a row-stationary array.
        var bench = new Bench().AddPes(9);
        var ids = new XyBusIds([5, 1, 5], new[,] { { 0, 1, 2 }, { 0, 1, 2 }, { 2, 3, 0 } }, 4, 5);
        var bus = GlobalInputNetwork.Build(bench.Builder, "/gin", Bench.Clock, EyerissV1Ports.Ifmap, ids, [(5, 2), (5, 0), (1, 1)], bench.Inlets);
        bench.Feed(bus.Input(0), EyerissV1Ports.Ifmap, bus.Groups, Bench.Beat(ids.TagOf(5, 2)), Bench.Beat(ids.TagOf(1, 1)), Bench.Beat(ids.TagOf(5, 0)));

        bench.Run();

        Assert.Equal([4], bench.Pes[0].Cycles);
        Assert.Equal([2], bench.Pes[2].Cycles);
        Assert.Equal([3], bench.Pes[4].Cycles);
        Assert.Equal([2], bench.Pes[6].Cycles);
        Assert.Equal([4], bench.Pes[8].Cycles);
        Assert.All(new[] { 1, 3, 5, 7 }, pe => Assert.Empty(bench.Pes[pe].Seen));
    }

    [Fact]
    public void A_value_and_all_behind_it_wait_for_one_pe_that_is_not_ready()
    {
        // 12 × 14 PEs of one slot; every PE of row 3 shares a filter row, one of them takes its first value in cycle 50.
        var bench = new Bench().AddPes(168, slots: 1, appetite: pe => new Appetite(First: pe == (3 * 14) + 9 ? 50 : 0));
        var ids = Rows();
        var bus = GlobalInputNetwork.Build(bench.Builder, "/gin", Bench.Clock, EyerissV1Ports.Filter, ids, [(3, 0), (7, 0)], bench.Inlets);
        var (three, seven) = (new OperandBeat(ids.TagOf(3, 0), 4, ulong.MaxValue), new OperandBeat(ids.TagOf(7, 0), 4, 1));
        bench.Feed(bus.Input(0), EyerissV1Ports.Filter, bus.Groups, three, three, seven);

        bench.Run();

        Assert.All(Enumerable.Range(3 * 14, 14), pe => Assert.Equal([2, 52], bench.Pes[pe].Cycles));
        Assert.All(Enumerable.Range(7 * 14, 14), pe => Assert.Equal([53], bench.Pes[pe].Cycles));
        Assert.Equal((3, 12, 12 * 14), (bus.BeatsSent, bus.WordsSent, bus.WordsDelivered));
    }

    [Fact]
    public void The_output_network_brings_one_beat_a_cycle_to_the_buffer_in_turns()
    {
        var bench = new Bench().AddPes(1);
        var senders = Enumerable.Range(0, 3).Select(pe => Sender(bench, pe, beats: 2)).ToArray();
        GlobalOutputNetwork.Build(bench.Builder, "/gon", Bench.Clock, EyerissV1Ports.Psum, senders, bench.Pes[0].Inlet);

        bench.Run();

        Assert.Equal([0, 1, 2, 0, 1, 2], bench.Pes[0].Seen.Select(one => one.Beat.Tag));
        Assert.Equal([2, 3, 4, 5, 6, 7], bench.Pes[0].Cycles);
    }

    [Fact]
    public void A_psum_reaches_the_pe_above_a_cycle_after_it_was_sent()
    {
        var bench = new Bench().AddPes(6);
        var groups = OperandGroups.All(1);
        var outlets = new List<OperandOutlet>();
        for (var pe = 0; pe < 6; pe++)
        {
            // Those of the upper row send nothing; the test links them to a place of their own.
            OperandBeat[] beats = pe < 2 ? [] : [Bench.Beat(0, pe), Bench.Beat(0, pe)];
            outlets.Add(bench.Builder.Add($"/psums/{pe}", new OperandSource(Bench.Clock, beats, 2, EyerissV1Ports.Psum, groups)).Outlet);
        }

        LocalPsumLinks.Connect(bench.Builder, Bench.Clock, 2, outlets, bench.Inlets);
        for (var column = 0; column < 2; column++)
        {
            var top = bench.Builder.Add($"/top/{column}", new ConsumingPe(Bench.Clock));
            outlets[column].Connect(bench.Builder, Bench.Clock, top.Inlet);
            bench.Feed(bench.Pes[4 + column].Inlet, EyerissV1Ports.Psum, groups);
        }

        bench.Run();

        Assert.All(Enumerable.Range(0, 4), pe => Assert.Equal([(1, Bench.Beat(0, pe + 2)), (2, Bench.Beat(0, pe + 2))], bench.Pes[pe].Seen));
        Assert.Empty(bench.Pes[4].Seen);
    }

    [Fact]
    public void The_chips_ports_carry_four_words_and_one() =>
        Assert.Equal((4, 1, 4), (EyerissV1Ports.Filter.Words, EyerissV1Ports.Ifmap.Words, EyerissV1Ports.Psum.Words));

    [Fact]
    public void A_tag_that_matches_nobody_is_refused() =>
        Refuses("No PE takes values tagged (3, 1): a multicast to nobody.", () => Rows().Groups([(3, 0), (3, 1)]));

    [Fact]
    public void A_pe_that_is_off_matches_nothing() =>
        Refuses("No PE takes values tagged (0, 0)", () => new XyBusIds([0], new[,] { { XyBusIds.Off } }, 4, 4).Groups([(0, 0)]));

    [Fact]
    public void Ids_must_fit_their_bits()
    {
        Refuses("The X-bus of row 0 has the id 16; ids of 4 bits are 0 to 15.", () => new XyBusIds([16], new int[1, 1], 4, 4));
        Refuses("The PE in row 0, column 1 has the id 16; ids of 4 bits are 0 to 15.", () => new XyBusIds([0], new[,] { { 0, 16 } }, 4, 4));
        Refuses("(0, 16) does not fit", () => new XyBusIds([0], new int[1, 1], 4, 4).TagOf(0, 16));
        Assert.Equal(31, new XyBusIds([0], new[,] { { 31 } }, EyerissV1Ports.RowIdBits, EyerissV1Ports.IfmapColumnIdBits).TagOf(0, 31));
    }

    [Fact]
    public void Every_row_needs_an_id() =>
        Refuses("there are 1 row ids, and ids of 2 × 1 PEs", () => new XyBusIds([0], new int[2, 1], 4, 4));

    private static XyBusIds Rows() =>
        new([.. Enumerable.Range(0, EyerissV1Ports.Rows)], new int[EyerissV1Ports.Rows, EyerissV1Ports.Columns], EyerissV1Ports.RowIdBits, EyerissV1Ports.ColumnIdBits);

    private static OperandOutlet Sender(Bench bench, int pe, int beats) =>
        bench.Builder.Add(
            $"/psums/{pe}",
            new OperandSource(Bench.Clock, [.. Enumerable.Repeat(Bench.Beat(pe), beats)], 2, EyerissV1Ports.Psum, OperandGroups.Each(3))).Outlet;

    private static void Refuses(string sentence, Func<object> make) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
}
