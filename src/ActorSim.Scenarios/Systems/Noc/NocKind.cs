using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>A network on a chip: virtual-channel routers, with drawn traffic or the packets of a trace.</summary>
public sealed class NocKind : SystemKind
{
    internal const int MostLinkCycles = 1000;

    // Every slot of every buffer is there from the beginning, 32 bytes each.
    private const long MostSlots = 1L << 24;

    private static readonly Key<Record> TopologyKey =
        Key.Object("topology", "How routers and nodes are joined.", NocTopology.Family, "{ type = mesh, columns = 8, rows = 8 }");

    private static readonly Key<RouterPipeline> Router = Key.Choice(
        "router",
        new Dictionary<string, RouterPipeline>(StringComparer.Ordinal) { ["r5"] = RouterPipeline.R5, ["r3"] = RouterPipeline.R3 },
        "The stages of a router: `r5` computes the route, takes a virtual channel, wins the switch, crosses it and the link one after the other, 5 cycles a hop (BookSim 2's default); `r3` looks ahead and asks for channel and switch at once, 3 cycles a hop.").WithDefault("r5");

    private static readonly Key<int> RoutingDelay =
        Key.Count("routing-delay", "Cycles for computing a route, 0 if the router before has done it; that of `router`, when left out.", max: 1).Optional();

    private static readonly Key<bool> Speculative =
        Key.Flag("speculative", "Whether a packet asks for the switch in the same cycle as for its virtual channel; as `router` has it, when left out.").Optional();

    private static readonly Key<int> CreditDelay =
        Key.Count("credit-delay", "Cycles from the arrival of a credit to its use; that of `router`, when left out.", max: 1000).Optional();

    private static readonly Key<int> VirtualChannels =
        Key.Count("virtual-channels", "Virtual channels of each port.", min: 1, max: RouteTable.MostVirtualChannels);

    private static readonly Key<int> Slots =
        Key.Count("slots", "Flits that the buffer of each virtual channel of an input holds.", min: 1, max: 4096);

    private static readonly Key<int> LinkCycles = Key.Count(
        "link-cycles", "The delay of the wires between routers, counted as in BookSim 2: what leaves the switch in cycle t is seen in t + `link-cycles` + 1. Those to nodes have 1.", min: 1, max: MostLinkCycles).WithDefault("1");

    private static readonly Key<Quantity> ClockKey =
        Key.Frequency("clock", "The clock of routers, links and nodes.", min: "1 MHz", max: "1000 GHz").WithDefault("1 GHz");

    /// <inheritdoc/>
    public override string Name => "noc";

    /// <inheritdoc/>
    public override string Summary => "A network of virtual-channel routers in which every flit is a message, under drawn traffic or a trace.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "noc system",
        "Virtual-channel routers, wires and nodes. The routers are those of BookSim 2, cycle for cycle.",
        TopologyKey, NocRouting.Routing, NocRouting.Routes, Router, RoutingDelay, Speculative, CreditDelay, VirtualChannels, Slots, LinkCycles, ClockKey);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => NocWorkload.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var system = input.System;
        var graph = NocTopology.Read(system.Get(TopologyKey), system.Get(LinkCycles));
        var routes = NocRouting.Read(system, graph, system.Get(VirtualChannels));
        var preset = system.Get(Router);
        var pipeline = new RouterPipeline(
            system.TryGet(RoutingDelay, out var routing) ? routing : preset.RoutingDelay,
            system.TryGet(Speculative, out var speculative) ? speculative : preset.IsSpeculative,
            system.TryGet(CreditDelay, out var credit) ? credit : preset.CreditDelay);
        RequireMemory(system, graph);
        var workload = NocWorkload.Read(input.Workload, routes, system.Get(Slots));
        NocRouting.RequireNoDeadlock(system, routes, workload.Trees);
        var description = new RouterNetworkDescription
        {
            Clock = system.ClockOf(ClockKey),
            Router = new RouterDescription(system.Get(VirtualChannels), system.Get(Slots), pipeline),
            Routes = routes,
            Trees = workload.Trees,
        };
        return new NocPlan(description, workload);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => NocComparison.Of(runs);

    private static void RequireMemory(Record system, NetworkGraph graph)
    {
        var perPort = (long)system.Get(VirtualChannels) * system.Get(Slots);
        var ports = Enumerable.Range(0, graph.Routers).Sum(router => (long)graph.PortsOf(router));
        if (perPort * ports > MostSlots)
        {
            throw system.Error(Slots, $"{ports:N0} ports with {system.Get(VirtualChannels)} virtual channels of {system.Get(Slots):N0} slots are too large: all buffers together may hold {MostSlots:N0} flits.");
        }
    }
}
