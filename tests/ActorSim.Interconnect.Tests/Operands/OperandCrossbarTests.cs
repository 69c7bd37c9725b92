namespace ActorSim.Interconnect.Tests.Operands;

public sealed class OperandCrossbarTests
{
    [Fact]
    public void Inputs_with_different_receivers_do_not_disturb_each_other()
    {
        var bench = new Bench().AddPes(2);
        var crossbar = Add(bench, inputs: 2);
        bench.Feed(crossbar.Input(0), Bench.Width, crossbar.Groups, Bench.Beat(1, 0), Bench.Beat(0, 1));
        bench.Feed(crossbar.Input(1), Bench.Width, crossbar.Groups, Bench.Beat(0, 10), Bench.Beat(1, 11));

        bench.Run();

        Assert.Equal([(2, Bench.Beat(0, 10)), (3, Bench.Beat(0, 1))], bench.Pes[0].Seen);
        Assert.Equal([(2, Bench.Beat(1, 0)), (3, Bench.Beat(1, 11))], bench.Pes[1].Seen);
    }

    [Fact]
    public void Inputs_take_turns_at_a_receiver()
    {
        var bench = new Bench().AddPes(2);
        var crossbar = Add(bench, inputs: 3);
        for (var i = 0; i < 3; i++)
        {
            bench.Feed(crossbar.Input(i), Bench.Width, crossbar.Groups, Bench.Beat(0, 10 * i), Bench.Beat(0, (10 * i) + 1));
        }

        bench.Run();

        Assert.Equal([0UL, 10, 20, 1, 11, 21], bench.Pes[0].Seen.Select(one => one.Beat.Bits));
        Assert.Equal([2, 3, 4, 5, 6, 7], bench.Pes[0].Cycles);
    }

    [Fact]
    public void An_input_that_has_nothing_loses_its_turn_only_for_now()
    {
        // Input 1 was served last, input 2 has nothing: input 0 is served, then 1 again.
        var bench = new Bench().AddPes(1);
        var crossbar = Add(bench, inputs: 3);
        bench.Feed(crossbar.Input(0), Bench.Width, crossbar.Groups, Bench.Beat(0, 1), Bench.Beat(0, 2));
        bench.Feed(crossbar.Input(1), Bench.Width, crossbar.Groups, Bench.Beat(0, 11), Bench.Beat(0, 12));

        bench.Run();

        Assert.Equal([1UL, 11, 2, 12], bench.Pes[0].Seen.Select(one => one.Beat.Bits));
    }

    [Fact]
    public void A_beat_that_must_wait_holds_up_those_behind_it()
    {
        var bench = new Bench().AddPes(2, slots: 1, appetite: pe => new Appetite(First: pe == 0 ? 10 : 0));
        var crossbar = Add(bench, inputs: 1);
        bench.Feed(crossbar.Input(0), Bench.Width, crossbar.Groups, Bench.Beat(0), Bench.Beat(0), Bench.Beat(1));

        bench.Run();

        Assert.Equal([2, 12], bench.Pes[0].Cycles);
        Assert.Equal([13], bench.Pes[1].Cycles);
    }

    [Fact]
    public void A_multicast_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new OperandCrossbar(Bench.Clock, Bench.Width, 2, OperandGroups.All(4), [2, 2, 2, 2]));

        Assert.Contains("A crossbar is unicast: tag 0 names 4 receivers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crossbar_without_inputs_is_refused() =>
        Assert.Contains(
            "needs at least one input; it has 0",
            Assert.Throws<ArgumentException>(() => new OperandCrossbar(Bench.Clock, Bench.Width, 0, OperandGroups.Each(1), [2])).Message,
            StringComparison.Ordinal);

    private static OperandCrossbar Add(Bench bench, int inputs)
    {
        var crossbar = bench.Builder.Add("/crossbar", new OperandCrossbar(Bench.Clock, Bench.Width, inputs, OperandGroups.Each(bench.Pes.Count), bench.Slots));
        crossbar.ConnectReceivers(bench.Builder, bench.Inlets);
        return crossbar;
    }
}
