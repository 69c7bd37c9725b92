namespace ActorSim.Interconnect.Tests.Operands;

public sealed class SystolicChainTests
{
    [Fact]
    public void Every_pe_sees_every_word_a_cycle_after_the_pe_before_it()
    {
        var bench = new Bench().AddPes(4);
        var first = Chain(bench, beats: 3)[0];

        bench.Run();

        Assert.All(bench.Pes.Index(), pe => Assert.Equal([2 + pe.Index, 3 + pe.Index, 4 + pe.Index], pe.Item.Cycles));
        Assert.All(bench.Pes, pe => Assert.Equal([0UL, 1, 2], pe.Seen.Select(one => one.Beat.Bits)));
        Assert.Equal(3, first.BeatsSent);
    }

    [Fact]
    public void Back_pressure_stops_the_stages_before_a_pe_that_is_not_ready()
    {
        // PE 2 takes nothing before cycle 20, its slots hold beats 0 and 1. Stage 2 holds two more, 2 and 3, and so does stage 1, 4 and 5,
        // of which PE 1 has seen neither: a stage hands a beat to its PE and to the next stage in one cycle.
        var bench = new Bench().AddPes(3, appetite: pe => new Appetite(First: pe == 2 ? 20 : 0));
        Chain(bench, beats: 8);

        bench.Run();

        Assert.Equal([4, 5, 22, 23, 24, 25, 26, 27], bench.Pes[2].Cycles);
        Assert.Equal([3, 4, 5, 6, 23, 24, 25, 26], bench.Pes[1].Cycles);
        Assert.Equal([2, 3, 4, 5, 6, 7, 24, 25], bench.Pes[0].Cycles);
    }

    [Fact]
    public void Stages_of_one_slot_pass_on_a_beat_every_other_cycle()
    {
        var bench = new Bench().AddPes(3);
        Chain(bench, beats: 3, slots: 1);

        bench.Run();

        Assert.Equal([4, 6, 8], bench.Pes[2].Cycles);
    }

    [Fact]
    public void A_chain_of_no_pes_is_refused() =>
        Assert.Throws<ArgumentException>(() => Chain(new Bench(), beats: 1));

    private static IReadOnlyList<ElasticRouter> Chain(Bench bench, int beats, int slots = 2)
    {
        var chain = SystolicChain.Build(bench.Builder, "/chain", Bench.Clock, Bench.Width, bench.Inlets, slots);
        bench.Feed(
            chain[0].Input(0), Bench.Width, OperandGroups.All(bench.Pes.Count), [.. Enumerable.Range(0, beats).Select(number => Bench.Beat(SystolicChain.Tag, number))]);
        return chain;
    }
}
