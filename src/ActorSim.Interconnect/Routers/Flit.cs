namespace ActorSim.Interconnect;

/// <summary>
/// The unit of flow control: a packet is a head flit, any number of body flits and a tail flit, which may all be one and
/// the same. What the far end needs to know travels with it, so that no end has to ask the other.
/// </summary>
/// <param name="Packet">The number of the packet among those of its source.</param>
/// <param name="Source">The node that sent it.</param>
/// <param name="Destination">The node that it is for; from the number of nodes on, a multicast tree.</param>
/// <param name="CreateCycle">The cycle in which the packet was created.</param>
/// <param name="InjectCycle">The cycle in which its head left the source.</param>
/// <param name="FreeCycles">Cycles from there to here that the head takes when nothing is in its way.</param>
/// <param name="Routers">Routers that it has crossed.</param>
/// <param name="Index">Which flit of its packet it is, from 0.</param>
/// <param name="VirtualChannel">The virtual channel of the link that it travels on.</param>
/// <param name="Class">The class of packets to which it belongs.</param>
/// <param name="IsTail">Whether it closes its packet.</param>
public readonly record struct Flit(
    int Packet,
    int Source,
    int Destination,
    uint CreateCycle,
    uint InjectCycle,
    uint FreeCycles,
    ushort Routers,
    ushort Index,
    byte VirtualChannel,
    byte Class,
    bool IsTail);
