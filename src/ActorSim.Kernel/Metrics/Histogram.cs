using System.Numerics;

namespace ActorSim.Kernel;

/// <summary>
/// The distribution of whole numbers ≥ 0 (latencies in ps or cycles, queue lengths): count, sum,
/// extremes, and percentiles to better than 1 part in 32. Made by <see cref="Actor.Distribution"/>.
/// </summary>
/// <remarks>
/// Buckets as in HdrHistogram: values below 64 exactly, above that each power of two in 32 equal steps.
/// </remarks>
public sealed class Histogram : Metric
{
    private const int SubBits = 5;
    private const int ExactBelow = 1 << (SubBits + 1);

    private long[] buckets = [];

    internal Histogram(Actor owner, string name, string unit)
        : base(owner, name, unit)
    {
    }

    /// <summary>How many samples there are.</summary>
    public long Count { get; private set; }

    /// <summary>The sum of all samples.</summary>
    public Int128 Sum { get; private set; }

    /// <summary>The smallest sample, or 0 without any.</summary>
    public long Minimum { get; private set; }

    /// <summary>The largest sample, or 0 without any.</summary>
    public long Maximum { get; private set; }

    /// <summary>The mean, or 0 without samples.</summary>
    public double Mean => Count == 0 ? 0 : (double)Sum / Count;

    /// <summary>The buckets that hold samples, smallest first, with the least and the largest sample that each could hold.</summary>
    public IEnumerable<(long Low, long High, long Count)> Buckets
    {
        get
        {
            for (var bucket = 0; bucket < buckets.Length; bucket++)
            {
                if (buckets[bucket] > 0)
                {
                    yield return (bucket == 0 ? 0 : LargestOf(bucket - 1) + 1, LargestOf(bucket), buckets[bucket]);
                }
            }
        }
    }

    /// <summary>Adds a sample ≥ 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public void Add(long sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sample);
        var bucket = BucketOf(sample);
        if (bucket >= buckets.Length)
        {
            Array.Resize(ref buckets, Math.Max(ExactBelow, bucket + (1 << SubBits)));
        }

        buckets[bucket]++;
        Minimum = Count == 0 ? sample : Math.Min(Minimum, sample);
        Maximum = Math.Max(Maximum, sample);
        Count++;
        Sum += sample;
    }

    /// <summary>
    /// The smallest bucket bound below which at least the given share of samples lies: exact below 64,
    /// within 1/32 above. 0 without samples.
    /// </summary>
    /// <param name="share">0 to 1, such as 0.99.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not within 0 to 1.</exception>
    public long Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            seen += buckets[bucket];
            if (seen >= wanted)
            {
                return Math.Min(LargestOf(bucket), Maximum);
            }
        }

        return Maximum;
    }

    /// <inheritdoc/>
    public override IEnumerable<MetricReading> Read() =>
    [
        Reading(Count, "count", "1"), Reading(Mean, "mean"), Reading(Minimum, "min"), Reading(Maximum, "max"),
        Reading(Percentile(0.5), "p50"), Reading(Percentile(0.95), "p95"), Reading(Percentile(0.99), "p99"),
    ];

    private static int BucketOf(long sample)
    {
        if (sample < ExactBelow)
        {
            return (int)sample;
        }

        var shift = BitOperations.Log2((ulong)sample) - SubBits;
        return (shift << SubBits) + (int)(sample >> shift);
    }

    private static long LargestOf(int bucket)
    {
        if (bucket < ExactBelow)
        {
            return bucket;
        }

        var shift = (bucket >> SubBits) - 1;
        var step = (long)(bucket & ((1 << SubBits) - 1)) + (1 << SubBits);
        return ((step + 1) << shift) - 1;
    }
}
