using ActorSim.Workloads;

namespace ActorSim.Training;

/// <summary>
/// Plans in which every worker goes through all layers: data parallel up to a layer, model parallel from there on. With all layers data
/// parallel it is plain data parallelism, with none plain model parallelism, and in between "one weird trick" (Krizhevsky
/// 2014): convolutions by images, dense layers by neurons.
/// </summary>
/// <remarks>
/// Where a layer is split by its outputs, its workers have a part of the output each, for all images: before the next layer they gather
/// its whole input (all-gather), and backwards every worker has a part of the sum that is that input's gradient, of which it needs its own
/// share (reduce-scatter). Where images were divided before, the same two collectives exchange images for neurons. Parameters of a split
/// layer stay where they are: its gradients do not travel.
/// </remarks>
public static class LayerParallelism
{
    /// <summary>Makes the plan of a job.</summary>
    /// <param name="workload">What is trained.</param>
    /// <param name="workers">Who trains it.</param>
    /// <param name="shares">Images of each worker.</param>
    /// <param name="dataParallelLayers">How many layers, from the first, are data parallel.</param>
    /// <param name="buckets">Of the data-parallel layers' gradients, last layers first.</param>
    /// <param name="exchange">How gradients are exchanged.</param>
    /// <param name="overlaps">Whether a bucket travels while the backward pass goes on; otherwise all do after it.</param>
    /// <param name="updates">Whether an update follows that the device computes.</param>
    /// <param name="algorithmOf">For model parallelism: how an all-gather or reduce-scatter is carried out.</param>
    /// <exception cref="ArgumentException">A layer cannot be split among the workers, or images are divided unevenly before a split layer.</exception>
    public static JobPlan Build(
        TrainingWorkload workload,
        RankGroup workers,
        IReadOnlyList<int> shares,
        int dataParallelLayers,
        IReadOnlyList<GradientBucket> buckets,
        GradientExchange? exchange,
        bool overlaps,
        bool updates,
        Func<CollectiveKind, CollectiveAlgorithm>? algorithmOf)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(buckets);
        var layers = workload.Layers.Count;
        var collectives = new List<CollectiveOperation>();
        if (exchange is AllReduceExchange allReduce)
        {
            collectives.AddRange(buckets.Select(bucket =>
                new CollectiveOperation(allReduce.Algorithm, workers, bucket.Bytes, allReduce.Chunks, allReduce.ActiveChunks)));
        }

        var firstActivation = collectives.Count;
        if (dataParallelLayers < layers)
        {
            CheckSplit(workload, workers.Count, shares, dataParallelLayers);
            AddActivations(collectives, workload, workers, shares.Sum(), dataParallelLayers, algorithmOf ?? throw new ArgumentNullException(nameof(algorithmOf)));
        }

        var plans = new Dictionary<int, IReadOnlyList<PlanStep>>();
        var steps = new IReadOnlyList<PlanStep>[workers.Count];
        for (var worker = 0; worker < steps.Length; worker++)
        {
            if (!plans.TryGetValue(shares[worker], out var plan))
            {
                plan = StepsOf(workload, shares[worker], shares.Sum(), dataParallelLayers, buckets, exchange, overlaps, updates, firstActivation);
                plans.Add(shares[worker], plan);
            }

            steps[worker] = plan;
        }

