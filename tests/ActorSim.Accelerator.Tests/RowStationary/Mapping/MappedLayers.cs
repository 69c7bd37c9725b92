using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary.Mapping;

/// <summary>Chips, layers and cost tables for tests of the mapper.</summary>
internal static class MappedLayers
{
    public static readonly AccessCosts Normalised = new() { Unit = "MAC", Mac = 1, Pad = 1, Array = 2, Buffer = 6, Dram = 200 };

    /// <summary>Eyeriss v1: 12 × 14 PEs, pads of 12, 224 and 24 words, 25 banks of 4 kB and 8 kB for filters.</summary>
    public static readonly RowStationaryHardware EyerissV1 = new()
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

    /// <summary>AlexNet's eight layers.</summary>
    public static readonly (string Name, ConvolutionShape Shape)[] AlexNet =
    [
        ("CONV1", Layer(3, 227, 96, 11, stride: 4)),
        ("CONV2", Layer(96, 27, 256, 5, padding: 2, groups: 2)),
        ("CONV3", Layer(256, 13, 384, 3, padding: 1)),
        ("CONV4", Layer(384, 13, 384, 3, padding: 1, groups: 2)),
        ("CONV5", Layer(384, 13, 256, 3, padding: 1, groups: 2)),
        ("FC6", Layer(256, 6, 4096, 6)),
        ("FC7", Layer(4096, 1, 4096, 1)),
        ("FC8", Layer(4096, 1, 1000, 1)),
    ];

    /// <summary>VGG-16's convolutions of different shapes.</summary>
    public static readonly (string Name, ConvolutionShape Shape)[] Vgg16 =
    [
        ("CONV1_1", Layer(3, 224, 64, 3, padding: 1)),
        ("CONV1_2", Layer(64, 224, 64, 3, padding: 1)),
        ("CONV2_1", Layer(64, 112, 128, 3, padding: 1)),
        ("CONV2_2", Layer(128, 112, 128, 3, padding: 1)),
        ("CONV3_1", Layer(128, 56, 256, 3, padding: 1)),
        ("CONV3_2", Layer(256, 56, 256, 3, padding: 1)),
        ("CONV3_3", Layer(256, 56, 256, 3, padding: 1)),
        ("CONV4_1", Layer(256, 28, 512, 3, padding: 1)),
        ("CONV4_2", Layer(512, 28, 512, 3, padding: 1)),
        ("CONV4_3", Layer(512, 28, 512, 3, padding: 1)),
        ("CONV5_1", Layer(512, 14, 512, 3, padding: 1)),
        ("CONV5_2", Layer(512, 14, 512, 3, padding: 1)),
        ("CONV5_3", Layer(512, 14, 512, 3, padding: 1)),
        ("FC6", Layer(512, 7, 4096, 7)),
        ("FC7", Layer(4096, 1, 4096, 1)),
        ("FC8", Layer(4096, 1, 1000, 1)),
    ];

    /// <summary>The mappings published for AlexNet's convolutions on Eyeriss v1 (JSSC 52(1), 2017, Table III; CONV3 as its traffic suggests).</summary>
    public static readonly RowStationaryMapping[] Published =
    [
        new(96, 1, 7, 16, 1, 1, 2),
        new(64, 1, 27, 16, 2, 1, 1),
        new(64, 4, 13, 16, 3, 2, 2),
        new(64, 4, 13, 16, 3, 2, 2),
        new(64, 4, 13, 16, 3, 2, 2),
    ];

    public static ConvolutionShape Layer(int channels, int size, int filters, int kernel, int stride = 1, int padding = 0, int groups = 1) =>
        ConvolutionShape.Of(
            new FeatureMap(channels, size, size),
            new Convolution(filters, Extent.Square(kernel), Extent.Square(stride), Extent.Square(padding), groups));

    /// <summary>A small chip.</summary>
    public static RowStationaryHardware RandomChip(Random random) => EyerissV1 with
    {
        Rows = random.Next(1, 9),
        Columns = random.Next(1, 7),
        Pads = random.Next(2) == 0 ? ScratchPads.Pool(random.Next(3, 60)) : ScratchPads.Separate(random.Next(1, 9), random.Next(1, 40), random.Next(1, 6)),
        BufferBanks = random.Next(2, 9),
        BankWords = random.Next(4, 120),
        FilterBufferWords = random.Next(8, 300),
        ReadsFirstPsums = random.Next(2) == 0,
        OverlapsFeatureMaps = random.Next(2) == 0,
    };

    /// <summary>A small layer with strides, padding and groups.</summary>
    public static ConvolutionShape RandomLayer(Random random)
    {
        var groups = random.Next(1, 3);
        var (kernel, padding) = (new Extent(random.Next(1, 4), random.Next(1, 4)), new Extent(random.Next(0, 2), random.Next(0, 2)));
        return ConvolutionShape.Of(
            new FeatureMap(groups * random.Next(1, 6), random.Next(kernel.Height, 9), random.Next(kernel.Width, 9)),
            new Convolution(groups * random.Next(1, 9), kernel, new Extent(random.Next(1, 5), random.Next(1, 5)), padding, groups));
    }

    /// <summary>A mapping whose parameters are in range, whether it fits a chip or not.</summary>
    public static RowStationaryMapping RandomMapping(Random random, ConvolutionShape layer, int batch)
    {
        var m = random.Next(1, layer.FiltersPerGroup + 1);
        return new RowStationaryMapping(
            m,
            random.Next(1, batch + 1),
            random.Next(1, layer.Output.Height + 1),
            random.Next(1, m + 1),
            random.Next(1, layer.ChannelsPerGroup + 1),
            random.Next(1, layer.ChannelsPerGroup + 1),
            random.Next(1, m + 1));
    }

    /// <summary>A small chip, a layer, a batch and a mapping that fits.</summary>
    public static (RowStationaryHardware Chip, RowStationaryLayer Layer) RandomFitting(Random random)
    {
        while (true)
        {
            var (chip, layer, batch) = (RandomChip(random), RandomLayer(random), random.Next(1, 4));
            for (var attempt = 0; attempt < 20; attempt++)
            {
                var mapping = RandomMapping(random, layer, batch);
                if (MappingLimits.FirstBroken(chip, layer, batch, mapping) is null)
                {
                    return (chip, new RowStationaryLayer("layer", layer, batch, mapping));
                }
            }
        }
    }
}
