using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Training;

/// <summary>How long a device takes for each layer and image, forwards and backwards. Immutable.</summary>
/// <remarks>
/// Times are kept as running sums of picoseconds an image, so that those of a range of layers add up exactly to that of all.
/// </remarks>
public sealed class LayerTimes
{
    /// <summary>A multiply-accumulate is two floating-point operations.</summary>
    private const int OperationsPerMac = 2;

    /// <summary>The backward pass computes the gradient of the activations and that of the parameters: two forward passes.</summary>
    private const int BackwardPasses = 2;

    private readonly long[] forwardUntil;
    private readonly long[] backwardUntil;

    /// <summary>Makes the times.</summary>
    /// <param name="forward">Of each layer, an image.</param>
    /// <param name="backward">Of each layer, an image.</param>
    /// <exception cref="ArgumentException">Not as many of one as of the other, or a negative time.</exception>
    public LayerTimes(IReadOnlyList<SimDuration> forward, IReadOnlyList<SimDuration> backward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        if (forward.Count != backward.Count)
        {
            throw new ArgumentException($"There are {forward.Count} forward and {backward.Count} backward times.", nameof(backward));
        }

        forwardUntil = RunningSums(forward);
        backwardUntil = RunningSums(backward);
    }

    /// <summary>How many layers.</summary>
    public int Layers => forwardUntil.Length - 1;

    /// <summary>Of an image, forwards and backwards through all layers.</summary>
    public SimDuration OfImage => SimDuration.FromPicoseconds(forwardUntil[^1] + backwardUntil[^1]);

    /// <summary>A device that does so many floating-point operations a second, of which a share is reached.</summary>
    /// <param name="workload">What is trained.</param>
    /// <param name="operationsPerSecond">Peak, two for each multiply-accumulate.</param>
    /// <param name="efficiency">The share of it that is reached, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate that is not positive, or a share outside (0, 1].</exception>
    public static LayerTimes FromRate(TrainingWorkload workload, double operationsPerSecond, double efficiency)
    {
        ArgumentNullException.ThrowIfNull(workload);
        if (!(operationsPerSecond > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(operationsPerSecond), operationsPerSecond, "A rate is positive.");
        }

        if (efficiency is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(efficiency), efficiency, "A share of the peak lies in (0, 1].");
        }

        var picosecondsPerMac = OperationsPerMac / (operationsPerSecond * efficiency) * 1e12;
        var forward = workload.Layers.Select(layer => SimDuration.FromPicoseconds((long)Math.Round(layer.Macs * picosecondsPerMac))).ToArray();
        return new LayerTimes(forward, [.. forward.Select(time => time * BackwardPasses)]);
    }

    /// <summary>A device for which the time of an image was measured; layers share it in proportion to their multiply-accumulates.</summary>
    /// <param name="workload">What is trained.</param>
    /// <param name="forward">Of an image, forwards through all layers.</param>
    /// <param name="backward">Of an image, backwards.</param>
    public static LayerTimes FromMeasured(TrainingWorkload workload, SimDuration forward, SimDuration backward)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return new LayerTimes(Divide(workload, forward), Divide(workload, backward));
    }

    /// <summary>The times when each of <paramref name="workers"/> does an equal part of every layer that <paramref name="isSplit"/> names.</summary>
    public LayerTimes Split(int workers, Func<int, bool> isSplit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentNullException.ThrowIfNull(isSplit);
        SimDuration Part(long[] until, int layer) =>
            SimDuration.FromPicoseconds((until[layer + 1] - until[layer]) / (isSplit(layer) ? workers : 1));
        return new LayerTimes(
            [.. Enumerable.Range(0, Layers).Select(layer => Part(forwardUntil, layer))],
            [.. Enumerable.Range(0, Layers).Select(layer => Part(backwardUntil, layer))]);
    }

    /// <summary>How long some layers take for some images.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layers.</exception>
    /// <exception cref="OverflowException">Longer than the range of time.</exception>
    public SimDuration Of(StepPhase phase, int firstLayer, int lastLayer, int images)
    {
        var until = phase switch
        {
            StepPhase.Forward => forwardUntil,
            StepPhase.Backward => backwardUntil,
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "Layers have times forwards and backwards."),
        };
        if (firstLayer < 0 || lastLayer < firstLayer || lastLayer >= Layers)
        {
            throw new ArgumentOutOfRangeException(nameof(firstLayer), $"Layers {firstLayer} to {lastLayer} of {Layers} were asked for.");
        }

        return SimDuration.FromPicoseconds(checked((until[lastLayer + 1] - until[firstLayer]) * images));
    }

    private static SimDuration[] Divide(TrainingWorkload workload, SimDuration whole)
    {
        var times = new SimDuration[workload.Layers.Count];
        Int128 macs = 0;
        long before = 0;
        for (var layer = 0; layer < times.Length; layer++)
        {
            macs += workload.Layers[layer].Macs;
            var until = workload.Macs == 0
                ? whole.Picoseconds * (layer + 1) / times.Length
                : (long)(macs * whole.Picoseconds / workload.Macs);
            times[layer] = SimDuration.FromPicoseconds(until - before);
            before = until;
        }

        return times;
    }

    private static long[] RunningSums(IReadOnlyList<SimDuration> times)
    {
        var sums = new long[times.Count + 1];
        for (var i = 0; i < times.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(times[i], SimDuration.Zero, nameof(times));
            sums[i + 1] = checked(sums[i] + times[i].Picoseconds);
        }

        return sums;
    }
}
