using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class CriticalOrigins
{
    [Theory]
    [InlineData("ring")]
    [InlineData("direct")]
    [InlineData("binomial-tree")]
    [InlineData("halving-doubling")]
    [InlineData("recursive-doubling")]
    [InlineData("double-binary-tree")]
    [InlineData("hierarchical")]
    public void Whoever_computes_longest_is_the_origin_of_what_all_others_wait_for(string name)
    {
        var workload = SmallTraining.Layers(800);
        HierarchyLevel[] levels = [new(2, "ring"), new(4, "ring")];
        for (var slow = 0; slow < 8; slow++)
        {
            foreach (var chunks in new[] { 1, 4 })
            {
                var algorithm = CollectiveAlgorithms.Make(name, CollectiveKind.AllReduce, 8, levels: levels);
                var plan = LayerParallelism.Build(
                    workload, RankGroup.First(8), [.. Enumerable.Repeat(1, 8)], 1, GradientBucket.Divide(workload, 1, 1), new AllReduceExchange(algorithm, chunks), overlaps: true, updates: false, algorithmOf: null);

                var system = SmallTraining.Run(SmallTraining.Job(workload, plan, 1, worker => SmallTraining.Setup(workload, new DeviceSpeed(Always: worker == slow ? 1_000 : 1))));

                Assert.All(system.Jobs[0].Workers, worker => Assert.True(worker.Iterations[0].Origin == slow, $"{name}, {chunks} chunks, {slow} slow: {worker.Path} waited for {worker.Iterations[0].Origin}"));
            }
        }
    }
}
