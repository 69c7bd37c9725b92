using System.Text.RegularExpressions;
using ActorSim.Hocon;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Picks metrics of actors by patterns: <c>*</c> stands for anything but a slash, <c>**</c> for anything.</summary>
internal static class MetricPattern
{
    /// <summary>The patterns of a scenario.</summary>
    /// <exception cref="HoconException">One does not begin with a slash, as all paths of actors do.</exception>
    public static IReadOnlyList<string> Check(Record scenario)
    {
        var patterns = scenario.Get(ScenarioKeys.RecordKey);
        foreach (var (item, pattern) in patterns.Index())
        {
            if (!pattern.StartsWith('/'))
            {
                throw new HoconException(
                    scenario.OriginOf(ScenarioKeys.RecordKey, item),
                    $"`record` takes paths of metrics, such as `/array/pe/*/*/macs`; found `{pattern}`.");
            }
        }

        return patterns;
    }

    /// <summary>The readings that a pattern picks.</summary>
    public static IEnumerable<MetricReading> Pick(IEnumerable<MetricReading> readings, string pattern)
    {
        var text = Regex.Escape(pattern)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        var matcher = new Regex($"^{text}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        return readings.Where(reading => matcher.IsMatch(NameOf(reading)));
    }

    /// <summary>The name of a metric: the actor's path and its own.</summary>
    public static string NameOf(in MetricReading reading) => $"{reading.Path}/{reading.Name}";
}
