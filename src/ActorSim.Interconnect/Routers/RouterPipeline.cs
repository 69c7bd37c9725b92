namespace ActorSim.Interconnect;

/// <summary>The stages of a router, in cycles, with the names that BookSim 2 uses.</summary>
/// <param name="RoutingDelay">
/// Cycles in which a head computes its route before it may ask for a virtual channel; 0 when the router before has
/// computed it already (look-ahead routing).
/// </param>
/// <param name="IsSpeculative">Whether a head asks for the switch in the same cycle as for its virtual channel.</param>
/// <param name="CreditDelay">Cycles between the arrival of a credit at a router and its use there.</param>
public sealed record RouterPipeline(int RoutingDelay, bool IsSpeculative, int CreditDelay)
{
    /// <summary>
    /// Routing, VC allocation, switch allocation, switch traversal and link one after the other: 5 cycles a hop. BookSim
    /// 2's default.
    /// </summary>
    public static RouterPipeline R5 { get; } = new(RoutingDelay: 1, IsSpeculative: false, CreditDelay: 0);

    /// <summary>
    /// Look-ahead routing, with VC allocation and speculative switch allocation in one cycle, then switch traversal and
    /// link: 3 cycles a hop.
    /// </summary>
    public static RouterPipeline R3 { get; } = new(RoutingDelay: 0, IsSpeculative: true, CreditDelay: 1);

    /// <summary>Cycles from the arrival of a head at one router to its arrival at the next, when nothing is in its way.</summary>
    /// <param name="linkDelay">Cycles from leaving the switch to being seen by the next router.</param>
    public int CyclesPerHop(int linkDelay) => RoutingDelay + (IsSpeculative ? 1 : 2) + linkDelay;
}
