using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

internal sealed record ServerRun(
    IReadOnlyList<ExchangeWorker> Workers,
    IReadOnlyList<ParameterServerShard> Shards,
    RunResult Result,
    IReadOnlyList<MetricReading> Metrics)
{
    /// <summary>When the last worker had its last parameters, in picoseconds.</summary>
    public long End => Workers.Max(worker => worker.DoneAt[^1]);

    /// <summary>All that workers saw, to be compared.</summary>
    public IEnumerable<long> Times => Workers.SelectMany(worker => worker.BeganAt.Concat(worker.DoneAt));

    public long Pushed => Shards.Sum(shard => shard.Pushed.Value);

    public long Applied => Shards.Sum(shard => shard.Applied.Value);

    public long Dropped => Shards.Sum(shard => shard.Dropped.Value);

    public long Updates => Shards.Sum(shard => shard.Updates.Value);

    /// <summary>Every worker has done all its iterations, and every gradient is accounted for.</summary>
    public void AssertAllDone()
    {
        Assert.All(Workers, worker => Assert.True(worker.IsDone, $"worker {worker.Rank} is not done"));
        Assert.All(Shards, shard => Assert.Equal(0, shard.Waiting));
        Assert.All(Shards, shard => Assert.Equal(shard.Applied.Value, shard.Staleness.Count));
        Assert.Equal(Pushed, Applied + Dropped);
    }

    /// <summary>The shards' busy, idle and failed times add up to the run's time.</summary>
    public void AssertTimesAddUp()
    {
        var accounts = Metrics.Where(reading => reading.Name.StartsWith("time.", StringComparison.Ordinal))
            .ToLookup(reading => reading.Path, reading => reading.Value, StringComparer.Ordinal);
        Assert.All(Shards, shard => Assert.Equal((double)Result.End.Picoseconds, accounts[shard.Path].Sum()));
    }

    public double TimeOf(int shard, string state) =>
        Metrics.Where(reading => reading.Path == Shards[shard].Path && reading.Name == "time." + state).Sum(reading => reading.Value);
}
