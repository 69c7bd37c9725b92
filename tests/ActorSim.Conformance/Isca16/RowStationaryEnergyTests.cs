using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Kernel;
using ActorSim.Workloads;
using Xunit.Abstractions;

namespace ActorSim.Conformance.Isca16;

/// <summary>
/// Energy of row-stationary AlexNet on 256 PEs as published (Chen et al., ISCA 2016, Figs. 10 and 12), against mappings of
/// our mapper and exact counts of them. Nothing is fitted.
/// </summary>
public class RowStationaryEnergyTests(ITestOutputHelper output)
{
    /// <summary>A MAC in Fig. 12, where the energy per operation of the first bar is 1.</summary>
    private const double MacOfFigure12 = 0.1559;

    /// <summary>128 kB, in words.</summary>
    private const int BufferWords = 65536;

    private static readonly IReadOnlyList<PublishedEnergyRow> Rows =
        PublishedEnergyRow.Read(Path.Combine(AppContext.BaseDirectory, "Isca16", "row-stationary-256-pe.csv"));

    private static readonly AccessCosts Costs = new() { Unit = "MAC", Mac = 1, Pad = 1, Array = 2, Buffer = 6, Dram = 200 };

    private static readonly (string Name, ConvolutionShape Shape)[] Layers =
    [
        ("CONV1", Layer(3, 227, 96, 11, stride: 4)),
        ("CONV2", Layer(96, 27, 256, 5, padding: 2, groups: 2)),
        ("CONV3", Layer(256, 13, 384, 3, padding: 1)),
        ("CONV4", Layer(384, 13, 384, 3, padding: 1, groups: 2)),
        ("CONV5", Layer(384, 13, 256, 3, padding: 1, groups: 2)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(64)]
    public void Energy_per_operation_is_within_a_tenth_of_the_published_one(int batch)
    {
        var chosen = Layers.Select(layer => (layer.Name, layer.Shape, Best: Best(layer.Shape, batch))).ToList();
        var macs = (double)chosen.Sum(layer => batch * layer.Shape.Macs);
        var sum = chosen.Select(layer => layer.Best.Energy!).Aggregate((left, right) => left + right);

        output.WriteLine($"N = {batch}, per MAC");
        foreach (var (level, energy) in Levels(sum))
        {
            output.WriteLine(Invariant($"  {level,-6} {energy / macs,8:0.000}  published {Published(level),8:0.000}"));
        }

        foreach (var (name, shape, best) in chosen)
        {
            output.WriteLine($"{name}: {best.Mapping}");
            foreach (var (level, energy) in Levels(best.Energy!).SkipLast(1))
            {
                var bar = Rows.FirstOrDefault(row => row.Item == name && row.Level == level && batch == 16);
                output.WriteLine(Invariant($"  {level,-6} {energy:0.000e0}{(bar is null ? "" : Invariant($"  published {bar.Value:0.000e0}"))}"));
            }
        }

        var ratio = sum.Total / macs / Published("total");
        output.WriteLine(Invariant($"total: {sum.Total / macs:0.000} of published {Published("total"):0.000}: {ratio:0.000}"));
        Assert.InRange(ratio, 0.9, 1.1);

        double Published(string level) =>
            Rows.Single(row => row.Table == "fig12_conv_energy_per_op" && row.Level == level && row.Conditions.EndsWith($"N={batch}", StringComparison.Ordinal)).Value
            / MacOfFigure12;
    }

    /// <summary>
    /// The best mapping with the buffer divided between filters and the rest as it likes, in powers of two: the paper has
    /// one buffer for everything.
    /// </summary>
    private static RankedMapping<RowStationaryMapping> Best(ConvolutionShape shape, int batch) =>
        new[] { 1024, 2048, 4096, 8192, 16384 }
            .Select(filterWords => new RowStationaryMapper(Chip(filterWords), MappingObjective.Energy, Costs).Choose(shape, batch).Winner)
            .MinBy(winner => winner.Energy!.Total)!;

    /// <summary>256 PEs with 512 B of scratch pad each, and 128 kB of buffer. That the array is square is an assumption.</summary>
    private static RowStationaryHardware Chip(int filterWords) => new()
    {
        Rows = 16,
        Columns = 16,
        Pads = ScratchPads.Pool(256),
        BufferBanks = (BufferWords - filterWords) / 32,
        BankWords = 32,
        FilterBufferWords = filterWords,
        ReadsFirstPsums = false,
        Core = Clock.FromMegahertz(200),
        Link = Clock.FromMegahertz(200),
    };

    private static IEnumerable<(string Level, double Energy)> Levels(EnergyBreakdown energy) =>
    [
        ("ALU", energy.Macs),
        ("DRAM", energy.Dram.Total),
        ("Buffer", energy.Buffer.Total),
        ("Array", energy.Array.Total),
        ("RF", energy.Pads.Total),
        ("total", energy.Total),
    ];

    private static ConvolutionShape Layer(int channels, int size, int filters, int kernel, int stride = 1, int padding = 0, int groups = 1) =>
        ConvolutionShape.Of(
            new FeatureMap(channels, size, size),
            new Convolution(filters, Extent.Square(kernel), Extent.Square(stride), Extent.Square(padding), groups));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
