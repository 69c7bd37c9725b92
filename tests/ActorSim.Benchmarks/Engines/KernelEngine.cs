using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>Measures the kernel, through actors and ports.</summary>
public static class KernelEngine
{
    /// <summary>One run on a number of threads.</summary>
    public static Measurement Measure(BenchmarkModel model, int threads)
    {
        Rehearse(model, threads);
        var system = WarmedUp(model);
        using var simulation = system.Simulation;
        var before = system.Tally();
        WarmUp.Settle();
        var meter = Meter.Start();
        if (threads > 1)
        {
            simulation.Run(Options(model, threads));
            return meter.Read(before, system.Tally);
        }

        // On one thread the steady state can be told from the closing, which allocates a little for each actor.
        simulation.Advance(End(model));
        var measured = meter.Read(before, system.Tally);
        var paused = meter.WallSeconds;
        simulation.Run(Options(model, threads));
        return measured with { ClosedWallSeconds = measured.WallSeconds + meter.WallSeconds - paused };
    }

    /// <summary>
    /// The kernel without its fingerprint. The switch is read once by each process, before the first simulation is built,
    /// so that the compiler leaves the code out.
    /// </summary>
    public static Measurement MeasureWithoutFingerprint(BenchmarkModel model)
    {
        AppContext.SetSwitch("ActorSim.Kernel.WithoutFingerprint", true);
        return Measure(model, threads: 1);
    }

    /// <summary>Two independent runs of the same model at once, each on a thread of its own: what the machine gives.</summary>
    public static Measurement MeasureTwoCopies(BenchmarkModel model)
    {
        Rehearse(model, threads: 1);
        KernelSystem[] systems = [WarmedUp(model), WarmedUp(model)];
        var before = systems[0].Tally();
        using var start = new Barrier(systems.Length + 1);
        var threads = Array.ConvertAll(systems, system => new Thread(() =>
        {
            start.SignalAndWait();
            system.Simulation.Advance(End(model));
        }));
        foreach (var thread in threads)
        {
            thread.Start();
        }

        WarmUp.Settle();
        var meter = Meter.Start();
        start.SignalAndWait();
        foreach (var thread in threads)
        {
            thread.Join();
        }

        var measured = meter.Read(before, systems[0].Tally);
        if (systems[1].Tally() != systems[0].Tally())
        {
            throw new InvalidOperationException($"Two copies of {model.Name} came to different ends.");
        }

        return measured with { MeasuredEvents = measured.MeasuredEvents * systems.Length };
    }

    private static void Rehearse(BenchmarkModel model, int threads)
    {
        var rehearsal = model.Rehearsal;
        WarmUp.Rehearse(() =>
        {
            using var simulation = rehearsal.BuildSystem().Simulation;
            simulation.Advance(SimTime.FromPicoseconds(rehearsal.EndPicoseconds / 2));
            simulation.Run(Options(rehearsal, threads));
        });
    }

    private static KernelSystem WarmedUp(BenchmarkModel model)
    {
        var system = model.BuildSystem();
        system.Simulation.Advance(SimTime.FromPicoseconds(WarmUp.End(model)));
        return system;
    }

    private static SimTime End(BenchmarkModel model) => SimTime.FromPicoseconds(model.EndPicoseconds);

    private static RunOptions Options(BenchmarkModel model, int threads) => new() { Threads = threads, TimeLimit = End(model) };
}
