using ActorSim.Benchmarks;

namespace ActorSim.Kernel.Tests.Benchmarks;

public class ArgumentsTests
{
    [Fact]
    public void Options_may_follow_a_command()
    {
        var arguments = Arguments.Parse(["phold", "--rounds", "3", "--only", "1024 x 4", "--engines", "heap,kernel-2", "--json", "out.json"]);

        Assert.Equal("phold", arguments.Command);
        Assert.Equal(3, arguments.Rounds);
        Assert.Equal("1024 x 4", arguments.Only);
        Assert.Equal([Engine.Heap, Engine.KernelOnTwoThreads], arguments.Engines);
        Assert.Equal("out.json", arguments.JsonFile);
    }

    [Theory]
    [InlineData]
    [InlineData("hold")]
    [InlineData("ring", "--rounds", "0")]
    [InlineData("ring", "--rounds")]
    [InlineData("ring", "--engines", "steam")]
    [InlineData("ring", "--loud")]
    [InlineData("ring", "sparse")]
    [InlineData("ring", "--only", "sparse")]
    [InlineData("table", "--engines", "heap")]
    [InlineData("training", "workers")]
    [InlineData("training", "workers=0")]
    [InlineData("training", "horses=1")]
    [InlineData("compare", "one.json")]
    [InlineData("compare", "no-such-file.json", "no-such-file.json")]
    public void A_command_line_that_cannot_be_understood_ends_with_2_and_a_sentence(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();

        Assert.Equal(2, CommandLine.Run(args, output, errors));
        Assert.NotEmpty(errors.ToString());
        Assert.Empty(output.ToString());
    }
}
