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

    private static readonly ReferenceList Files = ReferenceList.OfFiles();
    private static readonly ReferenceList Equivalents = ReferenceList.OfEquivalents();

    public static TheoryData<string> FileNames => Files.Names;

    public static TheoryData<string> EquivalentNames => Equivalents.Names;

    [ConformanceTheory]
    [MemberData(nameof(FileNames))]
    public void A_file_gives_what_the_reference_gives(string name)
    {
        var failure = Failure(PathOf(name), Files[name]);

        Assert.True(failure is null, failure);
    }

    [ConformanceTheory]
    [MemberData(nameof(EquivalentNames))]
    public void A_file_gives_what_the_original_beside_it_gives(string name)
    {
        var value = HoconConfig.ParseFile(PathOf(name));

        Assert.True(JsonTree.Same(value, Equivalents[name]), value.ToString());
    }

    private static string PathOf(string name) => Path.Combine(SharedReference.HoconSpec!, "resources", name);

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
