using System.Globalization;
using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Tables, figures and sentences of a run of a network.</summary>
internal sealed class NocReport
{
    public const string Accepted = "throughput.accepted";
    public const string Saturated = "saturated";
    public const string MissingPackets = "missing-packets";
    public const string HighestLinkUse = "link-utilisation.highest";

    private const string Rate = "flits/node/cycle";
    private const int ShownRows = 5;

    private readonly NocWorkload workload;
    private readonly RouterNetwork network;
    private readonly NocUse use;
    private readonly NocLatencies latencies;
    private readonly NocVerdict? verdict;
    private readonly bool isDone;

    public NocReport(RouterNetworkDescription description, NocWorkload workload, RouterNetwork network, RunResult run)
    {
        (this.workload, this.network) = (workload, network);
        isDone = run.Reason == (workload.Trace is null ? EndReason.Stopped : EndReason.Completed);
        latencies = new NocLatencies(workload, network);
        var (first, behind) = workload.Trace is { } trace
            ? (trace.FirstCycle, network.Interfaces.SelectMany(door => door.Arrivals).Select(arrival => arrival.ArriveCycle + 1L).DefaultIfEmpty(trace.FirstCycle + 1L).Max())
            : (workload.WarmUp, (long)workload.WarmUp + workload.Measure);
        use = new NocUse(description, network, first, behind);
        verdict = workload.Trace is null ? new NocVerdict(workload, use, latencies.All, Missing) : null;
    }

    /// <summary>The names and units of what a run to its end gives.</summary>
    public static IReadOnlyDictionary<string, string?> MetricUnits(NetworkGraph graph, NocWorkload workload)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        NocLatencies.AddUnits(workload, units);
        if (workload.Trace is { } trace)
        {
            NocPackets.AddUnits(trace, units);
        }

        NocUse.AddUnits(graph, workload, units);
        foreach (var (name, unit, _, _) in Figures)
        {
            units.Add(name, unit);
        }

        return units;
    }

    private static (string Name, string Unit, string Description, Func<NocReport, Cell> Value)[] Figures =>
    [
        ("throughput.offered", Rate, "Flits of packets that were created in the measured span; a multicast counts once.", r => r.use.OfferedRate),
        ("throughput.injected", Rate, "Flits that entered the network in it; a multicast counts once.", r => r.use.InjectedRate),
        (Accepted, Rate, "Flits that left the network in it; each copy of a multicast counts.", r => r.use.AcceptedRate),
        (Saturated, "", "1 if the network fell behind: of the flits offered by all nodes more than 5 %, and beside them a packet of each, did not get in, or of those offered by one node more than 10 %, and 16 packets; else 0.", r => r.IsSaturated ? 1 : 0),
        (MissingPackets, "packets", "Packets of the measured span that had not arrived at the drain limit; each copy of a multicast is one.", r => r.Missing),
        ("cycles", "cycles", "The length of the measured span; of a trace, from the creation of its first packet to the last arrival.", r => r.use.Cycles),
        ("fairness.least-accepted", "flits/cycle", "Of the node to which the fewest flits came.", r => r.use.LeastAccepted),
        ("fairness.most-accepted", "flits/cycle", "Of the node to which the most flits came.", r => r.use.MostAccepted),
        ("fairness.least-injected", "flits/cycle", "Of the node that sent the fewest flits, among those with packets to send.", r => r.use.LeastInjected),
        ("fairness.most-injected", "flits/cycle", "Of the node that sent the most flits.", r => r.use.MostInjected),
        ("fairness.jain", "", "Jain's index of what nodes injected as a share of what they offered: 1 when all get the same share, 1/n when one gets everything.", r => r.use.JainIndex),
        ("link-utilisation.mean", "%", "Of the wires between routers: cycles with a flit.", r => r.use.MeanLinkUse),
        (HighestLinkUse, "%", "Of the wire between routers that carries most.", r => r.use.HighestLinkUse),
        ("buffers.mean", "flits", "Mean number of flits in the buffers of a router.", r => r.use.MeanBuffered),
        ("buffers.most", "flits", "The most flits that the buffers of a router held at once.", r => r.use.MostBuffered),
    ];

    private bool IsSaturated => verdict is { IsSaturated: true };

    private long Missing => network.Drain?.Missing ?? 0;

    /// <summary>What the run has to say; of a run that was cut short, only what is assumed.</summary>
    public SystemResult ToResult() => new()
    {
        Tables = isDone ? [latencies.ByClass(), .. Rates(), latencies.Histogram(), .. Packets(), .. use.Tables(ShownRows)] : [],
        Figures = isDone ? [.. Figures.Select(figure => new ResultFigure(figure.Name, figure.Value(this), figure.Unit, figure.Description))] : [],
        Explanation = isDone ? [.. Explain()] : [NothingMeasured()],
        Assumptions =
        [
            "Routers are BookSim 2's `iq` routers, with iSLIP of one iteration for virtual channels and switch, and equal to it cycle for cycle; multicast, which BookSim has not, copies a packet where the routes to its nodes part, each copy at its own pace.",
            "Nodes have queues without limit, send one flit a cycle and one packet at a time, and take a flit off the network in every cycle; wires between node and router have a delay of 1.",
            .. workload.Trace is null ? (string[])["Traffic goes on behind the measured span until its packets have arrived, so that the last of them meet the same network as the first."] : [],
        ],
    };

    private string NothingMeasured() => workload.Trace is null
        ? Say($"The run ended before the packets of the measured span, {Several.Of(workload.Measure, "cycle", "N0")} behind a warm-up of {workload.WarmUp:N0}, had arrived: nothing is reported.")
        : "The run ended before all packets of the trace had arrived: nothing is reported.";

    private IEnumerable<string> Explain()
    {
        foreach (var sentence in verdict?.Explain() ?? [Arrivals()])
        {
            yield return sentence;
        }

        if (latencies.All.Packets > 0)
        {
            yield return latencies.Explain();
        }

        foreach (var sentence in use.Explain(IsSaturated, workload.Load))
        {
            yield return sentence;
        }
    }

    private IEnumerable<ResultTable> Rates() => workload.Classes.Count > 1 ? [use.RatesByClass(workload)] : [];

    private IEnumerable<ResultTable> Packets() =>
        workload.Trace is { } trace ? [NocPackets.Of(trace, network, ShownRows)] : [];

    private string Arrivals() =>
        Say($"{Several.Of(latencies.All.Packets, "packet", "N0")} {(latencies.All.Packets == 1 ? "arrives" : "arrive")} within {Several.Of(use.Cycles, "cycle", "N0")}.");

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
