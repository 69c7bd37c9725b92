using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A Y-bus with one X-bus for each row: one source, and a beat reaches all PEs that share it, as far as ids tell them apart. See
/// <see cref="GlobalInputNetwork"/>.
/// </summary>
/// <param name="width">Of the buses.</param>
/// <param name="rows">Rows of PEs, ≥ 1; PEs are numbered row by row.</param>
/// <param name="columns">PEs of a row, ≥ 1.</param>
/// <param name="columnIdBits">Bits of the ids of PEs; those of X-buses have <see cref="EyerissV1Ports.RowIdBits"/>.</param>
public sealed class XyBusFabric(PortWidth width, int rows, int columns, int columnIdBits) : OperandFabric(width, rows * columns)
{
    /// <inheritdoc/>
    public override int Sources => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<FabricGroup> Cut(IReadOnlyList<IReadOnlyList<int>> shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        var (ids, tags) = XyBusIds.For(rows, columns, shared, EyerissV1Ports.RowIdBits, columnIdBits);
        var groups = ids.Groups(tags);
        return [.. tags.Select(tag => ids.TagOf(tag.Row, tag.Column)).Select(tag => new FabricGroup(0, new OperandGroup(tag, groups[tag].ToArray())))];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<OperandInlet> Build(
        SimulationBuilder builder, string path, Clock clock, OperandGroups groups, IReadOnlyList<OperandInlet> pes, int slots) =>
        [OperandBus.Build(builder, $"{path}/xy-bus", clock, Width, groups, pes, slots).Input(0)];
}
