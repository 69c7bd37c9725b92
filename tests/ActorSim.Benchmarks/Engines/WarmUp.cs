namespace ActorSim.Benchmarks;

/// <summary>
/// How a measurement is prepared: short runs of much the same model until the compiler has seen and optimised
/// everything, then the first fifth of the run itself, which fills queues, pools and caches.
/// </summary>
public static class WarmUp
{
    private const int Share = 5;
    private const int FewestRehearsals = 3;
    private const double RehearsalSeconds = 0.6;

    /// <summary>Until when a run only warms up.</summary>
    public static long End(BenchmarkModel model) => model.EndPicoseconds / Share;

    /// <summary>Runs short runs, for a while.</summary>
    public static void Rehearse(Action shortRun)
    {
        var began = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < FewestRehearsals || (Environment.CpuUsage.TotalTime - began).TotalSeconds < RehearsalSeconds; i++)
        {
            shortRun();
        }
    }
}
