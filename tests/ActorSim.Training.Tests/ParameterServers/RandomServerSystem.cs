using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>Systems of up to 6 workers and 4 shards, with times that make two things at one shard at one time unlikely.</summary>
internal static class RandomServerSystem
{
    public static ServerSystem Make(ulong seed, Type consistency)
    {
        var random = new RandomStream(seed, "/system");
        var workers = 1 + (int)random.NextBelow(6);
        var iterations = 1 + (int)random.NextBelow(8);
        var buckets = Enumerable.Range(0, 1 + (int)random.NextBelow(3))
            .Select(_ => Enumerable.Range(0, 1 + (int)random.NextBelow(3)).Select(_ => 16 + random.NextBelow(1_000)).ToArray())
            .ToArray();
        var shards = 1 + (int)random.NextBelow(Math.Min(4, buckets.Sum(bucket => bucket.Length)));
        return new ServerSystem
        {
            Workers = workers,
            Shards = shards,
            Buckets = buckets,
            Placement = (ShardPlacement)random.NextBelow(3),
            Consistency = ConsistencyOf(consistency, workers, iterations, random),
            Server = random.NextChance(0.3) ? ServerDescription.Free : new ServerDescription(Bandwidth.FromBytesPerSecond(5_000_000_000 + random.NextBelow(5_000_000_000))),
            Failures = [.. Enumerable.Range(0, shards).Select(_ => FailuresOf(random))],
            Computing = worker => TimesOf(seed, worker, iterations),
        };
    }

    /// <summary>Each worker has a speed of its own, and each iteration takes more or less.</summary>
    public static IEnumerable<SimDuration> TimesOf(ulong seed, int worker, int iterations)
    {
        var random = new RandomStream(seed, $"/worker/{worker}");
        var mean = 100_000 + random.NextBelow(2_000_000);
        return [.. Enumerable.Range(0, iterations).Select(_ => SimDuration.FromPicoseconds((mean / 2) + random.NextBelow(mean)))];
    }

    private static ServerConsistency ConsistencyOf(Type type, int workers, int iterations, RandomStream random) =>
        type == typeof(Synchronous) ? new Synchronous()
        : type == typeof(Asynchronous) ? new Asynchronous()
        : type == typeof(StaleSynchronous) ? new StaleSynchronous((int)random.NextBelow(4))
        : new SynchronousWithBackup(1 + (int)random.NextBelow(workers), iterations);

    private static List<Outage> FailuresOf(RandomStream random)
    {
        var failures = new List<Outage>();
        var time = SimTime.Zero;
        for (var left = random.NextBelow(4); left > 0; left--)
        {
            time += SimDuration.FromPicoseconds(1 + random.NextBelow(3_000_000));
            var restart = SimDuration.FromPicoseconds(1 + random.NextBelow(1_000_000));
            failures.Add(new Outage(time, restart));
            time += restart;
        }

        return failures;
    }
}
