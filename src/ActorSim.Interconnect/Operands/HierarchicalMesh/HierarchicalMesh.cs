using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// The network of one operand in Eyeriss v2: clusters of PEs, in each of which routers feed the PEs, and a mesh of
/// links between the routers of neighbouring clusters. It is circuit-switched: a
/// <see cref="HierarchicalMeshConfiguration"/> says for a whole layer which way beats go.
/// </summary>
/// <remarks>
/// Source: Eyeriss v2 (Chen et al., JETCAS 9(2), 2019), III. On the chip a router is a set of multiplexers, and a
/// word crosses any number of them in a cycle, with enable lines OR-ed at the destination and ready lines AND-ed at
/// the source. Here each router is an actor with a register of two slots a port, and sends when all its outputs have
/// a free slot. That makes the fill one cycle longer for each router on the way: a PE that is h links from its source
/// sees a beat sent in cycle k in k + 2 + h, where on the chip h costs nothing. The steady state is the same, a beat
/// a cycle and port. While a layer runs a PE is fed by exactly one iact router of its cluster, so that two routers never
/// feed one PE; for each layer it is chosen from all three (all-to-all).
/// </remarks>
public sealed class HierarchicalMesh
{
    private HierarchicalMesh(IReadOnlyList<HierarchicalMeshSource> sources, IReadOnlyList<ElasticRouter> routers) =>
        (Sources, Routers) = (sources, routers);

    /// <summary>The source ports in use, by cluster and router.</summary>
    public IReadOnlyList<HierarchicalMeshSource> Sources { get; }

    /// <summary>The routers in use, by cluster and number.</summary>
    public IReadOnlyList<ElasticRouter> Routers { get; }

    /// <summary>Adds the network to a system and links its PEs.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="path">Its place; routers are <c>path/router/row/column/number</c>.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="configuration">How the routers are set.</param>
    /// <param name="width">Of every port; of the chip's, see <see cref="EyerissV2Ports"/>.</param>
    /// <param name="groups">Which PEs take what, by their numbers in the grid.</param>
    /// <param name="pes">The PEs, in the order of their numbers.</param>
    /// <param name="slots">Slots of each register.</param>
    /// <exception cref="ArgumentException">
    /// Not an inlet for each PE, a group that no source reaches as a whole, or a buffer without slots.
    /// </exception>
    public static HierarchicalMesh Build(
        SimulationBuilder builder,
        string path,
        Clock clock,
        HierarchicalMeshConfiguration configuration,
        PortWidth width,
        OperandGroups groups,
        IReadOnlyList<OperandInlet> pes,
        int slots = 2)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(pes);
        var grid = configuration.Grid;
        if (groups.Receivers != grid.Pes || pes.Count != grid.Pes)
        {
            throw new ArgumentException($"The grid has {grid.Pes} PEs, but there are groups for {groups.Receivers} and {pes.Count} PEs are to be linked.", nameof(pes));
        }

        var inUse = configuration.RoutersInUse;
        var routers = new Dictionary<(int Cluster, int Router), ElasticRouter>();
        for (var cluster = 0; cluster < grid.Clusters; cluster++)
        {
            foreach (var number in inUse)
            {
                if (RouterOf(configuration, cluster, number, clock, width, groups, pes, slots) is { } made)
                {
                    routers[(cluster, number)] = builder.Add($"{path}/router/{cluster / grid.Columns}/{cluster % grid.Columns}/{number}", made);
                }
            }
        }

        for (var cluster = 0; cluster < grid.Clusters; cluster++)
        {
            foreach (var number in inUse)
            {
                Link(builder, clock, configuration, cluster, number, routers, pes);
            }
        }

