using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>A broadcast bus: one source, and a beat reaches all PEs that share it. See <see cref="OperandBus"/>.</summary>
/// <param name="width">Of the bus.</param>
/// <param name="pes">How many PEs, ≥ 1.</param>
public sealed class BusFabric(PortWidth width, int pes) : OperandFabric(width, pes)
{
    /// <inheritdoc/>
    public override int Sources => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<FabricGroup> Cut(IReadOnlyList<IReadOnlyList<int>> shared) =>
        [.. shared.Select((set, tag) => new FabricGroup(0, new OperandGroup(tag, set)))];

    /// <inheritdoc/>
    protected override IReadOnlyList<OperandInlet> Build(
        SimulationBuilder builder, string path, Clock clock, OperandGroups groups, IReadOnlyList<OperandInlet> pes, int slots) =>
        [OperandBus.Build(builder, $"{path}/bus", clock, Width, groups, pes, slots).Input(0)];
}
