using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A cluster of workers that train a network, with or without parameter servers.</summary>
public sealed class TrainingKind : SystemKind
{
    internal static readonly Key<Record> Device = Key.Object("device", "The device of every worker.", DeviceKeys.Schema, "${devices.k20x}");

    private static readonly Key<Record> Cluster = Key.Object("cluster", "The network that joins workers and parameter servers, usually a substitution such as `${clusters.titan}`.", ClusterKeys.Family, "${clusters.titan}");

    private static readonly Key<string> Calibration = Key.Text(
        "calibration", "Where a figure of this system was not measured by itself but taken from a result: which one, and from which. The report says so.").Optional();

    /// <inheritdoc/>
    public override string Name => "training";

    /// <inheritdoc/>
    public override string Summary => "A cluster that trains a network: workers with devices, parameter servers or all-reduces, links and switches.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "training system",
        "Workers, each a machine with a device, and the network between them. Ranks of the network are the workers, then the parameter servers.",
        [Cluster, JobKeys.Workers, Device, .. CollectiveCostKeys.All, .. ImperfectionKeys.All, Calibration]);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => JobKeys.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var jobs = JobKeys.Read(input.System, input.Workload);
        return new TrainingPlan
        {
            Cluster = ClusterKeys.Read(input.System.Get(Cluster), jobs.Sum(job => job.Ranks)),
            Jobs = jobs,
            Calibration = input.System.TryGet(Calibration, out var calibration) ? calibration : null,
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => TrainingComparison.Of(runs);
}
