namespace ActorSim.Interconnect;

/// <summary>
/// How the routers of one operand's network are set while a layer runs: which input leads to which outputs in each
/// cluster, and which router feeds which PE. Pure data, checked.
/// </summary>
/// <remarks>
/// All routers of a cluster are set alike; router q of a cluster is linked to router q of its neighbours only. The chip's grid has two columns, so that
/// a router there has one horizontal neighbour: with it and its source, an iact router has 4 ports, a weight router 2 and a psum
/// router 3, as published. A wider grid has one port more, which the chip does not have.
/// </remarks>
public sealed partial class HierarchicalMeshConfiguration
{
    private readonly Dictionary<(int Cluster, ClusterPort Input), ClusterCircuit> circuits = [];
    private readonly int[] sourceOf;
    private readonly int[] hopsTo;
    private readonly int[] routerOfPe;

    /// <summary>Makes a configuration from data.</summary>
    /// <param name="grid">The clusters.</param>
    /// <param name="operand">What the network carries.</param>
    /// <param name="circuits">The ways through the clusters.</param>
    /// <param name="groups">Which source is to reach which clusters: what the circuits are checked against.</param>
    /// <param name="routerOfPe">
    /// For iacts the router, from 0, that feeds each PE of a cluster; the same in all clusters. Weights come by row of PEs and psums by column; null there, and for
    /// iacts by row, around.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A circuit needs a link that is not there, an output is fed by two inputs, circuits run in a ring, lead nowhere or
    /// begin nowhere, or a source does not reach exactly its group.
    /// </exception>
    public HierarchicalMeshConfiguration(
        ClusterGrid grid,
        HierarchicalMeshOperand operand,
        IReadOnlyList<ClusterCircuit> circuits,
        IReadOnlyList<ClusterGroup> groups,
        IReadOnlyList<int>? routerOfPe = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(circuits);
        ArgumentNullException.ThrowIfNull(groups);
        (Grid, Operand) = (grid, operand);
        Routers = operand switch
        {
            HierarchicalMeshOperand.Iact => EyerissV2Ports.IactRouters,
            HierarchicalMeshOperand.Weight => grid.PeRows,
            _ => grid.PeColumns,
        };
        this.routerOfPe = RoutersOfPes(routerOfPe);
        AddCircuits(circuits);
        RequireFeeders();
        sourceOf = new int[grid.Clusters];
        hopsTo = new int[grid.Clusters];
        Array.Fill(sourceOf, -1);
        Trace();
        Compare(groups);
    }

    /// <summary>The clusters.</summary>
    public ClusterGrid Grid { get; }

    /// <summary>What the network carries.</summary>
    public HierarchicalMeshOperand Operand { get; }

    /// <summary>Routers of a cluster.</summary>
    public int Routers { get; }

    /// <summary>Routers that feed any PE, rising; the others have nothing to do.</summary>
    public IReadOnlyList<int> RoutersInUse => [.. routerOfPe.Distinct().Order()];

    /// <summary>Clusters whose sources are used, rising.</summary>
    public IReadOnlyList<int> Sources => [.. sourceOf.Where(source => source >= 0).Distinct().Order()];

    /// <summary>The ways through a cluster, by input.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="input">Where beats come in.</param>
    /// <returns>The circuit, or null if nothing comes in there.</returns>
    public ClusterCircuit? CircuitOf(int cluster, ClusterPort input) => circuits.GetValueOrDefault((cluster, input));

    /// <summary>The cluster whose source feeds a cluster, or −1 if none does.</summary>
    public int SourceOf(int cluster) => sourceOf[cluster];

    /// <summary>Links between clusters from the source that feeds a cluster to it.</summary>
    public int HopsTo(int cluster) => hopsTo[cluster];

    /// <summary>The router that feeds a PE of a cluster.</summary>
    /// <param name="pe">The number of the PE within its cluster.</param>
    public int RouterOf(int pe) => routerOfPe[pe];

    /// <summary>The side of the neighbour at which beats sent through a port come in.</summary>
    internal static ClusterPort Opposite(ClusterPort port) => port switch
    {
        ClusterPort.North => ClusterPort.South,
        ClusterPort.South => ClusterPort.North,
        ClusterPort.East => ClusterPort.West,
        ClusterPort.West => ClusterPort.East,
        _ => ClusterPort.Local,
    };

