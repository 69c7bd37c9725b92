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

    private static readonly ReferenceList Files = ReferenceList.OfFiles();
    private static readonly ReferenceList Equivalents = ReferenceList.OfEquivalents();

    public static TheoryData<string> FileNames => Files.Names;

    public static TheoryData<string> EquivalentNames => Equivalents.Names;

    [ConformanceTheory]
    [MemberData(nameof(FileNames))]
    public void A_file_gives_what_the_reference_gives(string name)
    {
        var failure = Failure(PathOf(name), Files[name]);

        Assert.True(failure is null != KnownGaps.ContainsKey(name), failure ?? "passes now; remove it from the known gaps");
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
            var value = HoconDocument.ReadFile(path, new HoconOptions { Syntax = syntax }).Resolve();
            return mustFail ? "should be refused" : JsonTree.Same(value, tree) ? null : value.ToString();
        }
        catch (HoconException problem)
        {
            return mustFail ? null : problem.Message;
        }
    }
}
