using System.Text.Json;

namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>
/// The reference implementation's own test files, against the trees that it made of them. Files that need a class path
/// or its reading of <c>file(…)</c> relative to the process are named with the reason.
/// </summary>
public sealed class FileSuiteTests
{
    private static readonly Dictionary<string, string> KnownGaps = new(StringComparer.Ordinal)
    {
        ["file-include.conf"] = "file(…) is relative to the including file here, to the process there",
        ["subdir/foo.conf"] = "file(…) is relative to the including file here, to the process there",
        ["test07.conf"] = "there is no class path to fall back to",
        ["test08.conf"] = "there is no class path to fall back to",
    };

    [ConformanceFact]
    public void Every_file_gives_what_the_reference_gives_apart_from_the_known_gaps()
    {
        var root = Path.Combine(SharedReference.HoconSpec!, "resources");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedReference.HoconSpec!, "expected.json")));
        var failures = new List<string>();
        foreach (var file in document.RootElement.EnumerateObject())
        {
            var failure = Failure(Path.Combine(root, file.Name), file.Value);
            if (failure is null == KnownGaps.ContainsKey(file.Name))
            {
                failures.Add($"{file.Name}: {failure ?? "passes now; remove it from the known gaps"}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [ConformanceFact]
    public void Equivalent_files_give_the_same_tree()
    {
        var root = Path.Combine(SharedReference.HoconSpec!, "resources");
        foreach (var folder in Directory.GetDirectories(root, "equiv*"))
        {
            using var original = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "original.json")));
            foreach (var file in Directory.GetFiles(folder).Where(file => !file.EndsWith(".properties", StringComparison.Ordinal)))
            {
                Assert.True(JsonTree.Same(HoconConfig.ParseFile(file), original.RootElement), file);
            }
        }
    }

    private static string? Failure(string path, JsonElement expected)
    {
        var syntax = path.EndsWith(".properties", StringComparison.Ordinal) ? HoconSyntax.Properties : HoconSyntax.Hocon;
        var mustFail = !expected.TryGetProperty("value", out var tree);
        try
        {
            var value = HoconDocument.ReadFile(path, new HoconOptions { Syntax = syntax }).Resolve();
            return mustFail ? "should be refused" : JsonTree.Same(value, tree) ? null : value.ToString();
        }
        catch (HoconException problem)
        {
            return mustFail ? null : problem.Message;
        }
    }
}
