namespace ActorSim.TestKit.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_example_in_the_readme_is_the_one_that_is_compiled_and_run()
    {
        var readme = File.ReadAllText(RepositoryFolder.PathOf("README.md"));
        var example = File.ReadAllText(RepositoryFolder.PathOf("tests", "ActorSim.TestKit.Tests", "ReadmeExample.cs"));

        Assert.Contains("```csharp\n" + example + "```", readme, StringComparison.Ordinal);
    }
}
