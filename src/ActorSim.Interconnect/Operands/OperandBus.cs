using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A bus on which each beat reaches, in one cycle, every receiver whose tag matches: one beat a cycle, and a beat leaves
/// only when all its receivers have a free slot, so that one that is not ready holds up everything behind.
/// </summary>
/// <remarks>
/// One group of all receivers makes it a plain broadcast bus; the groups of <see cref="XyBusIds"/> make it the global
/// input network of Eyeriss (see <see cref="GlobalInputNetwork"/>). Bus and ready lines share a cycle, so they are
/// one actor.
/// </remarks>
public sealed class OperandBus : OperandNetwork
{
    private readonly OperandGroups groups;

    /// <summary>Makes a bus.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="width">Of the bus.</param>
    /// <param name="groups">Who takes what.</param>
    /// <param name="receiverSlots">Slots of each receiver.</param>
    /// <param name="slots">Slots of the input register.</param>
    /// <exception cref="ArgumentException">Another number of receivers than <paramref name="groups"/> has, or a buffer without slots.</exception>
    public OperandBus(Clock clock, PortWidth width, OperandGroups groups, IReadOnlyList<int> receiverSlots, int slots = 2)
        : base(clock, width, inputs: 1, slots, receiverSlots)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Receivers != receiverSlots.Count)
        {
            throw new ArgumentException($"The groups are for {groups.Receivers} receivers, but the bus has {receiverSlots.Count}.", nameof(groups));
        }

        this.groups = groups;
    }

    /// <summary>Who takes what.</summary>
    public OperandGroups Groups => groups;

    /// <summary>Adds a bus to a system and links its receivers.</summary>
    internal static OperandBus Build(
        SimulationBuilder builder, string path, Clock clock, PortWidth width, OperandGroups groups, IReadOnlyList<OperandInlet> receivers, int slots)
    {
        var bus = builder.Add(path, new OperandBus(clock, width, groups, [.. receivers.Select(receiver => receiver.Slots)], slots));
        bus.ConnectReceivers(builder, receivers);
        return bus;
    }

    /// <inheritdoc/>
    protected override string? Refusal(in OperandBeat beat) => groups.Refusal(beat, Width);

    /// <inheritdoc/>
    protected override bool Forward()
    {
        var waiting = Waiting(0);
        if (waiting.Count == 0)
        {
            return false;
        }

        var receivers = groups[waiting.Head.Tag];
        if (!HaveRoom(receivers))
        {
            return false;
        }

        Deliver(0, receivers);
        return true;
    }
}
