using ActorSim.Hocon;
using ActorSim.Workloads.Tests.Reference;

namespace ActorSim.Workloads.Tests;

/// <summary>What a network file may not say: each mistake is told with its place and with what would be right.</summary>
public class NetworkFileErrorTests
{
    [Theory]
    [InlineData("{ name = b, type = convolution, filters = 8, kernel = 9, pad = 1 }",
        "5:55: Layer `b`: A kernel of 9×9 does not fit on an input of 6×4, which is 8×6 with its padding; at most that would be allowed.")]
    [InlineData("{ name = b, type = convolution, filters = 8, kernel = 3, groups = 3 }",
        "5:67: Layer `b`: 3 groups do not divide 4 input channels evenly; with 4 input channels and 8 filters the nearest allowed number of groups is 2.")]
    [InlineData("{ name = b, type = convolution, filters = 6, kernel = 3, groups = 4 }",
        "5:67: Layer `b`: 4 groups do not divide 6 filters evenly; with 4 input channels and 6 filters the nearest allowed number of groups is 2.")]
    [InlineData("{ name = b, type = convolution, filters = 8, kernel = 0 }",
        "5:55: `kernel` must be a whole number of at least 1 for both sides, or `[height, width]`; found `0`.")]
    [InlineData("{ name = b, type = convolution, filters = 8, kernel = 3, stride = [1, 0] }",
        "5:71: The width of `stride` must be a whole number of at least 1; found `0`.")]
    [InlineData("{ name = b, type = max-pool, kernel = 2, pad = -1 }",
        "5:48: `pad` must be a whole number for both sides, or `[height, width]`; found `-1`.")]
    [InlineData("{ name = b, type = convolution, filters = 0, kernel = 3 }",
        "5:43: `filters` must be a whole number of at least 1; found `0`.")]
    [InlineData("{ name = b, type = convolution, filters = -5, kernel = 3 }",
        "5:43: `filters` must be a whole number of at least 1; found `-5`.")]
    [InlineData("{ name = b, type = fully-connected, outputs = 1.5 }",
        "5:47: `outputs` must be a whole number of at least 1; found `1.5`.")]
    [InlineData("{ name = b, type = relu, input = A }",
        "5:34: There is no earlier layer named `A`; did you mean `a`?")]
    [InlineData("{ name = b, type = add, inputs = [a, left] }",
        "5:38: There is no earlier layer named `left`; known are `input`, `a`, `a_relu`.")]
    [InlineData("{ name = loop, type = relu, input = loop }",
        "5:37: There is no earlier layer named `loop`; known are `input`, `a`, `a_relu`.")]
    [InlineData("{ name = a, type = relu }",
        "5:10: Layer `a`: There is already a layer named `a`; every layer needs a name of its own.")]
    [InlineData("{ name = b, type = fully-connected, outputs = 5, relu = a_relu }",
        "5:57: Layer `b`: There is already a layer named `a_relu`; every layer needs a name of its own.")]
    [InlineData("{ name = input, type = relu }",
        "5:10: Layer `input`: A layer cannot be named `input`, which stands for the network's own input.")]
    [InlineData("{ name = b, type = concat, inputs = [a, input] }",
        "5:37: Layer `b`: A concat joins maps of one height and width, but its inputs are 4×6×4, 4×8×6.")]
    [InlineData("{ name = b, type = add, inputs = [a] }",
        "5:34: Layer `b`: An add joins at least 2 inputs, not 1.")]
    [InlineData("{ name = b, type = relu, inputs = [] }",
        "5:35: `inputs` is empty; it must name at least one earlier layer.")]
    [InlineData("{ name = b, type = relu, inputs = [a, input] }",
        "5:35: Layer `b`: A layer of type relu takes one input, not 2.")]
    [InlineData("{ name = b, type = relu, input = a, inputs = [a] }",
        "5:46: A layer has either an `input` or several `inputs`, not both.")]
    [InlineData("{ name = b, type = max-pool }",
        "5:1: A pooling layer needs a `kernel`, or `global = true` for one as large as its input.")]
    [InlineData("{ name = b, type = max-pool, global = true, kernel = 3 }",
        "5:54: A layer with `global = true` takes its window from its input; leave `kernel` out.")]
    [InlineData("{ name = b, type = max-pool, kernel = [1, 2, 3] }",
        "5:39: `kernel` must be a whole number of at least 1 for both sides, or `[height, width]`; found a list.")]
    [InlineData("{ name = b, type = max-pool, kernel = [1, x] }",
        "5:43: The width of `kernel` must be a whole number of at least 1; found `x`.")]
    [InlineData("{ name = b, type = dropout, ratio = 1 }",
        "5:37: Layer `b`: A dropout ratio is at least 0 and below 1, not 1.")]
    [InlineData("{ name = b, type = lrn, channels = 4 }",
        "5:36: Layer `b`: Local response normalisation sums over an odd number of channels, not 4.")]
    [InlineData("{ name = b, type = relu, published { source = me } }",
        "5:36: `published` states no figure; it can state `macs`, `weights`, `biases`, `parameters`, `parameter-bytes`, `output-elements`, `neurons`, `dram-accesses-at-worst`.")]
    [InlineData("7", "5:1: Each item of this list must be an object `{ … }`; found `7`.")]
    public void A_mistake_in_a_line_is_told_with_its_place(string line, string error)
    {
        var problem = Assert.Throws<HoconException>(() => Read(line));

        Assert.Equal($"n.conf:{error}", $"{problem.Origin}: {problem.Sentence}");
    }

