using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>A network of virtual-channel routers, described.</summary>
public sealed record RouterNetworkDescription
{
    /// <summary>The clock of routers, links and interfaces.</summary>
    public required Clock Clock { get; init; }

    /// <summary>What each router is built like.</summary>
    public required RouterDescription Router { get; init; }

    /// <summary>The graph and the way of each packet through it.</summary>
    public required RouteTable Routes { get; init; }

    /// <summary>The multicast trees; a packet for tree i has the destination <c>number of nodes + i</c>.</summary>
    public IReadOnlyList<MulticastTree> Trees { get; init; } = [];

    /// <summary>When the traffic is counted.</summary>
    public MeasuringSpan Span { get; init; } = MeasuringSpan.Everything;

    /// <summary>Whether each packet that arrives is kept with its cycles.</summary>
    public bool KeepsPackets { get; init; }

    /// <summary>
    /// When to stop waiting for the packets of the measured span and end the run; null, the default, to end it when nothing
    /// moves any more, which drawn traffic never comes to.
    /// </summary>
    public SimTime? DrainLimit { get; init; }

    /// <summary>What the paths of all actors begin with, such as <c>/chip0</c>; empty by default.</summary>
    public string Root { get; init; } = "";

    internal NetworkGraph Graph => Routes.Graph;

    internal void Check(IReadOnlyList<NodeTraffic> traffic)
    {
        if (Routes.VirtualChannels != Router.VirtualChannels)
        {
            throw new ArgumentException($"The routes are made for {Routes.VirtualChannels} virtual channels; the routers have {Router.VirtualChannels}.");
        }

        if (traffic.Count != Graph.Nodes)
        {
            throw new ArgumentException($"Traffic is given for {traffic.Count} nodes; the network has {Graph.Nodes}.");
        }

        if (DrainLimit <= Span.Until)
        {
            throw new ArgumentException($"Packets of a measured span that ends at {Span.Until} are waited for until {DrainLimit}; the limit must come after the end.");
        }

        ChannelDependencies.RequireNoDeadlock(Routes, Trees);
        for (var node = 0; node < traffic.Count; node++)
        {
            foreach (var order in traffic[node].Orders)
            {
                Check(node, order.Destination, order.Flits);
            }

            foreach (var packets in traffic[node].Classes)
            {
                Check(packets);
            }
        }
    }

    private void Check(PacketClass packets)
    {
        if (packets.Length.Most > ushort.MaxValue)
        {
            throw new ArgumentException($"The packets of class {packets.Name} have up to {packets.Length.Most} flits; a packet has 1 to {ushort.MaxValue:N0}.");
        }

        if (packets.Pattern is { } pattern && pattern.Nodes != Graph.Nodes)
        {
            throw new ArgumentException($"The pattern of class {packets.Name} is made for {pattern.Nodes} nodes; the network has {Graph.Nodes}.");
        }

        if (packets.Groups is not { } groups)
        {
            return;
        }

        RequireToFit(packets.Length.Most);
        for (var i = 0; i < groups.Trees.Length; i++)
        {
            if (groups.FirstTree + i >= Trees.Count || !ReferenceEquals(Trees[groups.FirstTree + i], groups.Trees[i]))
            {
                throw new ArgumentException($"The multicast trees of class {packets.Name} are not trees {groups.FirstTree} to {groups.FirstTree + groups.Trees.Length - 1} of the network.");
            }
        }
    }

    private void Check(int node, int destination, int flits)
    {
        if (destination < 0 || destination >= Graph.Nodes + Trees.Count)
        {
            throw new ArgumentException($"{Graph.PathOfNode(node)} sends to node {destination}; the nodes are 0 to {Graph.Nodes - 1}{(Trees.Count > 0 ? $", the multicast trees {Graph.Nodes} to {Graph.Nodes + Trees.Count - 1}" : "")}.");
        }

        if (destination < Graph.Nodes)
        {
            return;
        }

        if (Trees[destination - Graph.Nodes].Source is var source && source != node)
        {
            throw new ArgumentException($"{Graph.PathOfNode(node)} sends to multicast tree {destination - Graph.Nodes}, which begins at {Graph.PathOfNode(source)}.");
        }

        RequireToFit(flits);
    }

    private void RequireToFit(int flits)
    {
        if (flits > Router.SlotsPerChannel)
        {
            throw new ArgumentException($"A multicast of {flits} flits does not fit a buffer of {Router.SlotsPerChannel} slots; it must, or its copies could hold up each other for ever.");
        }
    }
}
