namespace ActorSim.Benchmarks;

/// <summary>What is said of several rounds: they are few and noisy, so medians and ranges.</summary>
public static class Statistics
{
    /// <summary>The middle value; of an even number the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            throw new ArgumentException("There is no median of nothing.", nameof(values));
        }

        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Ratios of values that were measured one right after the other: noise that lasts hits both.</summary>
    public static double[] PairedRatios(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators) =>
        [.. numerators.Zip(denominators, (numerator, denominator) => numerator / denominator)];
}
