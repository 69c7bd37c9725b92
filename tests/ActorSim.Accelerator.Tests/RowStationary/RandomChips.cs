using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>Small chips, layers and mappings that fit, drawn from a seed.</summary>
internal static class RandomChips
{
    /// <summary>A program of one or two layers.</summary>
    internal static RowStationaryProgram Program(int seed, Func<RowStationaryHardware, RowStationaryHardware>? change = null)
    {
        var random = new Random(seed);
        var hardware = Hardware(random);
        hardware = change?.Invoke(hardware) ?? hardware;
        var layers = new RowStationaryLayer[random.Next(1, 3)];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = Layer(random, hardware, $"layer-{i}");
        }

        return new RowStationaryProgram(hardware, layers);
    }

    /// <summary>Values that may be negative, small enough for every sum.</summary>
    internal static RowStationaryValues Values(int seed, RowStationaryProgram program)
    {
        var random = new Random(seed);
        return new RowStationaryValues(
            [.. program.Layers.Select(layer => Draw(random, layer.Shape.Input.Elements * layer.Batch))],
            [.. program.Layers.Select(layer => Draw(random, layer.Shape.Weights))]);
    }

    private static int[] Draw(Random random, long count) =>
        [.. Enumerable.Range(0, checked((int)count)).Select(_ => random.Next(3) == 0 ? 0 : random.Next(-100, 101))];

    private static RowStationaryHardware Hardware(Random random) => new()
    {
        Rows = random.Next(2, 9),
        Columns = random.Next(1, 7),
        Pads = random.Next(4) == 0
            ? ScratchPads.Pool(random.Next(30, 100))
            : ScratchPads.Separate(random.Next(2, 13), random.Next(8, 60), random.Next(1, 7)),
        PipelineStages = random.Next(1, 5),
        IfmapPortWords = random.Next(1, 6),
        PsumPortWords = random.Next(4, 12),
        IfmapBusWords = random.Next(1, 4),
        FilterBusWords = random.Next(1, 5),
        PsumBusWords = random.Next(1, 5),
        BufferBanks = 40,
        BankWords = 200,
        FilterBufferWords = 2000,
        ReadsFirstPsums = random.Next(2) == 0,
        OverlapsFeatureMaps = random.Next(3) == 0,
        Core = Clock.FromMegahertz(200),
        Link = Clock.FromMegahertz(random.Next(2) == 0 ? 60 : 1000),
        ConfigurationBits = random.Next(0, 20),
    };

    private static RowStationaryLayer Layer(Random random, RowStationaryHardware hardware, string name)
    {
        while (true)
        {
            var shape = Shape(random);
            var batch = random.Next(1, 4);
            for (var attempt = 0; attempt < 100; attempt++)
            {
                var mapping = Mapping(random, shape, batch);
                if (MappingLimits.FirstBroken(hardware, shape, batch, mapping) is null)
                {
                    return new RowStationaryLayer(name, shape, batch, mapping);
                }
            }
        }
    }

    private static ConvolutionShape Shape(Random random)
    {
        var (height, width) = (random.Next(1, 10), random.Next(1, 10));
        switch (random.Next(5))
        {
            case 0:
                // Fully connected.
                var (h, w) = (Math.Min(height, 4), Math.Min(width, 4));
                return ConvolutionShape.Of(new FeatureMap(random.Next(1, 6), h, w), new Convolution(random.Next(1, 10), new Extent(h, w), Extent.Square(1)));
            case 1:
                // Depth-wise.
                var channels = random.Next(2, 5);
                return ConvolutionShape.Of(
                    new FeatureMap(channels, height + 2, width + 2), new Convolution(channels * random.Next(1, 3), Extent.Square(3), Stride(random), Extent.Square(1)) { Groups = channels });
            default:
                var groups = random.Next(1, 3);
                var kernel = new Extent(random.Next(1, 5), random.Next(1, 5));
                var padding = new Extent(random.Next(0, kernel.Height), random.Next(0, kernel.Width));
                return ConvolutionShape.Of(
                    new FeatureMap(groups * random.Next(1, 5), height + 4, width + 4),
                    new Convolution(groups * random.Next(1, 7), kernel, Stride(random), padding) { Groups = groups });
        }
    }

    private static Extent Stride(Random random) => new(random.Next(1, 5), random.Next(1, 5));

    private static RowStationaryMapping Mapping(Random random, ConvolutionShape shape, int batch)
    {
        var m = random.Next(1, shape.FiltersPerGroup + 1);
        return new RowStationaryMapping(
            m,
            random.Next(1, batch + 1),
            random.Next(1, shape.Output.Height + 1),
            random.Next(1, m + 1),
            random.Next(1, shape.ChannelsPerGroup + 1),
            random.Next(1, Math.Min(3, shape.ChannelsPerGroup) + 1),
            random.Next(1, Math.Min(3, m) + 1));
    }
}
