using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A DRAM with its controllers, played requests from a trace or from generators.</summary>
public sealed class DramKind : SystemKind
{
    private static readonly Key<Record> Memory = Key.Object("memory", "The DRAM.", DramKeys.Schema, "${dram.ddr4-2400}");

    /// <inheritdoc/>
    public override string Name => "dram";

    /// <inheritdoc/>
    public override string Summary => "A DRAM with controllers that send every command, played a trace or generated requests.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "dram system", "A DRAM and who plays it requests. Controllers are those of DRAMsim3, command for command.", Memory);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => DramWorkload.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var standard = DramKeys.Read(input.System.Get(Memory));
        return new DramPlan(standard, DramWorkload.Read(input.Workload, standard.Description));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => DramComparison.Of(runs);
}
