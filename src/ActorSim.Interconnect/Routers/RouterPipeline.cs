namespace ActorSim.Interconnect;

/// <summary>The stages of a router, with the names that BookSim 2 uses.</summary>
/// <remarks>
/// A head flit that a router sees in cycle t computes its route (if it does), takes a virtual channel of its output, wins
/// the switch, and crosses it, each in a cycle of its own unless said otherwise. The flits behind it only win and cross.
/// </remarks>
public sealed record RouterPipeline
{
    /// <summary>Describes the stages.</summary>
    /// <param name="routingDelay">
    /// Cycles in which a head computes its route before it asks for a virtual channel: 1, or 0 when the router before
    /// has computed it already (look-ahead routing).
    /// </param>
    /// <param name="isSpeculative">Whether a head asks for the switch in the same cycle as for its virtual channel.</param>
    /// <param name="creditDelay">Cycles between the arrival of a credit at a router and its use there, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A delay is out of its range.</exception>
    public RouterPipeline(int routingDelay, bool isSpeculative, int creditDelay)
    {
        if (routingDelay is not (0 or 1))
        {
            throw new ArgumentOutOfRangeException(nameof(routingDelay), $"Computing a route takes 0 or 1 cycles; found {routingDelay}.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(creditDelay);
        (RoutingDelay, IsSpeculative, CreditDelay) = (routingDelay, isSpeculative, creditDelay);
    }

    /// <summary>
    /// Routing, VC allocation, switch allocation, switch traversal and link one after the other: 5 cycles a hop. BookSim
    /// 2's default.
    /// </summary>
    public static RouterPipeline R5 { get; } = new(routingDelay: 1, isSpeculative: false, creditDelay: 0);

    /// <summary>
    /// Look-ahead routing, with VC allocation and speculative switch allocation in one cycle, then switch traversal and
    /// link: 3 cycles a hop.
    /// </summary>
    public static RouterPipeline R3 { get; } = new(routingDelay: 0, isSpeculative: true, creditDelay: 1);

    /// <summary>Cycles in which a head computes its route: 0 or 1.</summary>
    public int RoutingDelay { get; }

    /// <summary>Whether a head asks for the switch in the same cycle as for its virtual channel.</summary>
    public bool IsSpeculative { get; }

    /// <summary>Cycles between the arrival of a credit at a router and its use there.</summary>
    public int CreditDelay { get; }

    /// <summary>Cycles from the one in which a router sees a head to the one in which it wins the switch, when nothing is in its way.</summary>
    public int CyclesToSwitch => RoutingDelay + (IsSpeculative ? 0 : 1);
}
