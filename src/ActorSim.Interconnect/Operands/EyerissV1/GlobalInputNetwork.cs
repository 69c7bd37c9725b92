using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// The global input network of Eyeriss: a Y-bus and an X-bus for each row bring a value to all PEs whose tag matches, in
/// one cycle and only when all of them are ready. One network each for filters, ifmaps and psums.
/// </summary>
/// <remarks>
/// Source: Eyeriss (Chen et al., JSSC 52(1), 2017), V-B. Buses and ready lines share a cycle and are one actor, an
/// <see cref="OperandBus"/> whose groups come from <see cref="XyBusIds"/>.
/// </remarks>
public static class GlobalInputNetwork
{
    /// <summary>Adds one to a system and links its PEs.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="path">Its place.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="width">Of the buses; of the chip's, see <see cref="EyerissV1Ports"/>.</param>
    /// <param name="ids">The ids of X-buses and PEs.</param>
    /// <param name="tags">The (row, col) tags that values will have.</param>
    /// <param name="pes">The PEs, row by row.</param>
    /// <param name="slots">Slots of the register at the buffer's side.</param>
    /// <exception cref="ArgumentException">A tag matches no PE, or there is not an inlet for each PE.</exception>
    public static OperandBus Build(
        SimulationBuilder builder,
        string path,
        Clock clock,
        PortWidth width,
        XyBusIds ids,
        IEnumerable<(int Row, int Column)> tags,
        IReadOnlyList<OperandInlet> pes,
        int slots = 2)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(pes);
        return OperandBus.Build(builder, path, clock, width, ids.Groups(tags), pes, slots);
    }
}
