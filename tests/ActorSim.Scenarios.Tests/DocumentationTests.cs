using ActorSim.Hocon;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests;

/// <summary>What the documentation says is tried.</summary>
public sealed class DocumentationTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void The_reference_names_every_setting_of_the_engine_with_its_default()
    {
        var scenario = (HoconObject)HoconConfig.ParseFile(Path.Combine(AppContext.BaseDirectory, "reference.conf")).First().Value;
        Assert.True(scenario.TryGet("engine", out var engine));

        string[] general = ["seed", "time-limit", "record"];
        Assert.Equal([.. general, "engine"], scenario.Keys);
        Assert.All(general, name => AssertDefault(ScenarioKeys.Scenario.Find(name)!, scenario));
        Assert.Equal(ScenarioKeys.Engine.Keys.Select(key => key.Name), ((HoconObject)engine!).Keys);
        Assert.All(ScenarioKeys.Engine.Keys, key => AssertDefault(key, (HoconObject)engine!));
    }

    [Fact]
    public void The_example_of_the_readme_runs_and_meets_what_it_expects()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios-readme.md"));
        var example = readme.Split("```hocon")[1].Split("```")[0];
        texts.Write(File.ReadAllText(RepositoryFolder.PathOf("scenarios", "chips", "systolic-32x32.conf")), "chips/systolic-32x32.conf");

        var result = ScenarioRunner.Run(ScenarioFile.Load(texts.Write(example)).Check(SystemKinds.All));

        Assert.True(result.Succeeded);
        Assert.Equal([2, 1, 1, 1], result.Runs.Select(run => run.Expectations.Count));
    }

    [Fact]
    public void The_readme_names_every_key_of_a_scenario()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios-readme.md"));

        Assert.All(ScenarioKeys.Scenario.Keys, key => Assert.Contains($"`{key.Name}`", readme));
        Assert.All(ScenarioKeys.Expectation.Keys.Where(key => key.Name != "source"), key => Assert.Contains($"`{key.Name}`", readme));
    }

    private static void AssertDefault(Key key, HoconObject reference)
    {
        Assert.True(reference.TryGet(key.Name, out var value), $"{key.Name} is missing.");
        Assert.Equal(key.DefaultText ?? "null", value.ToString());
    }
}
