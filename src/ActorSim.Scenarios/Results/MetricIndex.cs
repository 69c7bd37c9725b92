using System.Diagnostics.CodeAnalysis;
using ActorSim.Hocon;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Everything that a run came to, by the names that expectations use.</summary>
internal sealed class MetricIndex
{
    private const int MostShown = 12;

    private const string SimulatedTime = "run.simulated-time";
    private const string Events = "run.events";

    /// <summary>The figures that every run has, with their units.</summary>
    public static readonly IReadOnlyDictionary<string, string?> RunUnits =
        new Dictionary<string, string?>(StringComparer.Ordinal) { [SimulatedTime] = "ps", [Events] = "events" };

    private readonly Dictionary<string, (Cell Value, string Unit)> figures = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<MetricReading> readings;

    /// <param name="run">How the run ended.</param>
    /// <param name="result">What the system says.</param>
    /// <param name="readings">All metrics of all actors.</param>
    /// <exception cref="InvalidOperationException">The system gave two figures the same name.</exception>
    public MetricIndex(RunResult run, SystemResult result, IReadOnlyList<MetricReading> readings)
    {
        this.readings = readings;
        Add(SimulatedTime, run.End.Picoseconds, RunUnits[SimulatedTime]!);
        Add(Events, run.Deliveries, RunUnits[Events]!);
        foreach (var figure in result.Figures)
        {
            Add(figure.Name, figure.Value, figure.Unit);
        }

        foreach (var table in result.Tables)
        {
            foreach (var row in table.Rows)
            {
                for (var i = 1; i < row.Cells.Count; i++)
                {
                    Add($"{table.Name}.{row.Key}.{table.Columns[i].Name}", row.Cells[i], table.Columns[i].Unit);
                }
            }
        }
    }

    /// <summary>Finds a figure that has a value.</summary>
    public bool TryFind(string name, out Cell value, out string unit)
    {
        if (figures.TryGetValue(name, out var figure) && figure.Value.Kind != CellKind.Nothing)
        {
            (value, unit) = figure;
            return true;
        }

        if (name.StartsWith('/') && readings.FirstOrDefault(reading => MetricPattern.NameOf(reading) == name) is { Name: not null } found && double.IsFinite(found.Value))
        {
            (value, unit) = (found.Value, found.Unit);
            return true;
        }

        (value, unit) = (Cell.Nothing, "");
        return false;
    }

    /// <summary>What may have been meant, or what there is, as the end of a sentence.</summary>
    public string Advice(string name) =>
        Advice(name, name.StartsWith('/') ? [.. readings.Select(reading => MetricPattern.NameOf(reading))] : figures.Keys);

    /// <summary>What may have been meant, or a part of what there is, as the end of a sentence.</summary>
    [SuppressMessage("Performance", "CA1859:Use concrete types when possible", Justification = "Any collection of names will do.")]
    public static string Advice(string name, IReadOnlyCollection<string> known)
    {
        if (NearestName.Find(name, known) is { } nearest)
        {
            return $"did you mean `{nearest}`?";
        }

        // Of very many names those are shown that begin alike.
        string[] alike = [.. known.OrderByDescending(candidate => CommonPrefix(candidate, name)).Take(MostShown)];
        var more = known.Count > alike.Length ? $" and {known.Count - alike.Length} more" : "";
        return known.Count == 0 ? "there is none here." : $"there are {string.Join(", ", alike.Select(candidate => $"`{candidate}`"))}{more}.";
    }

    private static int CommonPrefix(string one, string other) =>
        one.AsSpan().CommonPrefixLength(other);

    private void Add(string name, Cell value, string unit)
    {
        if (!figures.TryAdd(name, (value, unit)))
        {
            throw new InvalidOperationException($"The system gave two figures the name `{name}`.");
        }
    }
}
