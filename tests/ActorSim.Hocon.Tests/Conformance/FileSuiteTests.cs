using System.Text.Json;

namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>
/// The reference implementation's own test files, against the trees that it made of them.
/// </summary>
public sealed class FileSuiteTests
{
    /// <summary>
    /// Keys that depend on the folder in which the reference ran, because it takes <c>file(…)</c> relative to the process;
    /// here it is relative to the including file. Both are allowed.
    /// </summary>
    private static readonly string[] ProcessFolderKeys = ["baz", "bar-file"];

    [ConformanceFact]
    public void Every_file_gives_what_the_reference_gives()
    {
        var root = Path.Combine(SharedReference.HoconSpec!, "resources");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedReference.HoconSpec!, "expected.json")));
        var failures = new List<string>();
        foreach (var file in document.RootElement.EnumerateObject())
        {
            var failure = Failure(Path.Combine(root, file.Name), file.Value);
            if (failure is not null)
            {
                failures.Add($"{file.Name}: {failure}");
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
            var options = new HoconOptions
            {
                Syntax = syntax,
                SearchPath = [Path.Combine(SharedReference.HoconSpec!, "resources"), Path.Combine(SharedReference.HoconSpec!, "classpath")],
            };
            var value = HoconDocument.ReadFile(path, options).Resolve();
            return mustFail ? "should be refused" : JsonTree.Same(Comparable(value, tree), tree) ? null : value.ToString();
        }
        catch (HoconException problem)
        {
            return mustFail ? null : problem.Message;
        }
    }

    private static HoconValue Comparable(HoconValue value, JsonElement expected) => value is HoconObject entries
        ? new HoconObject(value.Origin, entries.Where(entry => !ProcessFolderKeys.Contains(entry.Key) || expected.TryGetProperty(entry.Key, out _)))
        : value;
}
