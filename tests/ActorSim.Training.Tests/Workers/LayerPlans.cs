using ActorSim.Workloads;

namespace ActorSim.Training.Tests;

/// <summary>Whatever is overlapped, split and put in buckets, a worker computes every layer once each way.</summary>
public sealed class LayerPlans
{
    [Fact]
    public void Data_parallel_layers_without_parameters_in_front_of_split_ones_are_computed_backwards_too()
    {
        var plan = PlanOf([0, 0, 100], dataParallelLayers: 2, leastBytes: 1, overlaps: true);

        Assert.Equal([1, 1, 1], Computed(plan, StepPhase.Backward, 3));
    }

    [Fact]
    public void Every_layer_is_computed_once_forwards_and_once_backwards_and_every_bucket_awaited_once()
    {
        foreach (var bytes in new long[][] { [1, 2, 3, 4], [0, 0, 5, 0], [7, 0, 0, 0], [0, 3, 0, 3], [0, 0, 0, 9] })
        {
            for (var dataParallel = 0; dataParallel <= bytes.Length; dataParallel++)
            {
                foreach (var leastBytes in new[] { 1, 4, 5, long.MaxValue })
                {
                    AssertWhole(PlanOf(bytes, dataParallel, leastBytes, overlaps: true), bytes.Length);
                    AssertWhole(PlanOf(bytes, dataParallel, leastBytes, overlaps: false), bytes.Length);
                }
            }
        }
    }

    [Fact]
    public void Buckets_carry_every_byte_once_and_are_closed_as_soon_as_they_are_full()
    {
        var workload = SmallTraining.Layers(0, 6, 0, 3, 2, 9, 0);

        Assert.Equal(
            [new GradientBucket(5, 6, 9), new GradientBucket(3, 4, 5), new GradientBucket(0, 2, 6)],
            GradientBucket.Divide(workload, 7, 5));
        Assert.Equal([new GradientBucket(0, 6, 20)], GradientBucket.Divide(workload, 7, long.MaxValue));
        Assert.Equal([new GradientBucket(0, 4, 11)], GradientBucket.Divide(workload, 5, 6 + 3 + 2));
        Assert.Empty(GradientBucket.Divide(workload, 1, 1));
    }

    private static void AssertWhole(JobPlan plan, int layers)
    {
        Assert.All(Computed(plan, StepPhase.Forward, layers), times => Assert.Equal(1, times));
        Assert.All(Computed(plan, StepPhase.Backward, layers), times => Assert.Equal(1, times));
        foreach (var steps in plan.Steps)
        {
            var begun = steps.Where(step => step.Kind == PlanStepKind.BeginCollective).Select(step => step.First).Order();
            var awaited = steps.Where(step => step.Kind == PlanStepKind.AwaitCollective).Select(step => step.First).Order();
            Assert.Equal(Enumerable.Range(0, plan.Collectives.Count), begun);
            Assert.Equal(Enumerable.Range(0, plan.Collectives.Count), awaited);
        }
    }

    private static int[] Computed(JobPlan plan, StepPhase phase, int layers) =>
    [
        .. Enumerable.Range(0, layers).Select(layer => plan.Steps[0].Count(step =>
            step.Kind == PlanStepKind.Compute && step.Phase == phase && step.First <= layer && layer <= step.Last)),
    ];

    private static JobPlan PlanOf(long[] gradientBytes, int dataParallelLayers, long leastBytes, bool overlaps)
    {
        var workload = SmallTraining.Layers(gradientBytes);
        return LayerParallelism.Build(
            workload,
            RankGroup.First(2),
            [2, 2],
            dataParallelLayers,
            GradientBucket.Divide(workload, dataParallelLayers, leastBytes),
            new AllReduceExchange(new RingAlgorithm(CollectiveKind.AllReduce, 2)),
            overlaps,
            updates: false,
            kind => new RingAlgorithm(kind, 2));
    }
}
