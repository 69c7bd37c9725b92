namespace ActorSim.Benchmarks;

/// <summary>Finds how long the chain of an event's work must be on this machine.</summary>
public static class Calibration
{
    private const int Rounds = 5;
    private const int Steps = 20_000_000;

    private static ulong sink;

    /// <summary>Steps of the dependent chain that take so many nanoseconds: the median of a few trials.</summary>
    public static int StepsFor(int nanoseconds)
    {
        Trial();
        var nanosecondsPerStep = Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Trial()));
        return Math.Max(1, (int)Math.Round(nanoseconds / nanosecondsPerStep));
    }

    private static double Trial()
    {
        var began = Environment.CpuUsage.TotalTime;
        sink += DependentChain.Run(sink, Steps);
        return (Environment.CpuUsage.TotalTime - began).TotalNanoseconds / Steps;
    }
}
