using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A systolic array with buffers and an ideal DRAM, running layers one after another.</summary>
public sealed class SystolicKind : SystemKind
{
    private const int MostPes = 1 << 20;

    // Feeders work on the half clock, whose period must be a picosecond or more too.
    private const string Fastest = "500 GHz";

    private static readonly Key<int> Rows = Key.Count("rows", "Rows of PEs.", min: 1, max: 4096);

    private static readonly Key<int> Columns = Key.Count("columns", "Columns of PEs.", min: 1, max: 4096);

    private static readonly Key<Dataflow> DataflowKey = Dataflows.Key("dataflow");

    private static readonly Key<Quantity> ClockKey =
        Key.Frequency("clock", "The clock of array and buffers, with a period of at most 106 d.", max: Fastest).WithDefault("1 GHz");

    private static readonly Key<Quantity> IfmapBuffer =
        Key.Bytes("ifmap-buffer", "The ifmap buffer, both halves together.", min: "1 B", max: "1 TiB");

    private static readonly Key<Quantity> FilterBuffer =
        Key.Bytes("filter-buffer", "The filter buffer, both halves together.", min: "1 B", max: "1 TiB");

    private static readonly Key<Quantity> Word =
        Key.Bytes("word", "One word of an operand.", min: "1 B", max: "16 B").WithDefault("1 B");

    private static readonly Key<Granularity> GranularityKey = Key.Choice(
        "granularity",
        new Dictionary<string, Granularity>(StringComparer.Ordinal) { ["burst"] = Granularity.Burst, ["word"] = Granularity.Word },
        "What a message between PEs stands for: a whole stream of words, or each word; the times are the same.").WithDefault("burst");

    private static readonly Key<SystolicAccounting> AccountingKey = Key.Choice(
        "accounting",
        new Dictionary<string, SystolicAccounting>(StringComparer.Ordinal) { ["plain"] = SystolicAccounting.Plain, ["scale-sim-v3"] = SystolicAccounting.ScaleSimV3 },
        "How accesses are reported: as they are, or as SCALE-Sim v3 does, which adds rows + columns words a fold to the ofmap words of output stationary arrays.").WithDefault("plain");

    /// <inheritdoc/>
    public override string Name => "systolic";

    /// <inheritdoc/>
    public override string Summary => "A systolic array of PEs with ifmap, filter and ofmap buffers and a DRAM of ideal bandwidth.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "systolic system",
        "A systolic array with its buffers, in the accounting of SCALE-Sim with ideal bandwidth.",
        Rows, Columns, DataflowKey, ClockKey, IfmapBuffer, FilterBuffer, Word, GranularityKey, AccountingKey);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => SystolicWorkload.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var array = new SystolicDescription
        {
            Rows = input.System.Get(Rows),
            Columns = input.System.Get(Columns),
            Dataflow = input.System.Get(DataflowKey),
            Clock = input.System.ClockOf(ClockKey),
            IfmapBufferWords = WordsOf(input.System, IfmapBuffer),
            FilterBufferWords = WordsOf(input.System, FilterBuffer),
            Granularity = input.System.Get(GranularityKey),
            Accounting = input.System.Get(AccountingKey),
        };
        if ((long)array.Rows * array.Columns > MostPes)
        {
            throw input.System.Error(Rows, $"An array of {array.Rows} × {array.Columns} PEs is too large: every PE is an actor, and at most {MostPes:N0} are allowed.");
        }

        return new SystolicPlan(array, SystolicWorkload.Read(input.Workload, array), input.Workload.Get(SystolicWorkload.Functional));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => SystolicComparison.Of(runs);

    private static long WordsOf(Record system, Key<Quantity> buffer)
    {
        var words = (long)(system.Get(buffer).Value / system.Get(Word).Value);
        return words > 0
            ? words
            : throw system.Error(buffer, $"`{buffer.Name}` must hold at least one word of {system.Found(Word)}; found {system.Found(buffer)}.");
    }
}
