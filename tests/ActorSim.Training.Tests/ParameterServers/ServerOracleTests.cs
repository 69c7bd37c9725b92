namespace ActorSim.Training.Tests;

public sealed class ServerOracleTests
{
    [Theory]
    [InlineData(typeof(Synchronous))]
    [InlineData(typeof(SynchronousWithBackup))]
    [InlineData(typeof(Asynchronous))]
    [InlineData(typeof(StaleSynchronous))]
    public void Actors_and_a_plain_event_loop_agree_on_random_systems(Type consistency)
    {
        for (var seed = 0UL; seed < 150; seed++)
        {
            var system = RandomServerSystem.Make(seed, consistency);
            var plain = new PlainServer(system).Run();

            var run = system.Run();

            run.AssertAllDone();
            run.AssertTimesAddUp();
            Assert.True(plain.Times.SequenceEqual(run.Times), $"The times of seed {seed} differ.");
            Assert.Equal((plain.Updates, plain.Dropped), (run.Updates, run.Dropped));
            Assert.Equal(plain.Staleness.Sum(), (long)run.Shards.Aggregate((Int128)0, (sum, shard) => sum + shard.Staleness.Sum));
            Assert.Equal(plain.Staleness.Max(), run.Shards.Max(shard => shard.Staleness.Maximum));
            Assert.Equal(plain.HeldBack, run.Workers.Select(worker => run.Shards.Sum(shard => shard.HeldBack(worker.Rank).Picoseconds)));
        }
    }
}
