using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>
/// How often each latency occurred: exact up to 1023 cycles, above in steps of 1/512 of the latency or less.
/// </summary>
public sealed class LatencyHistogram
{
    private const int StepBits = 9;
    private const long Exact = 1L << (StepBits + 1);

    private long[] counts = new long[64];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a latency.</summary>
    /// <param name="cycles">The latency in cycles, not negative.</param>
    public void Add(long cycles)
    {
        var bin = BinOf(cycles);
        if (bin >= counts.Length)
        {
            Array.Resize(ref counts, Math.Max(bin + 1, counts.Length * 2));
        }

        counts[bin]++;
        Count++;
    }

    /// <summary>Counts all that another has counted.</summary>
    /// <param name="other">The other.</param>
    public void Add(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.counts.Length > counts.Length)
        {
            Array.Resize(ref counts, other.counts.Length);
        }

        for (var bin = 0; bin < other.counts.Length; bin++)
        {
            counts[bin] += other.counts[bin];
        }

        Count += other.Count;
    }

    /// <summary>The latency in cycles that a share of all do not exceed; of a step, its lowest; 0 if there is none.</summary>
    /// <param name="share">The share, above 0 up to 1: 0.5 for the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public long Percentile(double share)
    {
        if (share is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), $"A percentile is asked for with a share above 0 up to 1; found {share}.");
        }

        var rank = (long)Math.Ceiling(share * Count);
        var seen = 0L;
        foreach (var (low, _, count) in Steps())
        {
            seen += count;
            if (seen >= rank)
            {
                return low;
            }
        }

        return 0;
    }

    /// <summary>The steps that are not empty, by ascending latency: the lowest and the highest latency in cycles, and the count.</summary>
    public IEnumerable<(long Low, long High, long Count)> Steps()
    {
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0)
            {
                yield return (LowestOf(bin), LowestOf(bin + 1) - 1, counts[bin]);
            }
        }
    }

    private static int BinOf(long cycles)
    {
        if (cycles < Exact)
        {
            return (int)cycles;
        }

        // The leading one and StepBits more bits; each power of two has as many steps as the one before.
        var shift = BitOperations.Log2((ulong)cycles) - StepBits;
        return (int)((shift << StepBits) + (cycles >> shift));
    }

    private static long LowestOf(int bin)
    {
        if (bin < Exact)
        {
            return bin;
        }

        var shift = (bin >> StepBits) - 1;
        return (long)(bin - (shift << StepBits)) << shift;
    }
}