        return new JobPlan
        {
            Collectives = collectives,
            Exchanges = exchange is ParameterServerExchange servers ? servers.ExchangeOf : [],
            Steps = steps,
            FirstSplitLayer = dataParallelLayers,
        };
    }

    private static void CheckSplit(TrainingWorkload workload, int workers, IReadOnlyList<int> shares, int first)
    {
        if (first > 0 && shares.Any(share => share != shares[0]))
        {
            throw new ArgumentException("Images divided unevenly cannot be exchanged for neurons; take a batch that can be divided evenly.");
        }

        for (var i = first; i < workload.Layers.Count; i++)
        {
            var layer = workload.Layers[i];
            if (layer.Outputs % workers != 0)
            {
                throw new ArgumentException($"Layer {layer.Name} has {layer.Outputs} {(layer.IsDense ? "neurons" : "channels")}, which cannot be divided among {workers} workers.");
            }

            if (i > 0 && layer.InputBytes != workload.Layers[i - 1].OutputBytes)
            {
                throw new ArgumentException($"Layer {layer.Name} does not read the output of {workload.Layers[i - 1].Name} alone: only layers in a row can be split.");
            }
        }
    }

    /// <summary>For each split layer but an initial one, the gathering of its input and the scattering of that input's gradient; and the gathering of the outputs.</summary>
    private static void AddActivations(List<CollectiveOperation> collectives, TrainingWorkload workload, RankGroup workers, int batch, int first, Func<CollectiveKind, CollectiveAlgorithm> algorithmOf)
    {
        var gather = algorithmOf(CollectiveKind.AllGather);
        var scatter = algorithmOf(CollectiveKind.ReduceScatter);
        for (var layer = Math.Max(1, first); layer < workload.Layers.Count; layer++)
        {
            var bytes = checked(workload.Layers[layer].InputBytes * batch);
            collectives.Add(new CollectiveOperation(gather, workers, bytes, 1, 1));
            collectives.Add(new CollectiveOperation(scatter, workers, bytes, 1, 1));
        }

        collectives.Add(new CollectiveOperation(gather, workers, checked(workload.Layers[^1].OutputBytes * batch), 1, 1));
    }

    private static List<PlanStep> StepsOf(
        TrainingWorkload workload,
        int share,
        int batch,
        int first,
        IReadOnlyList<GradientBucket> buckets,
        GradientExchange? exchange,
        bool overlaps,
        bool updates,
        int firstActivation)
    {
        var layers = workload.Layers.Count;
        var steps = new List<PlanStep>();
        if (first > 0)
        {
            steps.Add(PlanStep.Compute(StepPhase.Forward, 0, first - 1, share));
        }

        int GatherOf(int layer) => firstActivation + (2 * (layer - Math.Max(1, first)));
        for (var layer = first; layer < layers; layer++)
        {
            if (layer > 0)
            {
                Collect(steps, GatherOf(layer));
            }

            steps.Add(PlanStep.Compute(StepPhase.Forward, layer, layer, batch));
        }

        if (first < layers)
        {
            Collect(steps, GatherOf(layers));
        }

        for (var layer = layers - 1; layer >= first; layer--)
        {
            steps.Add(PlanStep.Compute(StepPhase.Backward, layer, layer, batch));
            if (layer > 0)
            {
                Collect(steps, GatherOf(layer) + 1);
            }
        }

        if (first > 0)
        {
            AddBackward(steps, share, first, buckets, exchange, overlaps);
        }

        if (updates)
        {
            steps.Add(PlanStep.Compute(StepPhase.Update, 0, layers - 1, Math.Max(1, share)));
        }

        return steps;
    }

    private static void Collect(List<PlanStep> steps, int collective)
    {
        steps.Add(PlanStep.BeginCollective(collective));
        steps.Add(PlanStep.AwaitCollective(collective));
    }

    private static void AddBackward(List<PlanStep> steps, int share, int layers, IReadOnlyList<GradientBucket> buckets, GradientExchange? exchange, bool overlaps)
    {
        PlanStep Begin(int bucket) => exchange is ParameterServerExchange ? PlanStep.BeginExchange(bucket) : PlanStep.BeginCollective(bucket);
        PlanStep Await(int bucket) => exchange is ParameterServerExchange ? PlanStep.AwaitExchange(bucket) : PlanStep.AwaitCollective(bucket);
        if (exchange is null || !overlaps || buckets.Count == 0)
        {
            steps.Add(PlanStep.Compute(StepPhase.Backward, 0, layers - 1, share));
        }

        if (exchange is null)
        {
            return;
        }

        for (var bucket = 0; bucket < buckets.Count; bucket++)
        {
            if (overlaps)
            {
                steps.Add(PlanStep.Compute(StepPhase.Backward, buckets[bucket].FirstLayer, buckets[bucket].LastLayer, share));
            }

            steps.Add(Begin(bucket));
        }

        for (var bucket = 0; bucket < buckets.Count; bucket++)
        {
            steps.Add(Await(bucket));
        }
    }
}
