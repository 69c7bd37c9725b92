using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// All-to-all unicast: several sources, each of which feeds the PEs p with p mod sources = its number, one at a time;
/// words that PEs share are sent to each of them. See <see cref="OperandCrossbar"/>.
/// </summary>
/// <param name="width">Of every port.</param>
/// <param name="pes">How many PEs, ≥ 1.</param>
/// <param name="sources">How many sources, ≥ 1.</param>
public sealed class CrossbarFabric(PortWidth width, int pes, int sources) : OperandFabric(width, pes)
{
    /// <inheritdoc/>
    public override int Sources => sources;

    /// <inheritdoc/>
    public override IReadOnlyList<FabricGroup> Cut(IReadOnlyList<IReadOnlyList<int>> shared) =>
        [.. shared.SelectMany(set => set).Select(pe => new FabricGroup(pe % sources, new OperandGroup(pe, [pe])))];

    /// <inheritdoc/>
    protected override IReadOnlyList<OperandInlet> Build(
        SimulationBuilder builder, string path, Clock clock, OperandGroups groups, IReadOnlyList<OperandInlet> pes, int slots)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(pes);
        var crossbar = builder.Add($"{path}/crossbar", new OperandCrossbar(clock, Width, sources, groups, [.. pes.Select(pe => pe.Slots)], slots));
        crossbar.ConnectReceivers(builder, pes);
        return [.. Enumerable.Range(0, sources).Select(crossbar.Input)];
    }
}
