using System.Security.Cryptography;
using System.Text;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A file with a scenario, read and resolved, but not yet checked against the keys of its system.</summary>
/// <example>
/// <code>
/// var scenario = ScenarioFile.Load("scenarios/alexnet-systolic.conf", ["system.rows=16"]).Check(SystemKinds.All);
/// Result result = ScenarioRunner.Run(scenario, new RunSettings { Threads = 2 });
/// </code>
/// </example>
public sealed class ScenarioFile
{
    private static readonly RecordSchema Heading =
        new RecordSchema(ScenarioKeys.Root, "A scenario's heading.", ScenarioKeys.Name, ScenarioKeys.Description).IgnoringOthers();

    private readonly Record heading;

    private ScenarioFile(string path, HoconDocument document, HoconObject root, IReadOnlyList<string> settings)
    {
        var scenario = ScenarioOf(root, path);
        Path = path;
        Document = document;
        Root = root;
        Source = scenario;
        Pinned = settings.Select(SettingPath.KeyOf).ToHashSet(StringComparer.Ordinal);
        heading = Heading.Read(scenario);
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>What the scenario shows, in a few words.</summary>
    public string Name => heading.Get(ScenarioKeys.Name);

    /// <summary>What it shows, in a sentence or two; may be empty.</summary>
    public string Description => heading.Get(ScenarioKeys.Description);

    /// <summary>
    /// SHA-256 of the resolved scenario in hexadecimal digits: the same for the same scenario, wherever its file lies
    /// and whatever files it includes.
    /// </summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(HoconRenderer.ToJson(Source))));

    internal HoconDocument Document { get; }

    internal HoconObject Root { get; }

    internal HoconObject Source { get; }

    /// <summary>The keys, from the root of the file, that settings name.</summary>
    internal IReadOnlySet<string> Pinned { get; }

    /// <summary>Reads a file with what it includes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">
    /// Settings such as <c>system.rows=16</c> that win over the file. A key is one of the scenario, or one of the
    /// file's own: <c>chips.mine.rows=16</c>. A key that the sweep varies has this one value then.
    /// </param>
    /// <exception cref="HoconException">There is no such file, it is not well-formed, or it holds no scenario.</exception>
    public static ScenarioFile Load(string path, params IReadOnlyList<string> settings)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            return Read(path, settings);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HoconException(new Origin(path, 1, 1), $"This file cannot be read: {problem.Message}");
        }
    }

    /// <summary>Checks the scenario with every combination of its sweep, and plans its systems.</summary>
    /// <param name="kinds">The kinds of system that there are.</param>
    /// <exception cref="HoconException">Something is wrong, as a sentence with file, line and column.</exception>
    public Scenario Check(SystemKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        return ScenarioReader.Read(this, kinds);
    }

    /// <summary>Whether a value was given by a setting, be it through a substitution.</summary>
    internal static bool ComesFromSetting(HoconValue value) => value.Origin.File == HoconOptions.OverridesFile;

    internal static HoconObject ScenarioOf(HoconObject root, string path)
    {
        return ScenarioKeys.File.Read(root).TryGet(ScenarioKeys.FileKey, out var scenario)
            ? scenario
            : throw new HoconException(new Origin(path, 1, 1), $"This file holds no scenario; it is expected as `{ScenarioKeys.Root} {{ … }}`.");
    }

    private static ScenarioFile Read(string path, IReadOnlyList<string> settings)
    {
        var document = HoconDocument.ReadFile(path, new HoconOptions { RequiresIncludes = true });
        var root = document.ResolveObject();
        if (settings.Count == 0)
        {
            return new ScenarioFile(path, document, root, []);
        }

        var absolute = new List<string>();
        foreach (var setting in settings)
        {
            var full = Absolute(setting, root);
            absolute.Add(full);
            document = document.WithSetting(setting, full.Length > setting.Length ? ScenarioKeys.Root : "");
        }

        return new ScenarioFile(path, document, document.ResolveObject(), absolute);
    }

    private static string Absolute(string setting, HoconObject root) =>
        setting.Contains('=') ? SettingPath.Resolve(setting, new Origin(HoconOptions.OverridesFile, 1, 1), root) : setting;
}