    private int[] RoutersOfPes(IReadOnlyList<int>? chosen)
    {
        var pes = Enumerable.Range(0, Grid.PesOfCluster);
        if (chosen is null)
        {
            return Operand == HierarchicalMeshOperand.Psum
                ? [.. pes.Select(pe => pe % Grid.PeColumns)]
                : [.. pes.Select(pe => pe / Grid.PeColumns % Routers)];
        }

        if (Operand != HierarchicalMeshOperand.Iact)
        {
            throw new ArgumentException("Only iact routers may feed any PE of their cluster; a weight router feeds its row, a psum router its column.", nameof(chosen));
        }

        if (chosen.Count != Grid.PesOfCluster)
        {
            throw new ArgumentException($"A cluster has {Grid.PesOfCluster} PEs, but routers are given for {chosen.Count}.", nameof(chosen));
        }

        foreach (var router in chosen)
        {
            if (router < 0 || router >= Routers)
            {
                throw new ArgumentException($"A cluster has iact routers 0 to {Routers - 1}; a PE is to be fed by {router}.", nameof(chosen));
            }
        }

        return [.. chosen];
    }

    private void AddCircuits(IReadOnlyList<ClusterCircuit> given)
    {
        var fedBy = new Dictionary<(int Cluster, ClusterPort Output), ClusterPort>();
        foreach (var circuit in given)
        {
            if (circuit.Cluster < 0 || circuit.Cluster >= Grid.Clusters)
            {
                throw new ArgumentException($"A circuit is for cluster {circuit.Cluster}; the grid has clusters 0 to {Grid.Clusters - 1}.", nameof(given));
            }

            if (!circuits.TryAdd((circuit.Cluster, circuit.Input), circuit))
            {
                throw new ArgumentException($"{Name(circuit.Cluster)} has two circuits from {Name(circuit.Input)}.", nameof(given));
            }

            if (circuit.Outputs.Count == 0)
            {
                throw new ArgumentException($"In {Name(circuit.Cluster)} the circuit from {Name(circuit.Input)} leads nowhere.", nameof(given));
            }

            foreach (var output in circuit.Outputs)
            {
                RequireLink(circuit.Cluster, output);
                if (!fedBy.TryAdd((circuit.Cluster, output), circuit.Input))
                {
                    throw new ArgumentException(
                        $"In {Name(circuit.Cluster)} output {Name(output)} is fed from {Name(fedBy[(circuit.Cluster, output)])} and from {Name(circuit.Input)}; an output is fed by one input.",
                        nameof(given));
                }
            }
        }
    }

    private void RequireLink(int cluster, ClusterPort output)
    {
        if (output == ClusterPort.Local)
        {
            return;
        }

        var isVertical = output is ClusterPort.North or ClusterPort.South;
        if (Operand == HierarchicalMeshOperand.Weight && isVertical)
        {
            throw new ArgumentException($"Weights travel only horizontally between clusters; {Name(cluster)} is to send some {Name(output)}.");
        }

        if (Operand == HierarchicalMeshOperand.Psum && !isVertical)
        {
            throw new ArgumentException($"Psums travel only vertically between clusters; {Name(cluster)} is to send some {Name(output)}.");
        }

        if (Grid.Neighbour(cluster, output) < 0)
        {
            throw new ArgumentException($"{Name(cluster)} is to send {Name(output)}, where the grid ends.");
        }
    }

    /// <summary>Every output between clusters needs a circuit that takes it in, and every such circuit an output that feeds it.</summary>
    private void RequireFeeders()
    {
        var fed = new HashSet<(int Cluster, ClusterPort Input)>();
        for (var cluster = 0; cluster < Grid.Clusters; cluster++)
        {
            foreach (var input in Enum.GetValues<ClusterPort>())
            {
                foreach (var output in CircuitOf(cluster, input)?.Outputs ?? [])
                {
                    if (output != ClusterPort.Local && !circuits.ContainsKey(Next(cluster, output)))
                    {
                        throw new ArgumentException($"{Name(cluster)} sends {Name(output)} to {Name(Next(cluster, output).Cluster)}, where nothing takes what comes from there.");
                    }

                    fed.Add(output == ClusterPort.Local ? (cluster, ClusterPort.Local) : Next(cluster, output));
                }
            }
        }

        for (var cluster = 0; cluster < Grid.Clusters; cluster++)
        {
            foreach (var input in Enum.GetValues<ClusterPort>())
            {
                if (input != ClusterPort.Local && CircuitOf(cluster, input) is not null && !fed.Contains((cluster, input)))
                {
                    throw new ArgumentException($"{Name(cluster)} has a circuit from {Name(input)}, but nothing is sent there.");
                }
            }
        }
    }

