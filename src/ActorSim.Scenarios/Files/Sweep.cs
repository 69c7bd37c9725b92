using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>
/// Keys with the values that they take in turn. Every combination is laid over the file before its substitutions are
/// resolved, so that they see it; the last key varies fastest.
/// </summary>
internal sealed class Sweep
{
    private const int MostRuns = 100_000;

    private static readonly string[] Fixed =
        [ScenarioKeys.Name.Name, ScenarioKeys.Description.Name, ScenarioKeys.Expect.Name, ScenarioKeys.SweepKey.Name, ScenarioKeys.SweepUntil.Name];

    private static readonly RecordSchema Alone =
        new RecordSchema(ScenarioKeys.Root, "A scenario's sweep.", ScenarioKeys.SweepKey).IgnoringOthers();

    private readonly ScenarioFile file;
    private readonly List<SweepAxis> axes = [];

    private Sweep(ScenarioFile file) => this.file = file;

    /// <summary>The combinations in their order; a single empty one without a sweep.</summary>
    public IReadOnlyList<IReadOnlyList<SweepChoice>> Combinations { get; private set; } = [[]];

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => axes.Select(axis => axis.Key);

    /// <summary>Reads the sweep of a file.</summary>
    /// <exception cref="HoconException">A key does not exist or cannot vary, or has no list of values.</exception>
    public static Sweep Read(ScenarioFile file)
    {
        var sweep = new Sweep(file);
        if (!Alone.Read(file.Source).TryGet(ScenarioKeys.SweepKey, out var entries))
        {
            return sweep;
        }

        sweep.AddAxes(entries, "");
        sweep.Combinations = sweep.Combine();
        return sweep;
    }

    /// <summary>The values that a key may take, as text; null when it is not swept.</summary>
    public IReadOnlyList<string>? ValuesOf(string key) =>
        axes.Find(axis => axis.Key == key)?.Known;

    /// <summary>What the file holds with a combination.</summary>
    public HoconObject Apply(IReadOnlyList<SweepChoice> combination)
    {
        if (combination.Count == 0)
        {
            return file.Root;
        }

        var document = file.Document;
        foreach (var choice in combination)
        {
            document = document.With(choice.Path, choice.KeyOrigin, choice.Value);
        }

        foreach (var setting in file.Pinned.Where(LiesBelowAxis))
        {
            if (file.Root.TryGetPath(setting, out var value))
            {
                document = document.With(setting, value.Origin, value);
            }
        }

        return document.ResolveObject();
    }

    /// <summary>Whether a setting from outside would be lost when a whole object is set.</summary>
    private bool LiesBelowAxis(string setting) => axes.Exists(axis => setting.StartsWith(axis.Path + ".", StringComparison.Ordinal));

    private void AddAxes(HoconObject entries, string prefix)
    {
        foreach (var entry in entries)
        {
            var key = prefix + entry.Key;
            switch (entry.Value)
            {
                case HoconObject inner:
                    AddAxes(inner, key + ".");
                    break;
                case HoconList list:
                    AddAxis(key, entry, list);
                    break;
                default:
                    throw new HoconException(entry.Value.Origin, $"`sweep` needs a list of values for `{key}`, such as `[…, …]`; found {entry.Value.Kind}.");
            }
        }
    }

    private void AddAxis(string key, HoconEntry entry, HoconList values)
    {
        if (values.Count == 0)
        {
            throw new HoconException(values.Origin, $"The sweep over `{key}` has no values; give at least one, or remove the key.");
        }

        RefuseNoPath(key, entry.KeyOrigin);
        RefuseTwice(key, values);
        var path = SettingPath.Resolve(key, entry.KeyOrigin, file.Root);
        if (Array.Exists(Fixed, name => path == $"{ScenarioKeys.Root}.{name}" || path.StartsWith($"{ScenarioKeys.Root}.{name}.", StringComparison.Ordinal)))
        {
            throw new HoconException(entry.KeyOrigin, $"A sweep cannot vary `{key}`; it may vary keys of the system, the workload, the engine, or `seed` and `time-limit`.");
        }

        if (axes.Exists(axis => axis.Path == path))
        {
            throw new HoconException(entry.KeyOrigin, $"The sweep has `{key}` twice; put all its values into one list.");
        }

        if (file.Pinned.Contains(path) && values.All(value => value is HoconObject))
        {
            throw new HoconException(
                new Origin(HoconOptions.OverridesFile, 1, 1),
                $"The sweep varies `{key}` over whole objects, and a setting of `{key}` would be mixed with the one that stands in the file. Set the list of the sweep instead, such as `{ScenarioKeys.Root}.{ScenarioKeys.SweepKey.Name}.\"{key}\"=[…]`.");
        }

        // A setting from outside leaves one value of the list, its own; whether it names the key itself, an object
        // around it, or what the key is substituted from.
        IEnumerable<HoconValue> chosen = file.Root.TryGetPath(path, out var present) && ScenarioFile.ComesFromSetting(present) ? [present] : values;
        SweepChoice[] choices = [.. chosen.Select(value => new SweepChoice(new SweepSetting(key, ValueText.Of(value)), path, entry.KeyOrigin, value))];
        string[] known = [.. values.Select(ValueText.Of).Union(choices.Select(choice => choice.Setting.Value))];
        axes.Add(new SweepAxis(key, path, choices, known));
        if (axes.Aggregate(1L, (runs, axis) => runs * axis.Choices.Count) > MostRuns)
        {
            throw new HoconException(entry.KeyOrigin, $"The sweep has more than {MostRuns} combinations; make its lists shorter.");
        }
    }

    private static void RefuseNoPath(string key, Origin origin)
    {
        try
        {
            _ = HoconConfig.SplitPath(key);
        }
        catch (HoconException problem)
        {
            throw new HoconException(origin, $"The sweep's key `{key}` is no path, at its character {problem.Origin.Column}. {problem.Sentence}");
        }
    }

    private static void RefuseTwice(string key, HoconList values)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (!known.Add(value is HoconObject ? value.ToString() : ValueText.Of(value)))
            {
                throw new HoconException(value.Origin, $"The sweep over `{key}` has the value `{ValueText.Of(value)}` twice; each run is made once.");
            }
        }
    }

    private List<IReadOnlyList<SweepChoice>> Combine()
    {
        var combinations = new List<IReadOnlyList<SweepChoice>> { Array.Empty<SweepChoice>() };
        foreach (var axis in axes)
        {
            combinations = [.. combinations.SelectMany(_ => axis.Choices, (IReadOnlyList<SweepChoice> before, SweepChoice choice) => (IReadOnlyList<SweepChoice>)[.. before, choice])];
        }

        return combinations;
    }
}
