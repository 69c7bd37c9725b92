using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>A checked cluster and what its ranks do.</summary>
internal sealed class CollectivePlan : SystemPlan
{
    public required ClusterNetwork Cluster { get; init; }

    public required CollectiveCosts Costs { get; init; }

    public required PlannedCollective Collective { get; init; }

    public override IReadOnlyDictionary<string, string?> MetricUnits => CollectiveTables.MetricUnits(Collective);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var builder = engine.NewBuilder();
        CollectiveSystem Add(string root, CollectiveOperation operation) =>
            CollectiveSystem.Add(builder, root, Cluster.SeatOf(0), [.. Enumerable.Repeat(operation, Collective.Repeat)], Costs);

        var system = Add("", Collective.Operation);
        var fewest = Collective.HasLatencyShare ? Add("/fewest-bytes", Collective.WithFewestBytes) : null;
        return new BuiltSystem(builder.Build(), run => CollectiveReport.Of(this, system, fewest, run))
        {
            WorkDone = () => (double)system.Ranks.Count(rank => rank.IsDone) / system.Ranks.Count,
        };
    }
}
