using System.Globalization;
using ActorSim.Hocon;

namespace ActorSim.Console.Explaining;

/// <summary>A line for every value that holds no others: its path, itself, and where it comes from.</summary>
internal static class OriginText
{
    // Few values are longer; the origin of one that is follows directly.
    private const int WidestValue = 60;

    /// <summary>Writes the lines, with the origins below one another.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="path">The keys that lead to the value.</param>
    /// <param name="value">The value.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string> path, HoconValue value)
    {
        var lines = new List<(string Text, Origin Origin)>();
        Collect([.. path], value, lines);
        var width = lines.Select(line => line.Text.Length).Where(length => length <= WidestValue).DefaultIfEmpty().Max();
        foreach (var (text, origin) in lines)
        {
            writer.WriteLine($"{text.PadRight(width)}  # {Describe(origin)}");
        }
    }

    private static void Collect(List<string> path, HoconValue value, List<(string Text, Origin Origin)> lines)
    {
        switch (value)
        {
            case HoconObject { Count: > 0 } entries:
                foreach (var entry in entries)
                {
                    CollectChild(path, entry.Key, entry.Value, lines);
                }

                break;
            case HoconList { Count: > 0 } items:
                for (var i = 0; i < items.Count; i++)
                {
                    CollectChild(path, i.ToString(CultureInfo.InvariantCulture), items[i], lines);
                }

                break;
            default:
                var written = HoconRenderer.ToHocon(value);
                lines.Add((path.Count == 0 ? written : $"{HoconConfig.JoinPath(path)} = {written}", value.Origin));
                break;
        }
    }

    private static void CollectChild(List<string> path, string key, HoconValue value, List<(string Text, Origin Origin)> lines)
    {
        path.Add(key);
        Collect(path, value, lines);
        path.RemoveAt(path.Count - 1);
    }

    private static string Describe(Origin origin) => string.Join(", ", origin.Trail().Prepend(origin.ToString()));
}
