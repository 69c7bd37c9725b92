using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Benchmarks;

/// <summary>How long the mapper takes for all layers of AlexNet and VGG-16 on Eyeriss v1, on one thread.</summary>
public static class MapperBenchmark
{
    private static readonly AccessCosts Costs = new() { Unit = "MAC", Mac = 1, Pad = 1, Array = 2, Buffer = 6, Dram = 200 };

    private static readonly RowStationaryHardware EyerissV1 = new()
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

    private static readonly ConvolutionShape[] AlexNet =
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

    private static readonly ConvolutionShape[] Vgg16 =
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

    public static void Run(TextWriter output)
    {
        output.WriteLine("Mapper for Eyeriss v1, one thread");
        foreach (var (name, layers, batch) in new[] { ("AlexNet", AlexNet, 4), ("VGG-16", Vgg16, 3) })
        {
            foreach (var objective in Enum.GetValues<MappingObjective>())
            {
                var processor = Environment.CpuUsage.TotalTime;
                var fitting = layers.Sum(layer => new RowStationaryMapper(EyerissV1, objective, Costs).Choose(layer, batch).Fitting);
                var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-8} {layers.Length,2} layers, batch {batch}, by {objective,-11} {fitting,9} mappings ranked {seconds,6:0.00} CPU s"));
            }
        }
    }

    private static ConvolutionShape Layer(int channels, int size, int filters, int kernel, int stride = 1, int padding = 0, int groups = 1) =>
        ConvolutionShape.Of(
            new FeatureMap(channels, size, size),
            new Convolution(filters, Extent.Square(kernel), Extent.Square(stride), Extent.Square(padding), groups));
}
