using ActorSim.Interconnect;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>A checked cluster and its jobs.</summary>
internal sealed class TrainingPlan : SystemPlan
{
    public required ClusterNetwork Cluster { get; init; }

    public required IReadOnlyList<PlannedJob> Jobs { get; init; }

    public string? Calibration { get; init; }

    public override IReadOnlyDictionary<string, string?> MetricUnits => TrainingTables.MetricUnits(this);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var builder = engine.NewBuilder();
        var system = TrainingSystem.Add(builder, Cluster.SeatOf(0), [.. Jobs.Select(job => job.Training)]);
        var alone = Jobs
            .Select(job => TrainingSystem.Add(builder, new NodeSeat(new IdealCore(1, Bandwidth.FromBytesPerSecond(1), default), 0, HostDescription.Free, TransferAccounting.Exact), [job.Alone()]))
            .Select(one => one.Jobs[0].Workers[0])
            .ToList();
        var wanted = system.Jobs.Sum(job => (double)job.Job.Iterations * job.Workers.Count);
        return new BuiltSystem(builder.Build(), run => TrainingReport.Of(this, system, alone, run))
        {
            WorkDone = () => system.Jobs.Sum(job => job.Workers.Sum(worker => (double)(worker.IsDone ? job.Job.Iterations : worker.IterationsDone))) / wanted,
        };
    }
}
