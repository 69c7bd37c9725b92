using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The tables of a training run.</summary>
internal static class TrainingTables
{
    public const string JobTable = "training";
    public const string WorkerTable = "workers";
    public const string ServerTable = "servers";
    public const string StalenessTable = "staleness";
    public const string CriticalTable = "critical-path";

    private const double BytesOfMegabyte = 1e6;
    private const double Milliseconds = 1e3;

    /// <summary>More rows than these are in the files, not on the console.</summary>
    private const int MostShown = 8;

    private static readonly TableOf<JobOutcome> Jobs = new(JobTable,
    [
        (new("job", "", "The job."), job => job.Job.Name),
        (new("workers", "workers", "Workers."), job => job.Actors.Workers.Count),
        (new("batch", "images", "Images of an iteration, of all workers together."), job => job.Job.Batch),
        (new("gradients", "MB", "Gradients of all parameters."), job => job.Job.Workload.GradientBytes / BytesOfMegabyte),
        (new("iteration-time", "ms", "Time of an iteration, the mean."), job => job.IterationTime * Milliseconds),
        (new("network-time", "ms", "Of an iteration, what it took beyond the longest computing of a worker: links, servers, and waiting for others; where workers do not wait for each other, beyond their own computing."), job => job.NetworkTime * Milliseconds),
        (new("images-per-second", "images/s", "Images whose gradients were applied, a second."), job => job.ImagesPerSecond),
        (new("speed-up", "", "Times the images a second of one worker that has the whole batch."), job => job.SpeedUp),
        (new("efficiency", "%", "The speed-up by worker."), job => 100 * job.Efficiency),
        (new("training-time", "h", "Time of all epochs; nothing where they are not given."), job => job.TrainingHours is { } hours ? hours : Cell.Nothing),
        (new("one-worker-time", "h", "Time of all epochs that one worker needs."), job => job.OneWorkerHours is { } hours ? hours : Cell.Nothing),
        (new("training-speed-up", "", "The one by the other."), job => job.TrainingSpeedUp is { } times ? times : Cell.Nothing),
    ]);

    private static readonly TableOf<WorkerTime> Workers = new(WorkerTable,
    [
        (new("worker", "", "A worker, or the mean, least and most of all."), worker => worker.Name),
        (new("iterations", "iterations", "Iterations done."), worker => worker.Iterations),
        (new("computing", "%", "Of its time, its device was computing."), worker => worker.Computing),
        (new("communicating", "%", "It waited, and its own links were carrying something, or it was adding what had come."), worker => worker.Communicating),
        (new("waiting", "%", "It waited for others."), worker => worker.Waiting),
        (new("down", "%", "It had failed."), worker => worker.Down),
        (new("lost", "%", "Of its time, what it computed and failures undid; part of computing."), worker => worker.Lost),
        (new("failures", "failures", "How often it failed."), worker => worker.Failures),
        (new("sent", "MB", "What it sent."), worker => worker.Sent),
    ]) { ShownRows = MostShown };

    private static readonly TableOf<(string Name, ParameterServerShard Shard, SimTime End)> Servers = new(ServerTable,
    [
        (new("server", "", "A parameter server."), server => server.Name),
        (new("pushed", "gradients", "Gradients of buckets that came."), server => server.Shard.Pushed.Value),
        (new("applied", "gradients", "Those that were applied."), server => server.Shard.Applied.Value),
        (new("dropped", "gradients", "Those that came too late: lost work."), server => server.Shard.Dropped.Value),
        (new("updates", "updates", "Updates of its parameters."), server => server.Shard.Updates.Value),
        (new("mean-staleness", "updates", "Updates between the parameters with which a gradient was computed and its own, the mean."), server => server.Shard.Staleness.Mean),
        (new("most-staleness", "updates", "The most."), server => server.Shard.Staleness.Maximum),
        (new("received", "MB", "What it received."), server => server.Shard.BytesReceived / BytesOfMegabyte),
        (new("sent", "MB", "What it sent."), server => server.Shard.BytesSent / BytesOfMegabyte),
    ]) { ShownRows = MostShown };

    private static readonly TableOf<(string Staleness, long Gradients, double Share)> Staleness = new(StalenessTable,
    [
        (new("staleness", "", "Updates between the parameters with which a gradient was computed and its own update."), row => row.Staleness),
        (new("gradients", "gradients", "How many."), row => row.Gradients),
        (new("share", "%", "Of all."), row => row.Share),
    ]) { ShownRows = MostShown };

