using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>
/// Which key of a file a setting means, in <c>--set</c> and in a sweep: <c>system.rows</c> is a key of the scenario,
/// <c>chips.mine.rows</c> one of the file itself.
/// </summary>
internal static class SettingPath
{
    /// <summary>The path from the root of the file.</summary>
    /// <param name="key">The key as it was written.</param>
    /// <param name="origin">Where it was written.</param>
    /// <param name="root">What the file holds.</param>
    /// <exception cref="HoconException">Neither the scenario nor the file has such a key.</exception>
    public static string Resolve(string key, Origin origin, HoconObject root)
    {
        var first = FirstElement(key);
        if (first == ScenarioKeys.Root)
        {
            return key;
        }

        if (ScenarioKeys.Scenario.Find(first) is not null)
        {
            return $"{ScenarioKeys.Root}.{key}";
        }

        if (root.TryGet(first, out _))
        {
            return key;
        }

        string[] owners = [ScenarioKeys.SystemKey.Name, ScenarioKeys.WorkloadKey.Name, ScenarioKeys.EngineKey.Name];
        if (Array.Find(owners, owner => Has(root, owner, first)) is { } meant)
        {
            throw new HoconException(origin, $"`{first}` is no key of the scenario nor of its file; did you mean `{meant}.{first}`?");
        }

        string[] known = [.. ScenarioKeys.Scenario.Keys.Select(candidate => candidate.Name), .. root.Keys];
        throw new HoconException(origin, $"`{first}` is no key of the scenario nor of its file; {NearestName.Advice(first, known)}");
    }

    /// <summary>The key of a setting such as <c>scenario.system.rows=16</c>.</summary>
    public static string KeyOf(string setting) => new string([.. setting.TakeWhile(letter => !"=:{+".Contains(letter))]).Trim();

    private static bool Has(HoconObject root, string owner, string key) =>
        root.TryGet(ScenarioKeys.Root, out var scenario) && scenario is HoconObject keys
        && keys.TryGet(owner, out var part) && part is HoconObject own && own.TryGet(key, out _);

    private static string FirstElement(string key)
    {
        var trimmed = key.TrimStart();
        if (trimmed.StartsWith('"') && trimmed.IndexOf('"', 1) is var quote and > 0)
        {
            return trimmed[1..quote];
        }

        return new string([.. trimmed.TakeWhile(letter => !".=:{+ ".Contains(letter))]);
    }
}
