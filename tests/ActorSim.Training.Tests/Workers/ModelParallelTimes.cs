using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class ModelParallelTimes
{
    [Fact]
    public void Split_layers_gather_their_inputs_and_scatter_their_gradients()
    {
        // Two layers on two workers, 4 images: each layer 10 ns an image forwards, halved; 20 backwards, halved. Gathering 4·16
        // bytes takes one step of 32 ns, and so does scattering.
        // Forwards 20, gather 32, 20, gather of the outputs 32; backwards 40, scatter 32, 40.
        var workload = SmallTraining.Layers(100, 100);
        var plan = Plan(workload, 2, [2, 2], dataParallelLayers: 0);

        var system = SmallTraining.Run(SmallTraining.Job(workload, plan));

        Assert.Equal(SimTime.FromNanoseconds(20 + 32 + 20 + 32 + 40 + 32 + 40), SmallTraining.EndOf(system));
    }

    [Fact]
    public void Convolutions_by_images_and_dense_layers_by_neurons_exchange_activations_in_between()
    {
        // Layer 0 for 2 images of 4: 20 ns; gather 32; layer 1 split, 4 images: 20; outputs 32; backwards 40, scatter 32; layer 0: 40;
        // then only its gradients, 100 bytes in a ring of two: 100 ns.
        var workload = SmallTraining.Layers(100, 1_000);
        var plan = Plan(workload, 2, [2, 2], dataParallelLayers: 1);

        var system = SmallTraining.Run(SmallTraining.Job(workload, plan));

        Assert.Equal(SimTime.FromNanoseconds(20 + 32 + 20 + 32 + 40 + 32 + 40 + 100), SmallTraining.EndOf(system));
    }

    [Fact]
    public void A_layer_that_cannot_be_divided_is_refused_by_name()
    {
        var workload = SmallTraining.Layers(100, 100);

        var refusal = Assert.Throws<ArgumentException>(() => Plan(workload, 3, [1, 1, 1], 0));

        Assert.Contains("layer0 has 8 neurons, which cannot be divided among 3 workers", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    [InlineData(4, 8)]
    public void A_pipeline_of_equal_stages_takes_as_many_steps_as_microbatches_and_stages(int stages, int microbatches)
    {
        // Activations cost 16 ns an image between stages, which do not show where computing is longer: a stage of 8/stages layers.
        var workload = SmallTraining.Layers(1, 1, 1, 1, 1, 1, 1, 1);
        var firstLayers = PipelineParallelism.Balance(workload, stages);
        var plan = PipelineParallelism.Build(workload, RankGroup.First(stages), firstLayers, microbatches, microbatches, updates: false);

        var system = SmallTraining.Run(SmallTraining.Job(workload, plan));

        var (forward, backward, transfer) = (8 / stages * 10, 8 / stages * 20, 16);
        Assert.Equal(
            SimTime.FromNanoseconds(((microbatches + stages - 1) * (forward + backward)) + (2 * (stages - 1) * transfer)),
            SmallTraining.EndOf(system));
    }

    [Fact]
    public void A_stage_that_reads_more_than_the_output_of_the_layer_before_it_is_refused()
    {
        var workload = new TrainingWorkload("branches", new long[] { 16, 16, 32 }.Select((input, i) => new TrainingLayer($"l{i}", 1, 1, input, 16, false, 1)));

        var refusal = Assert.Throws<ArgumentException>(() => PipelineParallelism.Build(workload, RankGroup.First(2), [0, 2], 1, 1, updates: false));

        Assert.Contains("cannot begin with l2, which does not read the output of l1 alone", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, PipelineParallelism.Build(workload, RankGroup.First(2), [0, 1], 1, 1, updates: false).Channels);
    }

    [Fact]
    public void Stages_are_balanced_by_their_multiply_accumulates()
    {
        var workload = new TrainingWorkload("uneven", new long[] { 8, 1, 1, 6, 1, 1 }.Select((macs, i) => new TrainingLayer($"l{i}", macs, 1, 1, 1, false, 1)));

        Assert.Equal([0, 1, 3], PipelineParallelism.Balance(workload, 3));
        Assert.Equal([0, 1, 2, 3, 4, 5], PipelineParallelism.Balance(workload, 6));
        Assert.Throws<ArgumentException>(() => PipelineParallelism.Balance(workload, 7));
    }

    private static JobPlan Plan(TrainingWorkload workload, int workers, IReadOnlyList<int> shares, int dataParallelLayers) => LayerParallelism.Build(
        workload,
        RankGroup.First(workers),
        shares,
        dataParallelLayers,
        GradientBucket.Divide(workload, dataParallelLayers, 1),
        new AllReduceExchange(new RingAlgorithm(CollectiveKind.AllReduce, workers)),
        overlaps: true,
        updates: false,
        kind => new RingAlgorithm(kind, workers));
}
