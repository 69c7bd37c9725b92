namespace ActorSim.Workloads.Tests;

public class NetworkBuilderTests
{
    private static readonly Convolution Pointwise = new(8, Extent.One, Extent.One);

    [Fact]
    public void A_layer_reads_the_one_before_it_unless_it_says_otherwise()
    {
        var network = Begin()
            .Add("first", Pointwise)
            .Add("second", Pointwise)
            .Add("join", new Concat(), "first", "second", Network.InputName)
            .Build();

        Assert.Equal([Network.InputName], network["first"].Inputs);
        Assert.Equal(["first"], network["second"].Inputs);
        Assert.Equal(["first", "second", "input"], network["join"].Inputs);
        Assert.Equal(new FeatureMap(19, 4, 4), network.Output);
    }

    [Fact]
    public void Figures_are_the_sums_over_all_layers()
    {
        var network = Begin().Add("conv", Pointwise).Add("relu", new Relu()).Add("fc", new FullyConnected(10)).Build();

        Assert.Equal(
            new WorkloadFigures(
                Macs: (16 * 3 * 8) + 1280,
                Weights: (3 * 8) + 1280,
                Biases: 18,
                InputElements: 48 + 128 + 128,
                OutputElements: 128 + 128 + 10,
                Neurons: 138),
            network.Figures);
        Assert.Equal(network.Figures.Macs * 4, network.Figures.DramAccessesAtWorst);
        Assert.Equal(["conv", "fc"], network.LayersWithParameters.Select(layer => layer.Name));
        Assert.Equal(1290.0 / 1322, network.LargestShareOfParameters);
    }

    [Fact]
    public void A_join_reads_all_its_inputs()
    {
        var network = Begin().Add("a", Pointwise).Add("b", Pointwise).Add("sum", new ElementwiseAdd(), "a", "b").Build();

        Assert.Equal(256, network["sum"].Figures.InputElements);
        Assert.Equal(512, network["sum"].Figures.InputBytes(WordSize.Bits16));
        Assert.Equal(256, network["sum"].Figures.OutputBytes(WordSize.Bits16));
        Assert.Equal("sum (add): 8×4×4 + 8×4×4 → 8×4×4", network["sum"].ToString());
    }

    [Fact]
    public void An_input_that_is_not_listed_earlier_is_refused_with_the_nearest_name()
    {
        var error = Assert.Throws<WorkloadException>(() => Begin().Add("conv1", Pointwise).Add("relu", new Relu(), "Conv1"));

        Assert.Equal("There is no earlier layer named `Conv1`; did you mean `conv1`?", error.Message);
        Assert.Equal("inputs", error.Setting);
    }

    [Fact]
    public void A_layer_cannot_read_itself()
    {
        Assert.Throws<WorkloadException>(() => Begin().Add("loop", new Relu(), "loop"));
    }

    [Theory]
    [InlineData("conv", "There is already a layer named `conv`; every layer needs a name of its own.")]
    [InlineData("input", "A layer cannot be named `input`, which stands for the network's own input.")]
    [InlineData(" ", "A layer needs a name.")]
    public void A_name_that_is_taken_or_empty_is_refused(string name, string message)
    {
        var builder = Begin().Add("conv", Pointwise);

        var error = Assert.Throws<WorkloadException>(() => builder.Add(name, new Relu()));

        Assert.Equal(message, error.Message);
        Assert.Equal("name", error.Setting);
    }

    [Fact]
    public void A_refused_layer_leaves_the_network_as_it_was()
    {
        var builder = Begin().Add("conv", Pointwise);

        Assert.Throws<WorkloadException>(() => builder.Add("pool", new Pooling(PoolingMethod.Max, Extent.Square(9), Extent.One)));

        Assert.Equal(["conv"], builder.Build().Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void A_network_without_layers_is_refused()
    {
        Assert.Equal("The network `tiny` has no layers; at least 1 is needed.", Assert.Throws<WorkloadException>(() => Begin().Build()).Message);
    }

    [Fact]
    public void An_empty_input_is_refused()
    {
        var error = Assert.Throws<WorkloadException>(() => new NetworkBuilder("tiny", "test", new FeatureMap(3, 0, 4)));

        Assert.Equal("The input has height 0, which must be at least 1.", error.Message);
    }

    [Fact]
    public void A_layer_whose_figures_cannot_be_counted_is_refused()
    {
        var builder = new NetworkBuilder("huge", "test", new FeatureMap(1, int.MaxValue, int.MaxValue));

        var error = Assert.Throws<WorkloadException>(() => builder.Add("conv", new Convolution(8, Extent.One, Extent.One)));

        Assert.StartsWith("The layer `conv` is too large", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_whose_sums_cannot_be_counted_is_refused()
    {
        var builder = new NetworkBuilder("huge", "test", new FeatureMap(2, int.MaxValue, int.MaxValue));

        var error = Assert.Throws<WorkloadException>(() => builder.Add("a", new Relu()).Add("b", new Relu()).Build());

        Assert.StartsWith("The network `huge` is too large", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_layer_is_refused_with_the_nearest_name()
    {
        var network = Begin().Add("CONV1", Pointwise).Build();

        var error = Assert.Throws<WorkloadException>(() => network["conv1"]);

        Assert.Equal("The network `tiny` has no layer `conv1`; did you mean `CONV1`?", error.Message);
        Assert.False(network.TryFind("conv1", out _));
        Assert.True(network.TryFind("CONV1", out _));
    }

    private static NetworkBuilder Begin() => new("tiny", "test", new FeatureMap(3, 4, 4));
}
