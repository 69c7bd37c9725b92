using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Networks that bring weights and iacts to an array of PEs, and how many PEs work with what they bring.</summary>
public sealed class OperandNetworkKind : SystemKind
{
    private const int MostSlots = 1 << 16;

    private static readonly Key<Record> NetworkKey = Key.Object(
        "network", "The network, of which weights and iacts have one each, and the array of PEs.", OperandFabrics.Family, "{ type = broadcast, rows = 12, columns = 16 }");

    private static readonly Key<Quantity> ClockKey =
        Key.Frequency("clock", "The clock of networks and PEs, with a period of at most 106 d.", max: "1000 GHz").WithDefault("200 MHz");

    private static readonly Key<int> PeSlots = Key.Count(
        "pe-slots", "Beats of each operand that a PE holds. With one, a beat comes every other cycle at most.", min: 1, max: MostSlots).WithDefault("2");

    private static readonly Key<int> RegisterSlots = Key.Count(
        "register-slots", "Beats that each register of a network holds. With one, a beat passes every other cycle at most.", min: 1, max: MostSlots).WithDefault("2");

    /// <inheritdoc/>
    public override string Name => "operand-network";

    /// <inheritdoc/>
    public override string Summary =>
        "Networks that bring weights and iacts from buffers to an array of PEs, word by word and with multicasts: broadcast bus, unicast crossbar, the X/Y-bus of Eyeriss v1, the hierarchical mesh of Eyeriss v2.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "operand-network system", "An array of PEs, and two networks of one kind that feed it.", NetworkKey, ClockKey, PeSlots, RegisterSlots);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => OperandNetworkWorkload.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var network = input.System.Get(NetworkKey);
        var (rows, columns) = OperandFabrics.ArrayOf(network);
        var workload = OperandNetworkWorkload.Read(input.Workload, rows, columns);
        var plan = new OperandNetworkPlan
        {
            Clock = input.System.ClockOf(ClockKey),
            Network = OperandFabrics.NameOf(network),
            Fabrics = OperandFabrics.Of(network, workload.Mapping),
            Workload = workload,
            PeSlots = input.System.Get(PeSlots),
            RegisterSlots = input.System.Get(RegisterSlots),
        };
        RequireBeats(input.Workload, plan);
        return plan;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => OperandNetworkComparison.Of(runs);

    private static void RequireBeats(Record workload, OperandNetworkPlan plan)
    {
        var beats = plan.CountBeats();
        if (beats > OperandNetworkWorkload.MostBeats)
        {
            throw workload.Error($"This takes {beats:N0} beats, each of them messages; at most {OperandNetworkWorkload.MostBeats:N0} are possible. Cut the layer with `steps` and `rounds`.");
        }
    }
}
