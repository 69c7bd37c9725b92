using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>Draws an index with a probability in proportion to its weight, exactly.</summary>
internal static class WeightedDraw
{
    /// <summary>For each index the sum of the weights up to and with it.</summary>
    /// <exception cref="ArgumentException">A weight is negative, all are 0, or their sum is too large.</exception>
    public static long[] Sums(IReadOnlyList<long> weights)
    {
        var sums = new long[weights.Count];
        long sum = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            if (weights[i] < 0 || weights[i] > long.MaxValue - sum)
            {
                throw new ArgumentException($"Weight {i} is {weights[i]}; weights are not negative, and their sum is below 2^63.");
            }

            sums[i] = sum += weights[i];
        }

        return sum > 0 ? sums : throw new ArgumentException("All weights are 0; at least one must be positive.");
    }

    public static int Next(long[] sums, RandomStream random)
    {
        var drawn = random.NextBelow(sums[^1]);
        var (low, high) = (0, sums.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sums[middle] > drawn ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