    private (int Cluster, ClusterPort Input) Next(int cluster, ClusterPort output) => (Grid.Neighbour(cluster, output), Opposite(output));

    /// <summary>
    /// Follows the circuits from every source. Each input is fed by one output and each output by one input, so that the ways from sources are trees, and
    /// circuits which no source reaches run in a ring.
    /// </summary>
    private void Trace()
    {
        var reached = new HashSet<(int Cluster, ClusterPort Input)>();
        for (var source = 0; source < Grid.Clusters; source++)
        {
            if (CircuitOf(source, ClusterPort.Local) is not null)
            {
                Trace(source, (source, ClusterPort.Local), 0, reached);
            }
        }

        for (var cluster = 0; cluster < Grid.Clusters; cluster++)
        {
            foreach (var input in Enum.GetValues<ClusterPort>())
            {
                if (CircuitOf(cluster, input) is not null && !reached.Contains((cluster, input)))
                {
                    throw new ArgumentException($"Circuits run in a ring: {RingThrough(cluster, input)}.");
                }
            }
        }
    }

    private void Trace(int source, (int Cluster, ClusterPort Input) at, int hops, HashSet<(int Cluster, ClusterPort Input)> reached)
    {
        var ways = new Stack<((int Cluster, ClusterPort Input) At, int Hops)>([(at, hops)]);
        while (ways.TryPop(out var way))
        {
            reached.Add(way.At);
            foreach (var output in circuits[way.At].Outputs)
            {
                if (output == ClusterPort.Local)
                {
                    (sourceOf[way.At.Cluster], hopsTo[way.At.Cluster]) = (source, way.Hops);
                }
                else
                {
                    ways.Push((Next(way.At.Cluster, output), way.Hops + 1));
                }
            }
        }
    }

    /// <summary>Goes back from input to input until one comes again.</summary>
    private string RingThrough(int cluster, ClusterPort input)
    {
        var at = (Cluster: cluster, Input: input);
        var way = new List<(int Cluster, ClusterPort Input)>();
        while (!way.Contains(at))
        {
            way.Add(at);
            var before = Grid.Neighbour(at.Cluster, at.Input);
            var output = Opposite(at.Input);
            at = (before, Enum.GetValues<ClusterPort>().First(other => CircuitOf(before, other)?.Outputs.Contains(output) ?? false));
        }

        var ring = way[way.IndexOf(at)..];
        ring.Add(at);
        ring.Reverse();
        return string.Join(" → ", ring.Select(place => Name(place.Cluster)));
    }

    private void Compare(IReadOnlyList<ClusterGroup> groups)
    {
        var wanted = new int[Grid.Clusters];
        Array.Fill(wanted, -1);
        foreach (var group in groups)
        {
            if (group.Clusters.Count == 0)
            {
                throw new ArgumentException($"The source of {Name(group.Source)} is to reach nobody: a multicast to nobody.", nameof(groups));
            }

            foreach (var cluster in group.Clusters)
            {
                if (cluster < 0 || cluster >= Grid.Clusters || wanted[cluster] >= 0)
                {
                    throw new ArgumentException($"Cluster {cluster} is in no group or in one, and is one of 0 to {Grid.Clusters - 1}; the group of source {group.Source} names it once more or outside.", nameof(groups));
                }

                wanted[cluster] = group.Source;
            }
        }

        for (var cluster = 0; cluster < Grid.Clusters; cluster++)
        {
            if (sourceOf[cluster] != wanted[cluster])
            {
                throw new ArgumentException($"{Name(cluster)} is to be fed by {NameOfSource(wanted[cluster])}, but its circuits bring it what comes from {NameOfSource(sourceOf[cluster])}.", nameof(groups));
            }
        }
    }

    private string Name(int cluster) => $"cluster {cluster / Grid.Columns}/{cluster % Grid.Columns}";

    private string NameOfSource(int cluster) => cluster < 0 ? "nobody" : "the source of " + Name(cluster);

    private static string Name(ClusterPort port) => port == ClusterPort.Local ? "local" : port.ToString().ToLowerInvariant();
}
