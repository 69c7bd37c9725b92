namespace ActorSim.Interconnect;

/// <content>What is checked, and what the circuits come to.</content>
public sealed partial class HierarchicalMeshConfiguration
{
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

    /// <summary>
    /// Every output between clusters needs a circuit that takes it in, and every such circuit an output that feeds
    /// it.
    /// </summary>
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
    /// Follows the circuits from every source. Each input is fed by one output and each output by one input, so that
    /// the ways from sources are trees, and circuits which no source reaches run in a ring.
    /// </summary>
    private void Trace()
    {
        var reached = new HashSet<(int Cluster, ClusterPort Input)>();
        for (var source = 0; source < Grid.Clusters; source++)
        {
            if (CircuitOf(source, ClusterPort.Local) is not null)
            {
                Trace(source, reached);
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

    private void Trace(int source, HashSet<(int Cluster, ClusterPort Input)> reached)
    {
        var ways = new Stack<(int Cluster, ClusterPort Input)>([(source, ClusterPort.Local)]);
        while (ways.TryPop(out var way))
        {
            reached.Add(way);
            foreach (var output in circuits[way].Outputs)
            {
                if (output == ClusterPort.Local)
                {
                    sourceOf[way.Cluster] = source;
                }
                else
                {
                    ways.Push(Next(way.Cluster, output));
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
                if (cluster < 0 || cluster >= Grid.Clusters)
                {
                    throw new ArgumentException($"A group is for cluster {cluster}; the grid has clusters 0 to {Grid.Clusters - 1}.", nameof(groups));
                }

                if (wanted[cluster] >= 0)
                {
                    throw new ArgumentException($"{Name(cluster)} is to be fed by {NameOfSource(wanted[cluster])} and by {NameOfSource(group.Source)}; a cluster has one source.", nameof(groups));
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
}
