namespace ActorSim.Training;

/// <summary>Neighbouring layers whose gradients travel together, as soon as the backward pass has the first of them.</summary>
/// <param name="FirstLayer">The first layer, which the backward pass reaches last.</param>
/// <param name="LastLayer">The last layer.</param>
/// <param name="Bytes">Of their gradients, ≥ 1.</param>
public readonly record struct GradientBucket(int FirstLayer, int LastLayer, long Bytes)
{
    /// <summary>
    /// Divides layers into buckets, last layers first: a bucket is closed when it has at least so many bytes, and every layer is in one.
    /// </summary>
    /// <param name="workload">What is trained.</param>
    /// <param name="layers">How many of its layers, from the first, are exchanged.</param>
    /// <param name="leastBytes">1: every layer with parameters has its own bucket; <see cref="long.MaxValue"/>: there is one.</param>
    public static IReadOnlyList<GradientBucket> Divide(TrainingWorkload workload, int layers, long leastBytes)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastBytes, 1);
        var buckets = new List<GradientBucket>();
        var last = layers - 1;
        long bytes = 0;
        for (var layer = layers - 1; layer >= 0; layer--)
        {
            bytes += workload.Layers[layer].GradientBytes;
            if (bytes >= leastBytes || (layer == 0 && bytes > 0))
            {
                buckets.Add(new GradientBucket(layer, last, bytes));
                (last, bytes) = (layer - 1, 0);
            }
        }

        if (last >= 0 && buckets.Count > 0)
        {
            // Only layers without parameters are left in front.
            buckets[^1] = buckets[^1] with { FirstLayer = 0 };
        }

        return buckets;
    }
}
