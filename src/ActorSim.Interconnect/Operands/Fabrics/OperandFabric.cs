using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A kind of network for one operand, before it is built: which sources it has, and into how many beats it cuts a word
/// that several PEs share. In each of them a PE is fed by one source.
/// </summary>
public abstract class OperandFabric
{
    /// <summary>Makes the common part.</summary>
    /// <param name="width">Of every port.</param>
    /// <param name="pes">How many PEs, ≥ 1.</param>
    /// <exception cref="ArgumentException">No PEs.</exception>
    protected OperandFabric(PortWidth width, int pes)
    {
        ArgumentNullException.ThrowIfNull(width);
        if (pes < 1)
        {
            throw new ArgumentException($"An operand network needs at least one PE; it has {pes}.", nameof(pes));
        }

        (Width, Pes) = (width, pes);
    }

    /// <summary>Width of every port.</summary>
    public PortWidth Width { get; }

    /// <summary>How many PEs there are.</summary>
    public int Pes { get; }

    /// <summary>How many sources there are.</summary>
    public abstract int Sources { get; }

    /// <summary>Cuts sets of PEs that share their words into groups that a source reaches with one beat.</summary>
    /// <param name="shared">The sets, none empty and no PE in two of them; they are never sent to otherwise.</param>
    /// <returns>The groups, with tags of their own, in the order of the sets.</returns>
    /// <exception cref="ArgumentException">The network cannot tell so many sets apart.</exception>
    public abstract IReadOnlyList<FabricGroup> Cut(IReadOnlyList<IReadOnlyList<int>> shared);

    /// <summary>Adds the network to a system and links its PEs.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="path">Its place.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="groups">What <see cref="Cut"/> returned.</param>
    /// <param name="pes">The PEs, in the order of their numbers.</param>
    /// <param name="slots">Slots of each register.</param>
    /// <returns>Where the sources send, by their numbers.</returns>
    public IReadOnlyList<OperandInlet> Build(
        SimulationBuilder builder, string path, Clock clock, IReadOnlyList<FabricGroup> groups, IReadOnlyList<OperandInlet> pes, int slots = 2)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(pes);
        return Build(builder, path, clock, new OperandGroups(Pes, [.. groups.Select(group => group.Group)]), pes, slots);
    }

    /// <summary>Adds the network to a system and links its PEs.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="path">Its place.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="groups">Who takes what.</param>
    /// <param name="pes">The PEs, in the order of their numbers.</param>
    /// <param name="slots">Slots of each register.</param>
    protected abstract IReadOnlyList<OperandInlet> Build(
        SimulationBuilder builder, string path, Clock clock, OperandGroups groups, IReadOnlyList<OperandInlet> pes, int slots);
}
