using ActorSim.Hocon;
using ActorSim.Workloads.Tests.Reference;

namespace ActorSim.Workloads.Tests;

/// <summary>What a network file may say, and what becomes of it.</summary>
public class NetworkFileTests
{
    [Fact]
    public void The_example_of_the_readme_is_a_network()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "networks", "README.md"));
        var example = readme.Split("```hocon")[1].Split("```")[0];

        var network = NetworkLibrary.Read(HoconConfig.Parse(example, "README.md"))["tiny"];

        Assert.Equal(["conv1", "relu1", "pool1", "left", "right", "both", "fc"], network.Layers.Select(layer => layer.Name));
        Assert.Equal(["pool1"], network["right"].Inputs);
        Assert.Equal(new Convolution(16, new Extent(1, 3), Extent.One, new Extent(0, 1)), network["right"].Operation);
        Assert.Equal(new FeatureMap(32, 16, 16), network["both"].Output);
        Assert.Equal("my own", network.Source);
    }

    [Fact]
    public void Every_type_of_layer_can_be_written()
    {
        var network = Read("""
            { name = conv, type = convolution, filters = 4, kernel = 3, stride = [1, 2], pad = 1, groups = 2, bias = false }
            { name = dw, type = depthwise-convolution, kernel = 3, pad = 1 }
            { name = max, type = max-pool, kernel = 2, stride = 2, rounding = up }
            { name = norm, type = lrn, channels = 3, alpha = 0.5, beta = 0.25 }
            { name = bn, type = batch-norm }
            { name = scale, type = scale, bias = false }
            { name = relu, type = relu }
            { name = sum, type = add, inputs = [bn, relu] }
            { name = both, type = concat, inputs = [bn, sum] }
            { name = mean, type = average-pool, global = true }
            { name = fc, type = fully-connected, outputs = 10, bias = false }
            { name = drop, type = dropout, ratio = 0.25 }
            { name = prob, type = softmax }
            """);

        Operation[] operations =
        [
            new Convolution(4, Extent.Square(3), new Extent(1, 2), Extent.One, Groups: 2, HasBias: false),
            new Convolution(4, Extent.Square(3), Extent.One, Extent.One, Groups: 4),
            new Pooling(PoolingMethod.Max, Extent.Square(2), Extent.Square(2), Extent.None, PoolingRounding.Up),
            new LocalResponseNormalization(3, 0.5, 0.25),
            new BatchNormalization(),
            new ChannelScale(HasBias: false),
            new Relu(),
            new ElementwiseAdd(),
            new Concat(),
            new Pooling(PoolingMethod.Average, new Extent(4, 2), Extent.One),
            new FullyConnected(10, HasBias: false),
            new Dropout(0.25),
            new Softmax(),
        ];
        Assert.Equal(operations, network.Layers.Select(layer => layer.Operation));
    }

    [Fact]
    public void Short_forms_add_layers_behind_a_line_in_a_fixed_order()
    {
        var network = Read("{ name = a, type = convolution, filters = 8, kernel = 1, dropout = d, relu = c, scale = s, batch-norm = b }");

        Assert.Equal(
            ["a convolution", "b batch-norm", "s scale", "c relu", "d dropout"],
            network.Layers.Select(layer => $"{layer.Name} {layer.Operation.Kind}"));
    }

    [Fact]
    public void Whoever_reads_a_line_gets_what_comes_out_behind_its_short_forms()
    {
        var network = Read("""
            { name = a, type = convolution, filters = 8, kernel = 1, relu = a_relu, dropout = a_drop }
            { name = b, type = convolution, filters = 8, kernel = 1 }
            { name = sum, type = add, inputs = [a, b, a_relu] }
            """);

        Assert.Equal(["a_drop", "b", "a_relu"], network["sum"].Inputs);
        Assert.Equal(["a_drop"], network["b"].Inputs);
    }

    [Theory]
    [InlineData("relu = fused", "a")]
    [InlineData("relu = fused, scale = s, batch-norm = b", "s")]
    [InlineData("relu = fused, dropout = d", "a")]
    public void A_fused_relu_is_no_layer_of_its_own(string keys, string fusedInto)
    {
        var network = Read($"{{ name = a, type = convolution, filters = 8, kernel = 1, {keys} }}");

        Assert.Equal(fusedInto, Assert.Single(network.Layers, layer => layer.HasFusedRelu).Name);
        Assert.DoesNotContain(network.Layers, layer => layer.Operation is Relu);
    }

    [Fact]
    public void A_network_can_be_taken_with_other_parameters()
    {
        var text = File.ReadAllText(Networks.Files.Single(file => file.EndsWith("mobilenet-v1.conf", StringComparison.Ordinal)));
        var small = """
            networks.small = ${networks.mobilenet-v1} { name = small, parameters { width = 0.25, resolution = 96 } }
            """;

        var library = NetworkLibrary.Read(HoconConfig.Parse(text + small, "small.conf"));

        Assert.Equal(new FeatureMap(3, 96, 96), library["small"].Input);
        Assert.Equal(8, library["small"]["conv1"].Output.Channels);
        Assert.Equal(FeatureMap.Vector(256), library["small"]["pool"].Output);
        Assert.Equal(1000, library["small"]["fc"].Output.Channels);
        Assert.Equal(new FeatureMap(3, 224, 224), library["mobilenet-v1"].Input);
    }

    [Fact]
    public void One_network_can_be_read_on_its_own_as_from_a_scenario()
    {
        var scenario = HoconConfig.Parse(
            """
            include "networks/alexnet.conf"
            workload { network = ${networks.alexnet} }
            """,
            Path.Combine(AppContext.BaseDirectory, "scenario.conf"));
        Assert.True(scenario.TryGetPath("workload.network", out var network));

        Assert.Equal(724_406_816, NetworkLibrary.ReadNetwork((HoconObject)network).Figures.Macs);
    }

    [Fact]
    public void The_readme_lists_every_type_of_a_layer()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "networks", "README.md"));

        Assert.All(
            NetworkLibrary.Schema.Find("layers")!.Family!.Members,
            member => Assert.Contains($"`{member.Key}`", readme, StringComparison.Ordinal));
    }

    private static Network Read(string lines) => NetworkLibrary.ReadNetwork(HoconConfig.Parse(
        $$"""
        name = n
        source = test
        input = { channels = 4, height = 8, width = 6 }
        layers = [
        {{lines}}
        ]
        """,
        "n.conf"));
}
