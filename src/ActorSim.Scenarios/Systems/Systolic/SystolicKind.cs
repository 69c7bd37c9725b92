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

    private static readonly Key<SystolicAccounting> AccountingKey = Key.Choice(
        "accounting",
        new Dictionary<string, SystolicAccounting>(StringComparer.Ordinal) { ["plain"] = SystolicAccounting.Plain, ["scale-sim-v3"] = SystolicAccounting.ScaleSimV3 },
        "How accesses are reported: as they are, or as SCALE-Sim v3 does, which adds rows + columns words a fold to the ofmap words of output stationary arrays.").WithDefault("plain");

    private static readonly Key<Record> MemoryKey = Key.Object(
        "memory", "A DRAM behind the buffers, for which the array waits where it must; usually a substitution. Bandwidth is ideal, when left out.", DramKeys.Schema, "${dram.ddr4-2400}").Optional();

    private static readonly Key<Quantity> OfmapBuffer = Key.Bytes(
        "ofmap-buffer", "The ofmap buffer, both halves together; only with `memory`: at ideal bandwidth it never fills.", min: "1 B", max: "1 TiB").Optional();

    private static readonly Key<int> Banks = Key.Count(
        "banks", "Banks of each operand buffer, over which words are spread by their addresses; only with `memory`. When left out, there is a bank for each lane, with just its words, so that reads never conflict.", min: 1, max: 65536).Optional();

    private static readonly Key<int> Ports = Key.Count("ports", "Words that one of the `banks` reads in a cycle; only with `memory`.", min: 1, max: 1024).Optional();

    private static readonly Key<Record> EnergyKey = Key.Object(
        "energy", "What accesses cost; only with `memory`.", SystolicEnergy.Schema, "{ register = 1, array = 2, buffer = 6, dram = 200 }").Optional();

    /// <inheritdoc/>
    public override string Name => "systolic";

    /// <inheritdoc/>
    public override string Summary => "A systolic array of PEs with ifmap, filter and ofmap buffers and a DRAM, of ideal bandwidth or a real one.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "systolic system",
        "A systolic array with its buffers, in the accounting of SCALE-Sim with ideal bandwidth, or before a real DRAM.",
        Rows, Columns, DataflowKey, ClockKey, IfmapBuffer, FilterBuffer, OfmapBuffer, Word, MemoryKey, Banks, Ports, EnergyKey, Granularities.Key, AccountingKey);

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
            Granularity = input.System.Get(Granularities.Key),
            Accounting = input.System.Get(AccountingKey),
        };
        if ((long)array.Rows * array.Columns > MostPes)
        {
            throw input.System.Error(Rows, $"An array of {array.Rows} × {array.Columns} PEs is too large: every PE is an actor, and at most {MostPes:N0} are allowed.");
        }

        var layers = SystolicWorkload.Read(input.Workload, array);
        var functional = input.Workload.Get(SystolicWorkload.Functional);
        if (input.System.TryGet(MemoryKey, out var memory))
        {
            return PlanWithMemory(input.System, DramKeys.Read(memory), array, layers, functional);
        }

        Key[] needMemory = [OfmapBuffer, Banks, Ports, EnergyKey];
        return needMemory.FirstOrDefault(input.System.Has) is { } key
            ? throw input.System.Error(key, $"`{key.Name}` has no meaning without a `{MemoryKey.Name}`; give one, or leave it out.")
            : new SystolicPlan(array, layers, functional);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => SystolicComparison.Of(runs);

    private static StallingSystolicPlan PlanWithMemory(
        Record system, DramStandard dram, SystolicDescription array, IReadOnlyList<SystolicLayer> layers, bool functional)
    {
        if (!system.Has(OfmapBuffer))
        {
            throw system.Error(MemoryKey, $"With a `{MemoryKey.Name}` the array needs the key `{OfmapBuffer.Name}`, such as `64 KiB`.");
        }

        if (array.Accounting != SystolicAccounting.Plain)
        {
            throw system.Error(AccountingKey, $"SCALE-Sim's accounting is for ideal bandwidth; leave out `{AccountingKey.Name}` or `{MemoryKey.Name}`.");
        }

        if (system.Has(Ports) && !system.Has(Banks))
        {
            throw system.Error(Ports, $"`{Ports.Name}` are those of `{Banks.Name}`; give `{Banks.Name}` too, or leave it out.");
        }

        var memory = new SystolicMemory
        {
            WordBytes = (int)system.Get(Word).Value,
            LineBytes = dram.Description.Organization.RequestBytes,
            Capacity = dram.Description.Organization.Capacity,
            OfmapBufferWords = WordsOf(system, OfmapBuffer),
            Banks = system.TryGet(Banks, out var banks) ? banks : null,
            PortsPerBank = system.TryGet(Ports, out var ports) ? ports : 1,
        };
        if (memory.LineBytes < memory.WordBytes)
        {
            throw system.Error(Word, $"A word of {system.Found(Word)} is longer than a burst of {dram.Description.Name}, {memory.LineBytes} bytes.");
        }

        if (memory.TooSmall(array) is var (buffer, sentence))
        {
            throw system.Error(buffer switch { WaveGate.Ifmap => IfmapBuffer, WaveGate.Filter => FilterBuffer, _ => OfmapBuffer }, sentence);
        }

        var bytes = system.At(MemoryKey, () => memory.BytesOf(new SystolicSchedule(array, layers)));
        if (bytes > memory.Capacity)
        {
            throw system.Error(MemoryKey, $"The tensors of all layers take {bytes:N0} bytes; {dram.Description.Name} holds {memory.Capacity:N0}.");
        }

        var energy = system.TryGet(EnergyKey, out var costs) ? SystolicEnergy.Read(costs) : SystolicEnergy.OfTheLecture;
        return new StallingSystolicPlan(array, memory, dram, energy, layers, functional);
    }

    private static long WordsOf(Record system, Key<Quantity> buffer)
    {
        var words = (long)(system.Get(buffer).Value / system.Get(Word).Value);
        return words > 0
            ? words
            : throw system.Error(buffer, $"`{buffer.Name}` must hold at least one word of {system.Found(Word)}; found {system.Found(buffer)}.");
    }
}
