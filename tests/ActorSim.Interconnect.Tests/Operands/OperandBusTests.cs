namespace ActorSim.Interconnect.Tests.Operands;

public sealed class OperandBusTests
{
    [Fact]
    public void A_beat_reaches_every_pe_two_cycles_after_it_was_sent()
    {
        var bench = new Bench().AddPes(4);
        var bus = Broadcast(bench, 0, 1, 2);

        bench.Run();

        Assert.All(bench.Pes, pe => Assert.Equal([2, 3, 4], pe.Cycles));
        Assert.Equal((3, 3, 12), (bus.BeatsSent, bus.WordsSent, bus.WordsDelivered));
    }

    [Fact]
    public void One_pe_that_is_not_ready_holds_up_everybody()
    {
        // PE 1 takes its first beat in cycle 10, so that its two slots are full from cycle 3 on. The slot that it frees in 10
        // is used in 11, and the beat is seen by all in 12.
        var bench = new Bench().AddPes(3, appetite: pe => new Appetite(First: pe == 1 ? 10 : 0));
        Broadcast(bench, 0, 1, 2, 3);

        bench.Run();

        Assert.All(bench.Pes, pe => Assert.Equal([2, 3, 12, 13], pe.Cycles));
    }

    [Fact]
    public void A_slot_freed_in_a_cycle_is_used_in_the_next()
    {
        // Two cycles a beat: seen in k, its slot freed in k and used in k + 1, the next beat seen in k + 2.
        var bench = new Bench().AddPes(1, slots: 1);
        Broadcast(bench, 0, 1, 2, 3);

        bench.Run();

        Assert.Equal([2, 4, 6, 8], bench.Pes[0].Cycles);
    }

    [Fact]
    public void Only_pes_whose_tag_matches_take_a_beat_and_the_others_need_no_room()
    {
        var bench = new Bench().AddPes(3, slots: 1, appetite: pe => new Appetite(First: pe == 2 ? 100 : 0));
        var groups = new OperandGroups(3, [new(0, [0, 1, 2]), new(7, [1, 0])]);
        var bus = bench.Builder.Add("/bus", new OperandBus(Bench.Clock, Bench.Width, groups, bench.Slots));
        bus.ConnectReceivers(bench.Builder, bench.Inlets);
        bench.Feed(bus.Input(0), Bench.Width, groups, Bench.Beat(0), Bench.Beat(7), Bench.Beat(7));

        bench.Run();

        Assert.Equal([2, 4, 6], bench.Pes[0].Cycles);
        Assert.Equal([2, 4, 6], bench.Pes[1].Cycles);
        Assert.Equal([2], bench.Pes[2].Cycles);
    }

    [Fact]
    public void A_beat_for_a_pe_that_is_ready_waits_behind_one_for_a_pe_that_is_not()
    {
        var bench = new Bench().AddPes(2, slots: 1, appetite: pe => new Appetite(First: pe == 0 ? 20 : 0));
        var groups = OperandGroups.Each(2);
        var bus = bench.Builder.Add("/bus", new OperandBus(Bench.Clock, Bench.Width, groups, bench.Slots));
        bus.ConnectReceivers(bench.Builder, bench.Inlets);
        bench.Feed(bus.Input(0), Bench.Width, groups, Bench.Beat(0), Bench.Beat(0), Bench.Beat(1));

        bench.Run();

        Assert.Equal([2, 22], bench.Pes[0].Cycles);
        Assert.Equal([23], bench.Pes[1].Cycles);
    }

    [Fact]
    public void An_input_of_one_slot_takes_a_beat_every_other_cycle()
    {
        var bench = new Bench().AddPes(1);
        BroadcastOver(bench, inputSlots: 1, 0, 1, 2);

        bench.Run();

        Assert.Equal([2, 4, 6], bench.Pes[0].Cycles);
    }

    [Fact]
    public void Time_is_busy_stalled_or_idle()
    {
        var bench = new Bench().AddPes(2, appetite: pe => new Appetite(First: pe == 1 ? 10 : 0));
        Broadcast(bench, 0, 1, 2, 3);

        var end = bench.Run().End;

        // Beats leave in 1, 2, 11 and 12; nothing can leave from 3 to 10.
        Assert.Equal(4, Cycles("time.busy"));
        Assert.Equal(8, Cycles("time.stalled-on-credit"));
        Assert.Equal(Bench.Clock.EdgeAtOrAfter(end) - 12, Cycles("time.idle"));

        double Cycles(string name) => bench.Metric("/bus", name) / 5000;
    }

    [Fact]
    public void A_beat_for_nobody_is_refused_before_the_run()
    {
        var bench = new Bench().AddPes(2);
        var groups = OperandGroups.All(2);
        var bus = bench.Builder.Add("/bus", new OperandBus(Bench.Clock, Bench.Width, groups, bench.Slots));

        var error = Assert.Throws<ArgumentException>(() => bench.Feed(bus.Input(0), Bench.Width, groups, Bench.Beat(0), Bench.Beat(3)));

        Assert.Contains("Beat 1 of a source: Nobody takes beats with tag 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_for_another_number_of_pes_are_refused() =>
        Assert.Contains(
            "The groups are for 3 receivers, but the bus has 2",
            Assert.Throws<ArgumentException>(() => new OperandBus(Bench.Clock, Bench.Width, OperandGroups.All(3), [2, 2])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_receiver_without_slots_is_refused() =>
        Assert.Contains(
            "Receiver 1 of an operand network needs at least one slot",
            Assert.Throws<ArgumentException>(() => new OperandBus(Bench.Clock, Bench.Width, OperandGroups.All(2), [2, 0])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_input_without_slots_is_refused() =>
        Assert.Contains(
            "needs at least one slot",
            Assert.Throws<ArgumentException>(() => new OperandBus(Bench.Clock, Bench.Width, OperandGroups.All(1), [2], slots: 0)).Message,
            StringComparison.Ordinal);

    private static OperandBus Broadcast(Bench bench, params int[] numbers) => BroadcastOver(bench, 2, numbers);

    private static OperandBus BroadcastOver(Bench bench, int inputSlots, params int[] numbers)
    {
        var groups = OperandGroups.All(bench.Pes.Count);
        var bus = bench.Builder.Add("/bus", new OperandBus(Bench.Clock, Bench.Width, groups, bench.Slots, inputSlots));
        bus.ConnectReceivers(bench.Builder, bench.Inlets);
        bench.Feed(bus.Input(0), Bench.Width, groups, [.. numbers.Select(number => Bench.Beat(0, number))]);
        return bus;
    }
}
