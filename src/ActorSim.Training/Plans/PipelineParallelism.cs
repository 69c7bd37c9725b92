using ActorSim.Workloads;

namespace ActorSim.Training;

/// <summary>
/// Plans in which every worker has some neighbouring layers, a stage: a batch is cut into microbatches that go through the stages one
/// after the other, all forwards, then all backwards (GPipe, Huang et al. 2019).
/// </summary>
public static class PipelineParallelism
{
    /// <summary>Makes the plan of a job.</summary>
    /// <param name="workload">What is trained.</param>
    /// <param name="workers">One for each stage, in order.</param>
    /// <param name="firstLayers">The first layer of each stage; that of the first is 0.</param>
    /// <param name="batch">Images of an iteration.</param>
    /// <param name="microbatches">Into how many parts they are cut.</param>
    /// <param name="updates">Whether an update follows that the devices compute.</param>
    /// <exception cref="ArgumentException">Stages that are not in order, or a batch that cannot be cut evenly.</exception>
    public static JobPlan Build(TrainingWorkload workload, RankGroup workers, IReadOnlyList<int> firstLayers, int batch, int microbatches, bool updates)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentNullException.ThrowIfNull(firstLayers);
        ArgumentOutOfRangeException.ThrowIfLessThan(microbatches, 1);
        if (batch % microbatches != 0)
        {
            throw new ArgumentException($"A batch of {batch} images cannot be cut into {microbatches} equal microbatches.");
        }

        CheckStages(workload, workers.Count, firstLayers);
        return new JobPlan
        {
            Collectives = [],
            Channels = 2 * (workers.Count - 1),
            Steps = [.. Enumerable.Range(0, workers.Count).Select(stage => StepsOf(workload, workers, firstLayers, stage, batch / microbatches, microbatches, updates))],
            FirstSplitLayer = workload.Layers.Count,
        };
    }

    /// <summary>Stages of about equal multiply-accumulates: each ends where its share of them is nearest, and has at least one layer.</summary>
    /// <exception cref="ArgumentException">There are more stages than layers.</exception>
    public static IReadOnlyList<int> Balance(TrainingWorkload workload, int stages)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var layers = workload.Layers.Count;
        if (stages < 1 || stages > layers)
        {
            throw new ArgumentException($"{workload.Name} has {layers} layers, which cannot be {stages} stages.");
        }

        var until = new Int128[layers + 1];
        for (var layer = 0; layer < layers; layer++)
        {
            until[layer + 1] = until[layer] + workload.Layers[layer].Macs;
        }

        var firstLayers = new int[stages];
        for (var stage = 1; stage < stages; stage++)
        {
            var wanted = until[layers] * stage;
            var first = firstLayers[stage - 1] + 1;
            var last = layers - (stages - stage);
            while (first < last && Int128.Abs((until[first + 1] * stages) - wanted) <= Int128.Abs((until[first] * stages) - wanted))
            {
                first++;
            }

            firstLayers[stage] = first;
        }

        return firstLayers;
    }

    private static void CheckStages(TrainingWorkload workload, int workers, IReadOnlyList<int> firstLayers)
    {
        if (firstLayers.Count != workers)
        {
            throw new ArgumentException($"Each worker is a stage: there are {workers} workers, and {firstLayers.Count} first layers of stages.");
        }

        if (firstLayers[0] != 0)
        {
            throw new ArgumentException($"The first stage begins with the first layer, {workload.Layers[0].Name}.");
        }

        for (var stage = 1; stage < firstLayers.Count; stage++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(firstLayers[stage], workload.Layers.Count, nameof(firstLayers));
            if (firstLayers[stage] <= firstLayers[stage - 1])
            {
                throw new ArgumentException($"A stage begins behind the first layer of the stage before it: {workload.Layers[firstLayers[stage]].Name} is not behind {workload.Layers[firstLayers[stage - 1]].Name}.");
            }

            var (before, first) = (workload.Layers[firstLayers[stage] - 1], workload.Layers[firstLayers[stage]]);
            if (first.InputBytes != before.OutputBytes)
            {
                throw new ArgumentException($"A stage cannot begin with {first.Name}, which does not read the output of {before.Name} alone: only one tensor passes from stage to stage.");
            }
        }
    }

    private static List<PlanStep> StepsOf(TrainingWorkload workload, RankGroup workers, IReadOnlyList<int> firstLayers, int stage, int images, int microbatches, bool updates)
    {
        var isLast = stage == workers.Count - 1;
        var first = firstLayers[stage];
        var last = (isLast ? workload.Layers.Count : firstLayers[stage + 1]) - 1;
        var gradients = workers.Count - 1;
        var steps = new List<PlanStep>();
        for (var i = 0; i < microbatches; i++)
        {
            if (stage > 0)
            {
                steps.Add(PlanStep.Receive(stage - 1));
            }

            steps.Add(PlanStep.Compute(StepPhase.Forward, first, last, images));
            if (!isLast)
            {
                steps.Add(PlanStep.Send(stage, workers.RankAt(stage + 1), checked(workload.Layers[last].OutputBytes * images)));
            }
        }

        for (var i = 0; i < microbatches; i++)
        {
            if (!isLast)
            {
                steps.Add(PlanStep.Receive(gradients + stage));
            }

            steps.Add(PlanStep.Compute(StepPhase.Backward, first, last, images));
            if (stage > 0)
            {
                steps.Add(PlanStep.Send(gradients + stage - 1, workers.RankAt(stage - 1), checked(workload.Layers[first].InputBytes * images)));
            }
        }

        if (updates)
        {
            steps.Add(PlanStep.Compute(StepPhase.Update, first, last, images));
        }

        return steps;
    }
}
