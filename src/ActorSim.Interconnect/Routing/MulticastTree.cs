using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>
/// The way of a packet for several nodes: a tree that forks in routers, made of the routes to each of them. It does not
/// change and holds only plain data, so that an actor may keep it in a field.
/// </summary>
/// <remarks>
/// Where routes share a wire, the packet takes one of the virtual channels that all of them allow. If there is none (in a
/// torus, where some still have to cross the dateline and others do not), it takes those of the route with the
/// lowest-numbered channel. The tree takes part in the check of <see cref="ChannelDependencies"/>.
/// </remarks>
public sealed class MulticastTree
{
    private readonly Hop[][] branches;
    private readonly int[] destinations;

    /// <summary>Makes a tree.</summary>
    /// <param name="table">The routes.</param>
    /// <param name="source">The node that sends.</param>
    /// <param name="destinations">The nodes that receive, each once; at least one. The source may be among them.</param>
    /// <exception cref="ArgumentException">
    /// Nobody receives, a node does not exist or is named twice, or the routes come to a router by different inputs and so
    /// are no tree.
    /// </exception>
    public MulticastTree(RouteTable table, int source, IReadOnlyList<int> destinations)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(destinations);
        var graph = table.Graph;
        if ((uint)source >= (uint)graph.Nodes)
        {
            throw new ArgumentException($"A multicast is sent by node {source}, but the nodes are 0 to {graph.Nodes - 1}.");
        }

        if (destinations.Count == 0)
        {
            throw new ArgumentException($"A multicast of {graph.PathOfNode(source)} has no destinations; it needs at least one.");
        }

        (Source, this.destinations) = (source, [.. destinations]);
        Array.Sort(this.destinations);
        branches = new Hop[graph.Routers][];
        Array.Fill(branches, []);
        var enteredBy = new int[graph.Routers];
        Array.Fill(enteredBy, -1);
        for (var i = 0; i < this.destinations.Length; i++)
        {
            var destination = this.destinations[i];
            if ((uint)destination >= (uint)graph.Nodes)
            {
                throw new ArgumentException($"A multicast of {graph.PathOfNode(source)} is for node {destination}, but the nodes are 0 to {graph.Nodes - 1}.");
            }

            if (i > 0 && this.destinations[i - 1] == destination)
            {
                throw new ArgumentException($"A multicast of {graph.PathOfNode(source)} names {graph.PathOfNode(destination)} twice.");
            }

            AddRoute(table, enteredBy, destination);
        }
    }

    /// <summary>The node that sends.</summary>
    public int Source { get; }

    /// <summary>The nodes that receive, in ascending order.</summary>
    public ReadOnlySpan<int> Destinations => destinations;

    /// <summary>
    /// Where the packet goes at a router: one hop for each output that it takes, by ascending output; none at a router
    /// that it does not come to.
    /// </summary>
    /// <param name="router">The router.</param>
    public ReadOnlySpan<Hop> BranchesAt(int router) => branches[router];

    private void AddRoute(RouteTable table, int[] enteredBy, int destination)
    {
        var graph = table.Graph;
        var (router, input, _) = graph.Attachment(Source);
        while (true)
        {
            if (enteredBy[router] >= 0 && enteredBy[router] != input)
            {
                throw new ArgumentException($"The routes from {graph.PathOfNode(Source)} to {graph.PathOfNode(destination)} and to others of its multicast come to {graph.PathOfRouter(router)} by two inputs, {enteredBy[router]} and {input}; they must form a tree.");
            }

            enteredBy[router] = input;
            AddBranch(router, table.HopAt(router, destination));
            if (table.Next(router, destination) is not (>= 0 and var link))
            {
                return;
            }

            (router, input) = (graph.Links[link].To, graph.Links[link].ToPort);
        }
    }

    private void AddBranch(int router, Hop hop)
    {
        var at = Array.FindIndex(branches[router], branch => branch.Output == hop.Output);
        if (at < 0)
        {
            branches[router] = [.. branches[router].Append(hop).OrderBy(branch => branch.Output)];
            return;
        }

        ref var branch = ref branches[router][at];
        var (have, also) = (branch.VirtualChannels, hop.VirtualChannels);
        var lower = BitOperations.TrailingZeroCount(have) <= BitOperations.TrailingZeroCount(also) ? have : also;
        branch = branch with { VirtualChannels = (have & also) != 0 ? have & also : lower };
    }
}