    [Theory]
    [InlineData("{ name = b, type = convolution, filtres = 8, kernel = 3 }", "`filters`")]
    [InlineData("{ name = b, type = convolutoin, filters = 8, kernel = 3 }", "`convolution`")]
    [InlineData("{ name = b, type = max-pool, kernel = 3, rounding = upp }", "`up`")]
    public void A_mistyped_key_or_word_is_told_with_the_nearest(string line, string nearest)
    {
        var problem = Assert.Throws<HoconException>(() => Read(line));

        Assert.Contains($"did you mean {nearest}?", problem.Sentence, StringComparison.Ordinal);
        Assert.Equal(5, problem.Origin.Line);
    }

    [Fact]
    public void All_mistyped_lines_are_told_at_once()
    {
        var problem = Assert.Throws<HoconException>(() => Read("{ name = b, type = convolutoin }\n{ name = c, type = relu, size = 3 }"));

        Assert.Equal([5, 6], problem.Problems.Select(each => each.Origin.Line));
    }

    [Theory]
    [InlineData("input = { channels = 3, height = 8 }", "1:34: The `input` needs a `height` and a `width`, or `parameters.resolution` for both.")]
    [InlineData("input = { channels = 3, height = 8, width = 8 }, parameters { resolution = 9 }", "1:101: The `input` has a `height` or `width` already; give either those or `parameters.resolution`.")]
    [InlineData("input = { channels = 3, height = 8, width = 8 }, parameters { width = 0.3 }", "2:54: A width of 0.3 makes 1.2 `filters` of 4; allowed are widths that make a whole number of at least 1.")]
    [InlineData("input = { channels = 3, height = 8, width = 8 }, parameters { width = 0 }", "1:96: `width` must be a number above 0; found `0`.")]
    public void A_mistake_about_the_input_or_a_parameter_is_told_with_its_place(string keys, string error)
    {
        var text = $$"""
            name = n, source = test, {{keys}}
            layers = [ { name = a, type = convolution, filters = 4, kernel = 1 } ]
            """;

        var problem = Assert.Throws<HoconException>(() => NetworkLibrary.ReadNetwork(HoconConfig.Parse(text, "n.conf")));

        Assert.Equal($"n.conf:{error}", $"{problem.Origin}: {problem.Sentence}");
    }

    [Theory]
    [InlineData("layers = []", "2:10: The network `n` has no layers; at least 1 is needed.")]
    [InlineData("layers = 5", "2:10: `layers` must be a list of objects, such as `[{ … }]`; found `5`.")]
    public void A_network_needs_a_list_of_layers(string layers, string error)
    {
        var text = $$"""
            name = n, source = test, input = { channels = 3, height = 8, width = 8 }
            {{layers}}
            """;

        var problem = Assert.Throws<HoconException>(() => NetworkLibrary.ReadNetwork(HoconConfig.Parse(text, "n.conf")));

        Assert.Equal($"n.conf:{error}", $"{problem.Origin}: {problem.Sentence}");
    }

    [Fact]
    public void A_name_that_differs_from_its_key_is_refused()
    {
        var text = "networks.mine { name = yours, source = test, input { channels = 1, height = 1, width = 1 }, layers = [{ name = a, type = relu }] }";

        var problem = Assert.Throws<HoconException>(() => NetworkLibrary.Read(HoconConfig.Parse(text, "n.conf")));

        Assert.Equal("n.conf:1:24: The network under `networks.mine` is named `yours`; its `name` must be `mine` too.", $"{problem.Origin}: {problem.Sentence}");
    }

    [Theory]
    [InlineData("chips { a = 1 }")]
    [InlineData("networks { }")]
    public void A_file_without_networks_is_refused(string text)
    {
        var problem = Assert.Throws<HoconException>(() => NetworkLibrary.Read(HoconConfig.Parse(text, "n.conf")));

        Assert.Equal("There are no networks; they are expected as `networks.<name> { … }`.", problem.Sentence);
    }

    [Fact]
    public void Two_networks_of_one_name_are_refused()
    {
        var file = Networks.Files.Single(path => path.EndsWith("alexnet.conf", StringComparison.Ordinal));

        var problem = Assert.Throws<HoconException>(() => NetworkLibrary.Load(file, file));

        Assert.StartsWith("There is a network named `alexnet` already", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_network_is_told_with_the_nearest_name()
    {
        var error = Assert.Throws<WorkloadException>(() => Networks.All["resnet-50"]);

        Assert.Equal("There is no network named `resnet-50`; did you mean `resnet50`?", error.Message);
    }

    private static Network Read(string line) => NetworkLibrary.ReadNetwork(HoconConfig.Parse(
        $$"""
        name = n, source = test
        input = { channels = 4, height = 8, width = 6 }
        layers = [
        { name = a, type = convolution, filters = 4, kernel = 3, relu = a_relu }
        {{line}}
        ]
        """,
        "n.conf"));
}
