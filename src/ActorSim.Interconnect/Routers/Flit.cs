namespace ActorSim.Interconnect;

/// <summary>
/// The unit of flow control: a packet is a head flit, any number of body flits and a tail flit, which may all be one and
/// the same. What only the two ends need to know travels with it, so that no end has to ask the other.
/// </summary>
/// <param name="Packet">The number of the packet, unique within a network.</param>
/// <param name="Source">The node that sent it.</param>
/// <param name="Destination">The node that it is for.</param>
/// <param name="CreateCycle">The cycle in which the packet was created.</param>
/// <param name="InjectCycle">The cycle in which its head left the source.</param>
/// <param name="VirtualChannel">The virtual channel of the link that it travels on.</param>
/// <param name="Part">Which part of the packet it is.</param>
public readonly record struct Flit(
    int Packet, int Source, int Destination, uint CreateCycle, uint InjectCycle, byte VirtualChannel, FlitPart Part)
{
    /// <summary>Whether it opens its packet.</summary>
    public bool IsHead => (Part & FlitPart.Head) != FlitPart.Body;

    /// <summary>Whether it closes its packet.</summary>
    public bool IsTail => (Part & FlitPart.Tail) != FlitPart.Body;
}
