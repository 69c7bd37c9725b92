using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>A cluster and the jobs that share it.</summary>
public sealed class TrainingSystem
{
    private TrainingSystem(ClusterFabric fabric, IReadOnlyList<TrainingJobActors> jobs)
    {
        Fabric = fabric;
        Jobs = jobs;
    }

    /// <summary>The network.</summary>
    public ClusterFabric Fabric { get; }

    /// <summary>The jobs.</summary>
    public IReadOnlyList<TrainingJobActors> Jobs { get; }

    /// <summary>Adds the actors of a cluster to a system.</summary>
    /// <param name="builder">To which they are added.</param>
    /// <param name="anySeat">The seat of some rank of the cluster; those of all others differ only in the rank. Ranks that no job has stand idle.</param>
    /// <param name="jobs">What runs on it; no rank is in two of them.</param>
    /// <exception cref="ArgumentException">A job's ranks do not exist or belong to another, or its parts do not fit together.</exception>
    public static TrainingSystem Add(SimulationBuilder builder, NodeSeat anySeat, IReadOnlyList<TrainingJob> jobs)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(anySeat);
        ArgumentNullException.ThrowIfNull(jobs);
        var nodes = new ClusterNode?[anySeat.Topology.Ranks];
        var actors = new List<TrainingJobActors>();
        foreach (var job in jobs)
        {
            Check(job);
            var workers = new Worker[job.Workers.Count];
            var devices = new TimedDevice[workers.Length];
            for (var i = 0; i < workers.Length; i++)
            {
                var rank = job.Workers.RankAt(i);
                workers[i] = Seat(nodes, rank, builder.Add($"/{job.Name}/worker/{i}", new Worker(anySeat with { Rank = rank }, DescriptionOf(job, i))));
                devices[i] = builder.Add($"/{job.Name}/worker/{i}/device", DeviceOf(job, i));
                builder.Connect(workers[i].Steps, devices[i].Requests, TimedDevice.LinkLatency);
                builder.Connect(devices[i].Answers, workers[i].StepsDone, TimedDevice.LinkLatency);
            }

            var shards = new ParameterServerShard[job.Servers?.Shards.Count ?? 0];
            for (var i = 0; i < shards.Length; i++)
            {
                var rank = job.Servers!.Shards.RankAt(i);
                shards[i] = Seat(nodes, rank, builder.Add($"/{job.Name}/server/{i}", ShardOf(job, i, anySeat with { Rank = rank })));
            }

            actors.Add(new TrainingJobActors(job, workers, devices, shards));
        }

        for (var rank = 0; rank < nodes.Length; rank++)
        {
            nodes[rank] ??= builder.Add($"/idle/{rank}", new IdleNode(anySeat with { Rank = rank }));
        }

        return new TrainingSystem(ClusterFabric.Connect(builder, "/network", nodes!), actors);
    }

    private static void Check(TrainingJob job)
    {
        if (job.Setups.Count != job.Workers.Count || job.Plan.Steps.Count != job.Workers.Count)
        {
            throw new ArgumentException($"Job {job.Name} has {job.Workers.Count} workers, {job.Setups.Count} devices and {job.Plan.Steps.Count} plans.");
        }

        if ((job.Plan.Exchanges.Count > 0) != (job.Servers is not null))
        {
            throw new ArgumentException($"Job {job.Name} has {job.Plan.Exchanges.Count} exchanges with servers, and {(job.Servers is null ? "no servers" : "servers")}.");
        }
    }

    private static T Seat<T>(ClusterNode?[] nodes, int rank, T node)
        where T : ClusterNode
    {
        if ((uint)rank >= (uint)nodes.Length || nodes[rank] is not null)
        {
            throw new ArgumentException($"{node.Path} cannot be rank {rank} of {nodes.Length}: {(rank >= 0 && rank < nodes.Length ? $"that is {nodes[rank]!.Path}" : "there is none")}.");
        }

        nodes[rank] = node;
        return node;
    }

    private static WorkerDescription DescriptionOf(TrainingJob job, int worker) => new()
    {
        Collectives = job.Plan.Collectives,
        Exchanges = job.Plan.Exchanges,
        Channels = job.Plan.Channels,
        Costs = job.Costs,
        Plan = job.Plan.Steps[worker],
        Iterations = job.Iterations,
        LastVersion = job.Servers?.Consistency is SynchronousWithBackup backup ? backup.LastVersion : long.MaxValue,
        Outages = job.Setups[worker].Outages,
        MeanTimeBetweenOutages = job.MeanTimeBetweenOutages,
        RestartDelay = job.RestartDelay,
    };

    private static ParameterServerShard ShardOf(TrainingJob job, int shard, NodeSeat seat)
    {
        var servers = job.Servers!;
        return new ParameterServerShard(
            seat,
            job.Plan.Collectives.Count,
            job.Plan.Exchanges,
            servers.Consistency,
            servers.Description,
            servers.Failures.Count == 0 ? [] : servers.Failures[shard]);
    }

    private static TimedDevice DeviceOf(TrainingJob job, int worker)
    {
        var setup = job.Setups[worker];
        var first = job.Plan.FirstSplitLayer;
        var times = first < setup.Times.Layers ? setup.Times.Split(job.Workers.Count, layer => layer >= first) : setup.Times;
        return new TimedDevice(times, setup.Update, setup.Speed);
    }
}
