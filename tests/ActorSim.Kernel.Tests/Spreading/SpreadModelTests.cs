using ActorSim.Kernel.Tests.Reference;

namespace ActorSim.Kernel.Tests.Spreading;

/// <summary>A run that is spread over partitions is the same run, whatever the cut and the timing.</summary>
public sealed class SpreadModelTests
{
    [Fact]
    public void Two_partitions_do_what_the_reference_does() => Spread(partitions: 2, threads: 1);

    [Fact]
    public void Three_partitions_do_what_the_reference_does() => Spread(partitions: 3, threads: 1);

    [Fact]
    public void Two_partitions_of_two_threads_do_what_the_reference_does() => Spread(partitions: 2, threads: 2);

    private static void Spread(int partitions, int threads) => ReferenceTests.ForAllModels((plan, expected) =>
    {
        if (plan.Seed % 3 != (ulong)((partitions + threads) % 3))
        {
            return;
        }

        using var whole = ReferenceTests.Build(plan);
        whole.Run();
        var parts = Partitions.Run(partitions, plan.Seed, exchange =>
        {
            using var run = new ModelRun(ModelPlan.Random(plan.Seed));
            run.Simulation.Spread(exchange, actor => PartitionOf(actor, plan.Seed, partitions));
            run.Feed();
            var outcome = run.Run(threads);
            return (Outcome: outcome, run.Result, run.Metrics, Programs: outcome.Actors.Split('\n'));
        });

        var allPrograms = expected.Actors.Split('\n');
        for (var p = 0; p < partitions; p++)
        {
            ReferenceTests.Same(plan, expected with { Actors = "" }, parts[p].Outcome with { Actors = "" });
            Assert.Equal(whole.Metrics, parts[p].Metrics);
            Assert.Equal(whole.Result.Waiting.Select(w => w.ToString()), parts[p].Result.Waiting.Select(w => w.ToString()));
            Assert.Equal(whole.Result.Failure?.ToString(), parts[p].Result.Failure?.ToString());
            Assert.Equal(whole.Result.ForgottenBlocks, parts[p].Result.ForgottenBlocks);
        }

        // What an actor remembers is in its own partition.
        using var again = new ModelRun(plan);
        for (var i = 0; i < allPrograms.Length; i++)
        {
            var path = allPrograms[i][..allPrograms[i].IndexOf(':', StringComparison.Ordinal)];
            var actor = again.Simulation.Actors.First(candidate => candidate.Path == path);
            Assert.Equal(allPrograms[i], parts[PartitionOf(actor, plan.Seed, partitions)].Programs[i]);
        }
    });

    private static int PartitionOf(Actor actor, ulong seed, int partitions) =>
        new TestRandom(seed + (ulong)actor.Path.Sum(letter => letter * 31)).Below(partitions);
}
