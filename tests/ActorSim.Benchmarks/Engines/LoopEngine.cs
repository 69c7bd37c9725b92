namespace ActorSim.Benchmarks;

/// <summary>Measures a hand-written loop.</summary>
public static class LoopEngine
{
    public static Measurement Measure(BenchmarkModel model, Func<BenchmarkModel, EventLoop> make)
    {
        var rehearsal = model.Rehearsal;
        WarmUp.Rehearse(() => make(rehearsal).RunUntil(rehearsal.EndPicoseconds));
        var loop = make(model);
        loop.RunUntil(WarmUp.End(model));
        var before = loop.Tally();
        WarmUp.Settle();
        var meter = Meter.Start();
        loop.RunUntil(model.EndPicoseconds);
        return meter.Read(before, loop.Tally);
    }
}
