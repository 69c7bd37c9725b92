using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>A checked network with its traffic.</summary>
internal sealed class NocPlan(RouterNetworkDescription network, NocWorkload workload) : SystemPlan
{
    public override IReadOnlyDictionary<string, string?> MetricUnits => NocReport.MetricUnits(network.Routes.Graph, workload);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var builder = engine.NewBuilder();
        var built = RouterNetwork.Build(builder, Described(), TrafficOf());
        var simulation = builder.Build();
        return new BuiltSystem(simulation, run => new NocReport(network, workload, built, run).ToResult())
        {
            WorkDone = workload.Trace is null ? () => ShareOfCycles(simulation.Now.Picoseconds) : null,
        };
    }

    private RouterNetworkDescription Described()
    {
        if (workload.Trace is { } trace)
        {
            return network with { KeepsPackets = true, Span = new MeasuringSpan(network.Clock.Edge(trace.FirstCycle), SimTime.MaxValue) };
        }

        var (clock, end) = (network.Clock, (long)workload.WarmUp + workload.Measure);
        return network with
        {
            Span = new MeasuringSpan(clock.Edge(workload.WarmUp), clock.Edge(end)),
            DrainLimit = clock.Edge(end + workload.DrainLimit),
        };
    }

    private NodeTraffic[] TrafficOf()
    {
        var nodes = network.Routes.Graph.Nodes;
        if (workload.Trace is not { } trace)
        {
            return [.. Enumerable.Repeat(NodeTraffic.Of(workload.Classes), nodes)];
        }

        // The number of a packet is its place in the trace.
        var orders = Enumerable.Range(0, nodes).Select(_ => new List<PacketOrder>()).ToList();
        for (var i = 0; i < trace.Packets.Length; i++)
        {
            var packet = trace.Packets[i];
            orders[packet.Source].Add(new PacketOrder(i, packet.CreateCycle, packet.Destination, packet.Flits));
        }

        return [.. orders.Select(list => NodeTraffic.Of(list))];
    }

    private double ShareOfCycles(long picoseconds) =>
        Math.Min(1, picoseconds / (double)network.Clock.Edge((long)workload.WarmUp + workload.Measure).Picoseconds);
}
