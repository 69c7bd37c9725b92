using ActorSim.Hocon;
using ActorSim.Scenarios.Tests.PingPong;
using ActorSim.Workloads;

namespace ActorSim.Scenarios.Tests;

/// <summary>What the documentation says is tried.</summary>
public sealed class DocumentationTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void The_scenario_reference_is_what_the_keys_say() =>
        AssertWritten(["docs", "scenario-reference.md"], "reference", ScenarioReference.ToMarkdown(SystemKinds.All));

    [Fact]
    public void The_reference_of_settings_is_what_the_keys_say() =>
        AssertWritten(["hocon", "reference.conf"], "reference --conf", ScenarioReference.ToSettings());

    [Fact]
    public void The_reference_of_settings_changes_nothing_when_it_lies_below_a_scenario()
    {
        var settings = HoconConfig.Parse(ScenarioReference.ToSettings(), "reference.conf");
        Assert.True(settings.TryGet(ScenarioKeys.Root, out var given));

        var record = ScenarioKeys.Settings.Read((HoconObject)given!);

        Assert.Equal(ScenarioKeys.Settings.Keys.Select(key => key.Name), ((HoconObject)given).Keys);
        Assert.Equal(ScenarioKeys.Engine.Keys.Select(key => key.Name), record.Get(ScenarioKeys.EngineKey).Source.Keys);
        Assert.Equal((1L, 0, false, false), (record.Get(ScenarioKeys.Seed), record.Get(ScenarioKeys.RecordKey).Count, record.Has(ScenarioKeys.TimeLimit), record.Get(ScenarioKeys.EngineKey).Has(ScenarioKeys.StopLead)));
    }

    [Fact]
    public void The_reference_has_every_key_of_every_object_and_no_link_leads_nowhere()
    {
        var page = ScenarioReference.ToMarkdown(SystemKinds.All);
        var headings = page.Split('\n').Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()).ToList();
        var schemas = SystemKinds.All.Kinds.SelectMany(kind => (RecordSchema[])[kind.SystemSchema, kind.WorkloadSchema])
            .Concat([ScenarioKeys.Scenario, ScenarioKeys.Expectation, ScenarioKeys.Engine, NetworkLibrary.Schema]);

        Assert.Equal(headings.Distinct(), headings);
        Assert.All(page.Split("](#").Skip(1), link => Assert.Contains(link.Split(')')[0], headings.Select(title => title.Replace(' ', '-').ToLowerInvariant())));
        Assert.All(schemas, schema => Assert.All(schema.Keys, key => Assert.Contains($"\n| `{key.Name}` | ", SectionOf(schema.Name, page))));
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

    private static string SectionOf(string title, string page) =>
        page.Split($"# {title}\n")[1].Split("\n#")[0];

    /// <summary>Compares a file of the repository with what it should be made of.</summary>
    private static void AssertWritten(string[] path, string command, string expected)
    {
        var name = string.Join('/', path);
        var file = RepositoryFolder.PathOf(path);
        var lines = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n') : [];
        var right = expected.Split('\n');
        var line = lines.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            lines.SequenceEqual(right),
            $"{name} is not what the keys say, first on line {line + 1}, which should be: {right.ElementAtOrDefault(line)}\n"
            + $"Write it anew: dotnet run -c Release --project src/ActorSim.Console -- {command} > {name}");
    }
}
