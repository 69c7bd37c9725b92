using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A cluster of workers that train a network, with or without parameter servers.</summary>
public sealed class TrainingKind : SystemKind
{
    internal static readonly Key<Record> Device = Key.Object("device", "The device of every worker.", DeviceKeys.Schema, "${devices.k20x}");

    private static readonly Key<Record> Cluster = Key.Object("cluster", "The network that joins workers and parameter servers, usually a substitution such as `${clusters.titan}`.", ClusterKeys.Family, "${clusters.titan}");

    private static readonly Key<int> Ranks = Key.Count(
        "ranks", "How many ranks the network has; those that no job takes stand idle and pass on what goes through them. As many as jobs take, when left out.", min: 1, max: 1 << 22).Optional();

    private static readonly Key<string> Calibration = Key.Text(
        "calibration", "Where a figure of this system was not measured by itself but taken from a result: which one, and from which. The report says so.").Optional();

    /// <inheritdoc/>
    public override string Name => "training";

    /// <inheritdoc/>
    public override string Summary => "A cluster that trains a network: workers with devices, parameter servers or all-reduces, links and switches.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "training system",
        "Workers, each a machine with a device, and the network between them. Its ranks are the workers, then the parameter servers, then those of other jobs.",
        [Cluster, Ranks, JobKeys.Workers, Device, .. CollectiveCostKeys.All, .. ImperfectionKeys.All, Calibration]);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => JobKeys.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var jobs = JobKeys.Read(input.System, input.Workload);
        var needed = jobs.Max(job => job.LastRank) + 1;
        if (input.System.TryGet(Ranks, out var ranks) && ranks < needed)
        {
            throw input.System.Error(Ranks, $"Jobs take ranks up to {needed - 1}; `{Ranks.Name}` is {input.System.Found(Ranks)}.");
        }

        return new TrainingPlan
        {
            Cluster = ClusterKeys.Read(input.System.Get(Cluster), Math.Max(ranks, needed)),
            Jobs = jobs,
            Calibration = input.System.TryGet(Calibration, out var calibration) ? calibration : null,
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => TrainingComparison.Of(runs);
}
