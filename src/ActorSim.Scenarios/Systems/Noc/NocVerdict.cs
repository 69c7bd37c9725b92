using System.Globalization;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>Whether a network under drawn traffic carries what it is offered, and what that rests on.</summary>
/// <param name="workload">The traffic.</param>
/// <param name="use">What was offered and what got in.</param>
/// <param name="packets">The measured packets that arrived.</param>
/// <param name="missing">Those that had not arrived at the drain limit.</param>
internal sealed class NocVerdict(NocWorkload workload, NocUse use, PacketTally packets, long missing)
{
    // By how much a network that is not saturated may fall behind the offered load by chance, beside a packet of each node that sends.
    private const double Tolerance = 0.05;

    // Where latency turns up is a matter of taste; a multiple of what packets take when nothing is in their way is the usual one.
    private const double Steep = 3;

    // The queue of a single node varies more, most of all where packets come in bursts.
    private const double NodeTolerance = 0.1;
    private const int LongQueue = 16;

    /// <summary>Whether more waits to enter than chance explains, in all or at a node.</summary>
    public bool IsSaturated => IsBehind || SomeNodeIsBehind;

    private bool IsBehind => use.FlitsOffered - use.FlitsInjected > (Tolerance * use.FlitsOffered) + ((double)Longest * use.Senders);

    private bool SomeNodeIsBehind => use.FurthestBehind is var node && node.LeftFlits > Math.Max(NodeTolerance * node.OfferedFlits, (double)LongQueue * Longest);

    private int Longest => workload.Classes.Max(of => of.Length.Most);

    private long Travel => packets.Routing + packets.Serialisation;

    private bool HasBursts => workload.Classes.Any(of => of.Injection.MeanRate < of.Injection.RateWhileOn);

    /// <summary>The sentences.</summary>
    public IEnumerable<string> Explain()
    {
        if (packets.Packets == 0)
        {
            yield return missing == 0 ? "No packet was created in the measured span; measure longer, or raise the load."
                : IsSaturated ? $"{Verdict()} No packet of the measured span had arrived at the drain limit."
                : "No packet of the measured span had arrived at the drain limit; raise `drain-limit`.";
            yield break;
        }

        yield return Verdict();
        if (missing > 0)
        {
            yield return Say($"{Several.Of(missing, "packet", "N0")} of {missing + packets.Packets:N0} had not arrived at the drain limit; latencies are those of the others, and so too low.");
        }

        // Beyond saturation packets wait the longer the longer is measured, whatever the warm-up.
        var fills = (double)(IsSaturated ? Travel : packets.Latency) / packets.Packets;
        if (fills > workload.WarmUp)
        {
            yield return Say($"The warm-up of {Several.Of(workload.WarmUp, "cycle", "N0")} is shorter than the {fills:0} that a packet {(IsSaturated ? "travels" : "takes")}: the network still fills while it is measured, and less arrives than is sent; raise `warm-up`.");
        }
    }

    private string Verdict()
    {
        if (!IsBehind && SomeNodeIsBehind)
        {
            var (path, _, left, offered, injected) = use.FurthestBehind;
            return Say($"The network is saturated for some of its nodes: {path} offers {offered:0.000} flits a cycle and gets {injected:0.000} in, so its queue grows, by {left:N0} flits in the measured span; latencies depend on how long is measured.");
        }

        if (IsSaturated)
        {
            return Say($"The network is saturated: nodes that send offer {use.OfferedBySender:0.000} flits a cycle on average and get {use.InjectedBySender:0.000} in, so their queues grow, to up to {Several.Of(use.MostQueued, "packet", "N0")}; latencies depend on how long is measured.");
        }

        return packets.Latency > Steep * Travel
            ? Say($"The network is close to saturation{(HasBursts ? ", or bursts fill the queues of its nodes" : "")}: of {use.OfferedRate:0.000} flits a node and cycle {use.InjectedRate:0.000} get in, but packets wait {(double)(packets.Latency - Travel) / Travel:0.0} times as long as they travel.")
            : Say($"The network carries what is offered, {use.OfferedRate:0.000} flits a node and cycle: it is not saturated.");
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
