using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A hierarchical mesh: as many sources as the mode has; PEs that share words, but not their source, get them from a beat
/// of each. See <see cref="HierarchicalMesh"/>.
/// </summary>
public sealed class HierarchicalMeshFabric : OperandFabric
{
    private readonly HierarchicalMeshConfiguration configuration;
    private readonly List<(int Cluster, int Router)> sources = [];

    /// <summary>Makes one.</summary>
    /// <param name="configuration">How the routers are set; every cluster must be fed.</param>
    /// <param name="width">Of every port.</param>
    /// <exception cref="ArgumentException">A cluster is fed by nobody.</exception>
    public HierarchicalMeshFabric(HierarchicalMeshConfiguration configuration, PortWidth width)
        : base(width, PesOf(configuration))
    {
        for (var cluster = 0; cluster < configuration.Grid.Clusters; cluster++)
        {
            if (configuration.SourceOf(cluster) < 0)
            {
                throw new ArgumentException($"Cluster {cluster} is fed by nobody.", nameof(configuration));
            }
        }

        this.configuration = configuration;
        foreach (var cluster in configuration.Sources)
        {
            sources.AddRange(configuration.RoutersInUse.Select(router => (cluster, router)));
        }
    }

    /// <inheritdoc/>
    public override int Sources => sources.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<FabricGroup> Cut(IReadOnlyList<IReadOnlyList<int>> shared) =>
    [
        .. shared.SelectMany(set => set.GroupBy(SourceOf))
            .Select((part, tag) => new FabricGroup(part.Key, new OperandGroup(tag, [.. part]))),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<OperandInlet> Build(
        SimulationBuilder builder, string path, Clock clock, OperandGroups groups, IReadOnlyList<OperandInlet> pes, int slots) =>
        [.. HierarchicalMesh.Build(builder, path, clock, configuration, Width, groups, pes, slots).Sources.Select(source => source.Inlet)];

    private static int PesOf(HierarchicalMeshConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Grid.Pes;
    }

    private int SourceOf(int pe) => sources.IndexOf(
        (configuration.SourceOf(pe / configuration.Grid.PesOfCluster), configuration.RouterOf(pe % configuration.Grid.PesOfCluster)));
}
