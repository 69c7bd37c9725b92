using ActorSim.Accelerator;
using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Benchmarks;

/// <summary>The chip of <c>scenarios/chips/eyeriss-v1.conf</c>, and the layers that benchmarks map and run on it.</summary>
internal static class EyerissV1
{
    internal static readonly AccessCosts Costs = new() { Unit = "MAC", Mac = 1, Pad = 1, Array = 2, Buffer = 6, Dram = 200 };

    internal static readonly RowStationaryHardware Chip = new()
    {
        Rows = 12,
        Columns = 14,
        Pads = ScratchPads.Separate(ifmap: 12, filter: 224, psum: 24),
        BufferBanks = 25,
        BankWords = 2048,
        FilterBufferWords = 4096,
        Core = Clock.FromMegahertz(200),
        Link = Clock.FromMegahertz(60),
        ConfigurationBits = 1794,
    };

    /// <summary>AlexNet, dense layers included.</summary>
    internal static readonly ConvolutionShape[] AlexNet =
    [
        Layer(3, 227, 96, 11, stride: 4),
        Layer(96, 27, 256, 5, padding: 2, groups: 2),
        Layer(256, 13, 384, 3, padding: 1),
        Layer(384, 13, 384, 3, padding: 1, groups: 2),
        Layer(384, 13, 256, 3, padding: 1, groups: 2),
        Layer(256, 6, 4096, 6),
        Layer(4096, 1, 4096, 1),
        Layer(4096, 1, 1000, 1),
    ];

    /// <summary>VGG-16, dense layers included.</summary>
    internal static readonly ConvolutionShape[] Vgg16 =
    [
        Layer(3, 224, 64, 3, padding: 1),
        Layer(64, 224, 64, 3, padding: 1),
        Layer(64, 112, 128, 3, padding: 1),
        Layer(128, 112, 128, 3, padding: 1),
        Layer(128, 56, 256, 3, padding: 1),
        Layer(256, 56, 256, 3, padding: 1),
        Layer(256, 56, 256, 3, padding: 1),
        Layer(256, 28, 512, 3, padding: 1),
        Layer(512, 28, 512, 3, padding: 1),
        Layer(512, 28, 512, 3, padding: 1),
        Layer(512, 14, 512, 3, padding: 1),
        Layer(512, 14, 512, 3, padding: 1),
        Layer(512, 14, 512, 3, padding: 1),
        Layer(512, 7, 4096, 7),
        Layer(4096, 1, 4096, 1),
        Layer(4096, 1, 1000, 1),
    ];

    /// <summary>The mappings published for AlexNet's convolutions; CONV3 as its published buffer traffic has it.</summary>
    internal static readonly RowStationaryMapping[] PublishedMappings =
    [
        new(96, 1, 7, 16, 1, 1, 2),
        new(64, 1, 27, 16, 2, 1, 1),
        new(64, 4, 13, 16, 3, 2, 2),
        new(64, 4, 13, 16, 3, 2, 2),
        new(64, 4, 13, 16, 3, 2, 2),
    ];

    private static ConvolutionShape Layer(int channels, int size, int filters, int kernel, int stride = 1, int padding = 0, int groups = 1) =>
        ConvolutionShape.Of(
            new FeatureMap(channels, size, size),
            new Convolution(filters, Extent.Square(kernel), Extent.Square(stride), Extent.Square(padding), groups));
}
