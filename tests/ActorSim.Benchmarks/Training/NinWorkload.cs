using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Benchmarks;

/// <summary>
/// Network in network as FireCaffe trains it, with its images' time on a K20X: the layers of scenarios/networks/nin.conf and
/// the time of scenarios/clusters/titan.conf.
/// </summary>
internal static class NinWorkload
{
    private const int WordBytes = 4;

    public static TrainingWorkload Workload { get; } = new(
        "nin",
        [
            Convolution("conv1", 11, 3, 96, 54), Convolution("cccp1", 1, 96, 96, 54), Convolution("cccp2", 1, 96, 96, 54),
            Convolution("conv2", 5, 96, 256, 27), Convolution("cccp3", 1, 256, 256, 27), Convolution("cccp4", 1, 256, 256, 27),
            Convolution("conv3", 3, 256, 384, 13), Convolution("cccp5", 1, 384, 384, 13), Convolution("cccp6", 1, 384, 384, 13),
            Convolution("conv4", 3, 384, 1024, 6), Convolution("cccp7", 1, 1024, 1024, 6), Convolution("cccp8", 1, 1024, 1000, 6),
        ]);

    /// <summary>8.3222 ms an image, a third of it forwards.</summary>
    public static LayerTimes Times { get; } = LayerTimes.FromMeasured(Workload, SimDuration.FromNanoseconds(2_774_067), SimDuration.FromNanoseconds(5_548_133));

    private static TrainingLayer Convolution(string name, int kernel, int channels, int filters, int side)
    {
        var weights = (long)kernel * kernel * channels * filters;
        var outputs = (long)side * side * filters;
        return new TrainingLayer(name, weights * side * side, (weights + filters) * WordBytes, outputs * WordBytes, outputs * WordBytes, IsDense: false, filters);
    }
}
