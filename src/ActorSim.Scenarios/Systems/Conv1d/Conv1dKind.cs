using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A 1-D convolution on one PE with three memories, every access counted.</summary>
public sealed class Conv1dKind : SystemKind
{
    // A read takes two half cycles, each of a picosecond or more.
    private const string Fastest = "500 GHz";

    private static readonly Key<Dataflow> DataflowKey = Dataflows.Key("dataflow");

    private static readonly Key<Quantity> ClockKey =
        Key.Frequency("clock", "The clock of the PE, with a period of at most 106 d.", max: Fastest).WithDefault("1 GHz");

    private static readonly Key<int> Outputs = Key.Count("outputs", "E, the number of outputs.", min: 1, max: 100_000_000);

    private static readonly Key<int> Weights = Key.Count("weights", "R, the number of weights of the filter.", min: 1, max: 100_000_000);

    /// <inheritdoc/>
    public override string Name => "conv1d";

    /// <inheritdoc/>
    public override string Summary => "A 1-D convolution on one PE in the three loop orders of the lecture, every access a message.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new("conv1d system", "One PE and three memories.", DataflowKey, ClockKey);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema { get; } = new("conv1d workload", "The sizes of the convolution.", Outputs, Weights);

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var clock = input.System.ClockOf(ClockKey);
        return new Conv1dPlan(clock, new Conv1dShape(input.Workload.Get(Outputs), input.Workload.Get(Weights)), input.System.Get(DataflowKey));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) =>
        [.. Conv1dReport.Columns.Skip(2).Select(column => Fewest(column.Column.Name, runs))];

    /// <summary>Which run needs the fewest accesses of one sort.</summary>
    private static string Fewest(string column, IReadOnlyList<RunReport> runs)
    {
        var counts = runs.Select(run => (run.Label, Count: run.Table(Conv1dReport.Table)!.Rows[0].Cells[Conv1dReport.IndexOf(column)].ToInt64())).ToList();
        var least = counts.Min(entry => entry.Count);
        var winners = counts.Where(entry => entry.Count == least).Select(entry => entry.Label).ToList();
        return winners.Count == counts.Count
            ? $"{column}: {least} in every run."
            : $"{column}: fewest with {string.Join(" and ", winners)}, {least}; else {string.Join(", ", counts.Where(entry => entry.Count > least).Select(entry => $"{entry.Count} ({entry.Label})"))}.";
    }
}
