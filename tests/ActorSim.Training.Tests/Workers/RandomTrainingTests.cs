using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>What holds in every training, whatever fails and straggles.</summary>
public sealed class RandomTrainingTests
{
    private const int Seeds = 60;

    public static TheoryData<TrainingMode> Modes => [.. Enum.GetValues<TrainingMode>()];

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_parts_of_every_workers_time_add_up_to_all_of_it(TrainingMode mode)
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var system = Run(RandomTraining.Of(seed, mode), new RunOptions()).System;

            foreach (var worker in system.Jobs[0].Workers)
            {
                SimDuration[] parts = [worker.ComputeTime, worker.CommunicateTime, worker.WaitTime, worker.DownTime];
                Assert.True(worker.IsDone, $"seed {seed}: {worker.Path}");
                Assert.True(parts.All(part => part >= SimDuration.Zero), $"seed {seed}: {worker.Path} {string.Join(", ", parts)}");
                Assert.True(parts.Aggregate((sum, part) => sum + part) == worker.Iterations[^1].End - SimTime.Zero, $"seed {seed}: {worker.Path} {string.Join(", ", parts)} of {worker.Iterations[^1].End}");
                var kept = worker.Iterations.ToArray().Aggregate(SimDuration.Zero, (sum, iteration) => sum + iteration.Computing);
                Assert.True(kept + worker.LostTime == worker.ComputeTime, $"seed {seed}: {worker.Path} kept {kept}, lost {worker.LostTime} of {worker.ComputeTime}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void What_is_sent_is_received_once_and_every_gradient_is_applied_or_dropped(TrainingMode mode)
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            var training = RandomTraining.Of(seed, mode);
            var actors = Run(training, new RunOptions()).System.Jobs[0];

            Assert.Equal(
                actors.Workers.Sum(worker => worker.BytesSent) + actors.Shards.Sum(shard => shard.BytesSent),
                actors.Workers.Sum(worker => worker.BytesReceived) + actors.Shards.Sum(shard => shard.BytesReceived));
            Assert.All(actors.Shards, shard => Assert.Equal(0, shard.Waiting));
            var pieces = training.Job.Plan.Exchanges.Sum(exchange => (long)exchange.Pieces.Count);
            Assert.Equal(
                pieces * actors.Workers.Sum(worker => (long)worker.IterationsDone),
                actors.Shards.Sum(shard => shard.Applied.Value + shard.Dropped.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_run_that_is_saved_in_the_middle_goes_on_to_the_same_end_on_two_threads(TrainingMode mode)
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            var training = RandomTraining.Of(seed, mode);
            var (expected, system) = Run(training, new RunOptions());
            var end = system.Jobs[0].Workers.Max(worker => worker.Iterations[^1].End);
            using var cut = training.Build().Simulation;
            cut.Advance(SimTime.FromPicoseconds(end.Picoseconds / 2));
            using var saved = new MemoryStream();
            cut.Save(saved);
            saved.Position = 0;
            var (resumed, going) = training.Build();
            using (resumed)
            {
                resumed.Resume(saved);
                Assert.Equal(expected.Fingerprint, resumed.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 }).Fingerprint);
            }

            Assert.Equal(
                system.Jobs[0].Workers.Select(worker => (worker.WaitTime, worker.CommunicateTime, worker.LostTime, worker.Failures)),
                going.Jobs[0].Workers.Select(worker => (worker.WaitTime, worker.CommunicateTime, worker.LostTime, worker.Failures)));
        }
    }

    private static (RunResult Result, TrainingSystem System) Run(RandomTraining training, RunOptions options)
    {
        var (simulation, system) = training.Build();
        using (simulation)
        {
            var result = simulation.Run(options);
            Assert.True(result.Reason == EndReason.Completed, $"{result.Reason} {simulation.Failure}");
            return (result, system);
        }
    }
}