        var sources = SourcesOf(configuration, routers, groups);
        RequireSources(groups, sources);
        return new HierarchicalMesh(sources, [.. routers.OrderBy(router => router.Key).Select(router => router.Value)]);
    }

    private static ElasticRouter? RouterOf(
        HierarchicalMeshConfiguration configuration, int cluster, int number, Clock clock, PortWidth width, OperandGroups groups, IReadOnlyList<OperandInlet> pes, int slots)
    {
        var ports = Enum.GetValues<ClusterPort>();
        var circuits = new (IReadOnlyList<int> Outputs, bool ToReceivers)?[ports.Length];
        foreach (var input in ports)
        {
            if (configuration.CircuitOf(cluster, input) is { } circuit)
            {
                circuits[(int)input] = ([.. circuit.Outputs.Where(output => output != ClusterPort.Local).Select(OutputOf)], circuit.Outputs.Contains(ClusterPort.Local));
            }
        }

        if (Array.TrueForAll(circuits, circuit => circuit is null))
        {
            return null;
        }

        int[] fed = configuration.SourceOf(cluster) < 0 ? [] : [.. PesOf(configuration, cluster, number)];
        return new ElasticRouter(clock, width, circuits, ports.Length - 1, groups, fed, [.. fed.Select(pe => pes[pe].Slots)], slots);
    }

    private static void Link(
        SimulationBuilder builder,
        Clock clock,
        HierarchicalMeshConfiguration configuration,
        int cluster,
        int number,
        Dictionary<(int Cluster, int Router), ElasticRouter> routers,
        IReadOnlyList<OperandInlet> pes)
    {
        if (!routers.TryGetValue((cluster, number), out var router))
        {
            return;
        }

        if (router.Receivers > 0)
        {
            router.ConnectReceivers(builder, [.. PesOf(configuration, cluster, number).Select(pe => pes[pe])]);
        }

        foreach (var input in Enum.GetValues<ClusterPort>())
        {
            foreach (var output in configuration.CircuitOf(cluster, input)?.Outputs ?? [])
            {
                if (output != ClusterPort.Local)
                {
                    var next = routers[(configuration.Grid.Neighbour(cluster, output), number)];
                    router.Output(OutputOf(output)).Connect(builder, clock, next.Input((int)HierarchicalMeshConfiguration.Opposite(output)));
                }
            }
        }
    }

    /// <summary>Outputs of an actor are those to other routers, so they are numbered from the north on.</summary>
    private static int OutputOf(ClusterPort port) => (int)port - 1;

    private static IEnumerable<int> PesOf(HierarchicalMeshConfiguration configuration, int cluster, int router) =>
        Enumerable.Range(0, configuration.Grid.PesOfCluster)
            .Where(pe => configuration.RouterOf(pe) == router)
            .Select(pe => (cluster * configuration.Grid.PesOfCluster) + pe);

    private static List<HierarchicalMeshSource> SourcesOf(
        HierarchicalMeshConfiguration configuration, Dictionary<(int Cluster, int Router), ElasticRouter> routers, OperandGroups groups)
    {
        var sources = new List<HierarchicalMeshSource>();
        foreach (var cluster in configuration.Sources)
        {
            foreach (var number in configuration.RoutersInUse)
            {
                int[] reached =
                [
                    .. Enumerable.Range(0, configuration.Grid.Clusters)
                        .Where(other => configuration.SourceOf(other) == cluster)
                        .SelectMany(other => PesOf(configuration, other, number)),
                ];
                var within = groups.Within(reached);
                sources.Add(new HierarchicalMeshSource(cluster, number, routers[(cluster, number)].Input((int)ClusterPort.Local), reached, within));
            }
        }

        return sources;
    }

    private static void RequireSources(OperandGroups groups, List<HierarchicalMeshSource> sources)
    {
        foreach (var tag in groups.Tags)
        {
            if (!sources.Exists(source => source.Groups?.Has(tag) ?? false))
            {
                throw new ArgumentException($"No source reaches all PEs of the group with tag {tag}, as the routers are set; cut the group by sources, or choose a mode that reaches further.", nameof(groups));
            }
        }
    }
}
