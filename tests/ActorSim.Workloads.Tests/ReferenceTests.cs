using System.Globalization;
using ActorSim.Workloads.Tests.Reference;

namespace ActorSim.Workloads.Tests;

/// <summary>The networks under <c>scenarios/networks</c> against figures that were computed without this project.</summary>
public class ReferenceTests
{
    public static TheoryData<string> ReferenceNames => [.. Networks.NamesByReference.Keys];

    [Fact]
    public void Every_network_of_the_reference_is_compared()
    {
        Assert.Equal(
            Csv.Read("totals.csv").Select(row => row["model"]).Order(),
            Networks.NamesByReference.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(ReferenceNames))]
    public void Each_layer_equals_the_reference(string reference)
    {
        var network = Networks.Find(Networks.NamesByReference[reference]);

        var expected = Csv.Read("layers.csv").Where(row => row["model"] == reference).Select(ReferenceLayer.From);

        Assert.Equal(expected, network.Layers.Select(ReferenceLayer.From));
    }

    [Theory]
    [MemberData(nameof(ReferenceNames))]
    public void The_sums_equal_the_reference(string reference)
    {
        var network = Networks.Find(Networks.NamesByReference[reference]);
        var row = Csv.Read("totals.csv").Single(row => row["model"] == reference);

        Assert.Equal(row["input"], $"{network.Input.Channels}x{network.Input.Height}x{network.Input.Width}");
        Assert.Equal(row["layers_listed"], $"{network.Layers.Count}");
        Assert.Equal(row["layers_with_parameters"], $"{network.LayersWithParameters.Count()}");
        Assert.Equal(row["parameters"], $"{network.Figures.Parameters}");
        Assert.Equal(row["parameter_bytes_fp32"], $"{network.Figures.ParameterBytes(WordSize.Bits32)}");
        Assert.Equal(
            decimal.Parse(row["parameter_MB_1e6"], CultureInfo.InvariantCulture),
            decimal.Round(network.Figures.ParameterBytes(WordSize.Bits32) / 1e6m, 2));
        Assert.Equal(row["macs_per_image_forward"], $"{network.Figures.Macs}");
        Assert.Equal(row["out_activation_elements_sum_all_layers"], $"{network.Figures.OutputElements}");
        Assert.Equal(row["out_activation_elements_conv_fc_only"], $"{network.Figures.Neurons}");
        Assert.Equal(row["largest_layer_share_of_parameters"], $"{Math.Round(network.LargestShareOfParameters, 4)}");
    }

    [Fact]
    public void ResNet_50_has_the_usual_count_without_the_64_biases_of_its_first_convolution()
    {
        var usual = Networks.Find("resnet50");
        var prototxt = Networks.Find("resnet50-prototxt");

        Assert.Equal(25_557_032, usual.Figures.Parameters);
        Assert.Equal(25_557_096, prototxt.Figures.Parameters);
        Assert.Equal(
            prototxt.Figures with { Biases = prototxt.Figures.Biases - 64 },
            usual.Figures);
        Assert.Equal(64, prototxt["conv1"].Figures.Biases);
    }
}
