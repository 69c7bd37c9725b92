using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// The global output network of Eyeriss: brings finished psums from the PEs to the global buffer, one beat a cycle. PEs
/// that have one at the same time take turns, see <see cref="OperandCrossbar"/>.
/// </summary>
/// <remarks>
/// Source: Eyeriss (Chen et al., JSSC 52(1), 2017), V-B, which does not say how PEs are chosen: turns are an assumption.
/// The tag of a beat is the number of the PE that sends it.
/// </remarks>
public static class GlobalOutputNetwork
{
    /// <summary>Adds one to a system and links both sides.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="path">Its place.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="width">Of the bus; the chip's is <see cref="EyerissV1Ports.Psum"/>.</param>
    /// <param name="pes">
    /// Where PEs send, in the order of their numbers, at least one; all count on the same number of slots.
    /// </param>
    /// <param name="buffer">Where the global buffer takes psums.</param>
    /// <exception cref="ArgumentException">No PEs, or they do not count on the same number of slots, ≥ 1.</exception>
    public static OperandCrossbar Build(
        SimulationBuilder builder, string path, Clock clock, PortWidth width, IReadOnlyList<OperandOutlet> pes, OperandInlet buffer)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(pes);
        ArgumentNullException.ThrowIfNull(buffer);
        if (pes.Count == 0)
        {
            throw new ArgumentException("A global output network needs at least one PE.", nameof(pes));
        }

        var groups = new OperandGroups(1, [.. Enumerable.Range(0, pes.Count).Select(pe => new OperandGroup(pe, [0]))]);
        var network = builder.Add(path, new OperandCrossbar(clock, width, pes.Count, groups, [buffer.Slots], pes[0].Slots));
        network.ConnectReceivers(builder, [buffer]);
        for (var pe = 0; pe < pes.Count; pe++)
        {
            pes[pe].Connect(builder, clock, network.Input(pe));
        }

        return network;
    }
}
