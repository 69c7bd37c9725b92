using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// The local network of Eyeriss: each PE sends psums to the PE above it, over a link of 64 bits and one cycle.
/// Source: Eyeriss (Chen et al., JSSC 52(1), 2017), V-B.
/// </summary>
public static class LocalPsumLinks
{
    /// <summary>Links every PE to the one above; row 0 is the upper one.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="clock">The clock of the PEs.</param>
    /// <param name="columns">PEs of a row, ≥ 1.</param>
    /// <param name="outlets">Where PEs send psums up, row by row; those of row 0 stay unlinked.</param>
    /// <param name="inlets">Where PEs take psums from below, row by row; those of the lowest row stay unlinked.</param>
    /// <exception cref="ArgumentException">The numbers of PEs do not make whole rows, or do not agree.</exception>
    public static void Connect(
        SimulationBuilder builder, Clock clock, int columns, IReadOnlyList<OperandOutlet> outlets, IReadOnlyList<OperandInlet> inlets)
    {
        ArgumentNullException.ThrowIfNull(outlets);
        ArgumentNullException.ThrowIfNull(inlets);
        if (columns < 1 || outlets.Count != inlets.Count || outlets.Count % columns != 0)
        {
            throw new ArgumentException($"Rows of {columns} PEs do not come out of {outlets.Count} senders and {inlets.Count} receivers.", nameof(columns));
        }

        for (var pe = columns; pe < outlets.Count; pe++)
        {
            outlets[pe].Connect(builder, clock, inlets[pe - columns]);
        }
    }
}
