namespace ActorSim.Scenarios;

/// <summary>The steps of histograms of latencies: from one power of two half way to the next.</summary>
internal static class HistogramSteps
{
    /// <summary>The step in which a latency lies: 1-1, 2-2, 3-3, 4-5, 6-7, 8-11, 12-15 and so on.</summary>
    /// <param name="latency">Not negative.</param>
    public static (long Low, long High) Of(long latency)
    {
        var power = 1L;
        while (power * 2 <= latency)
        {
            power *= 2;
        }

        var middle = power + (power / 2);
        return power < 2 ? (latency, latency) : latency < middle ? (power, middle - 1) : (middle, (2 * power) - 1);
    }
}
