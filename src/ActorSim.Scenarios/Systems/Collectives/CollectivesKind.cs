using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Machines that carry out one collective and nothing else.</summary>
public sealed class CollectivesKind : SystemKind
{
    private static readonly Key<Record> Cluster = Key.Object("cluster", "The network that joins the ranks, usually a substitution such as `${clusters.servers-of-four}`.", ClusterKeys.Family, "${clusters.servers-of-four}");

    private static readonly Key<int> Ranks = Key.Count("ranks", "How many machines there are; all take part.", min: 1, max: 1 << 20);

    /// <inheritdoc/>
    public override string Name => "collective";

    /// <inheritdoc/>
    public override string Summary => "A collective alone, such as an all-reduce: ranks, links and switches.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "collective system", "Ranks and the network between them.", [Cluster, Ranks, .. CollectiveCostKeys.All]);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => CollectiveWorkload.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var ranks = input.System.Get(Ranks);
        return new CollectivePlan
        {
            Cluster = ClusterKeys.Read(input.System.Get(Cluster), ranks),
            Costs = CollectiveCostKeys.Read(input.System),
            Collective = CollectiveWorkload.Read(input.Workload, ranks),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => CollectiveComparison.Of(runs);
}