    private static readonly TableOf<(string Worker, int Iterations, double Late)> Critical = new(CriticalTable,
    [
        (new("worker", "", "At which worker's computing the chain began that ended an iteration."), row => row.Worker),
        (new("iterations", "iterations", "In how many iterations."), row => row.Iterations),
        (new("late", "ms", "How much longer it computed in them than the workers' mean."), row => row.Late * Milliseconds),
    ]) { ShownRows = MostShown };

    /// <summary>What a run to the end will give, but for rows that only the run knows.</summary>
    public static IReadOnlyDictionary<string, string?> MetricUnits(TrainingPlan plan)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        Jobs.AddUnits(units, plan.Jobs.Select(job => job.Name));
        foreach (var job in plan.Jobs)
        {
            Workers.AddUnits(units, WorkerNames(plan, job));
            Servers.AddUnits(units, Enumerable.Range(0, job.Training.Servers?.Shards.Count ?? 0).Select(shard => NameOf(plan, job, shard)));
        }

        return units;
    }

    public static IReadOnlyList<ResultTable> Of(TrainingPlan plan, TrainingSystem system, IReadOnlyList<JobOutcome> outcomes)
    {
        var tables = new List<ResultTable> { Jobs.With("What each job came to.", outcomes) };
        tables.Add(Workers.With("Where the time of workers went.", outcomes.SelectMany(outcome => WorkerTime.Of(outcome, WorkerNames(plan, outcome.Job).ToList()))));
        if (outcomes.Any(outcome => outcome.Actors.Shards.Count > 0))
        {
            tables.Add(Servers.With("What the parameter servers did.", outcomes.SelectMany(outcome => outcome.Actors.Shards.Select((shard, i) => (NameOf(plan, outcome.Job, i), shard, SimTime.Zero)))));
            tables.Add(Staleness.With("How stale gradients were when they were applied.", StalenessOf(outcomes)));
        }

        tables.Add(Critical.With("Who made the others wait.", outcomes.Where(outcome => outcome.Job.IsSynchronous).SelectMany(outcome => outcome.CriticalPath().Select(row => (RowOf(plan, outcome.Job, row.Rank), row.Iterations, row.Late)))));
        tables.Add(LinkTable.Of(LinkTable.UsedOf(system.Fabric), EndOf(outcomes)));
        return tables;
    }

    private static double Percent(double part, double whole) => whole > 0 ? 100 * part / whole : 0;

    private static string NameOf(TrainingPlan plan, PlannedJob job, int number) => plan.Jobs.Count == 1 ? $"{number}" : $"{job.Name}-{number}";

    /// <summary>The worker at a rank: by its number, with its job where there are several, and for whom it was in the way where that is another.</summary>
    private static string RowOf(TrainingPlan plan, PlannedJob job, int rank)
    {
        var owner = plan.Jobs.First(candidate => candidate.Training.Workers.PlaceOf(rank) >= 0);
        var name = NameOf(plan, owner, owner.Training.Workers.PlaceOf(rank));
        return owner == job ? name : $"{name} for {job.Name}";
    }

    private static IEnumerable<string> WorkerNames(TrainingPlan plan, PlannedJob job)
    {
        var prefix = plan.Jobs.Count == 1 ? "" : job.Name + "-";
        return [prefix + "mean", prefix + "least", prefix + "most", .. Enumerable.Range(0, job.Training.Workers.Count).Select(worker => NameOf(plan, job, worker))];
    }

    private static IEnumerable<(string Staleness, long Gradients, double Share)> StalenessOf(IReadOnlyList<JobOutcome> outcomes)
    {
        var counts = new SortedDictionary<(long Low, long High), long>();
        foreach (var (low, high, count) in outcomes.SelectMany(outcome => outcome.Actors.Shards).SelectMany(shard => shard.Staleness.Buckets))
        {
            counts[(low, high)] = counts.GetValueOrDefault((low, high)) + count;
        }

        var all = counts.Values.Sum();
        return counts.Select(count => (
            count.Key.Low == count.Key.High ? $"{count.Key.Low}" : $"{count.Key.Low}-{count.Key.High}",
            count.Value,
            Percent(count.Value, all)));
    }

    private static double EndOf(IReadOnlyList<JobOutcome> outcomes) =>
        outcomes.SelectMany(outcome => outcome.Actors.Workers).Max(worker => worker.Iterations[^1].End.Seconds);
}
