using System.Globalization;
using ActorSim.Workloads.Tests.Reference;

namespace ActorSim.Workloads.Tests;

/// <summary>The layers that accelerators are measured on: <c>Reference/accelerator-workloads.csv</c>.</summary>
public class AcceleratorWorkloadTests
{
    [Theory]
    [InlineData("alexnet", "alexnet", 8)]
    [InlineData("vgg16_conv", "vgg16", 13)]
    public void Macs_and_shapes_of_each_layer_are_those_published(string table, string name, int layers)
    {
        var network = Networks.Find(name);
        var rows = Rows(table).Where(row => network.TryFind(row["item"], out _)).ToList();

        Assert.Equal(layers, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal("confirmed", row["confidence"]);
            var shape = network[row["item"]].AsConvolution!;
            var convolution = shape.Convolution;
            Assert.Equal(Value(row), shape.Macs);
            Assert.Equal(
                row["shape"],
                $"C={shape.Input.Channels} M={convolution.Filters} H(padded)={shape.PaddedInput.Height} R={convolution.Kernel.Height} "
                + $"U={convolution.Stride.Height} E={shape.Output.Height} groups={convolution.Groups}");
        });
    }

    [Fact]
    public void AlexNet_has_724_million_macs_of_which_666_million_in_convolutions()
    {
        var network = Networks.Find("alexnet");
        var published = Rows("alexnet").ToDictionary(row => row["item"], Value);
        var convolutions = network.Layers.Where(layer => layer.Operation is Convolution).Sum(layer => layer.Figures.Macs);

        Assert.Equal(published["total"], network.Figures.Macs);
        Assert.Equal(published["CONV total"], convolutions);
        Assert.Equal(724, network.Figures.Macs / 1_000_000);
    }

    [Fact]
    public void AlexNet_needs_4_dram_accesses_a_mac_at_worst()
    {
        var published = Rows("alexnet").Single(row => row["item"] == "worst case");

        Assert.Equal(Value(published), Networks.Find("alexnet").Figures.DramAccessesAtWorst);
    }

    [Fact]
    public void MobileNet_of_half_width_and_128_pixels_has_the_confirmed_total()
    {
        var total = Rows("mobilenet_0.5_128").Single(row => row["item"] == "total");

        var network = Networks.Find("mobilenet-v1-half-128");

        Assert.Equal(new FeatureMap(3, 128, 128), network.Input);
        Assert.Equal(Value(total), network.Figures.Macs);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string table) =>
        Csv.Read("accelerator-workloads.csv").Where(row => row["network"] == table);

    private static long Value(Dictionary<string, string> row) => long.Parse(row["value"], CultureInfo.InvariantCulture);
}
