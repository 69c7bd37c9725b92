using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Training;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>The keys of a training job.</summary>
internal static class JobKeys
{
    private const int BitsOfByte = 8;

    public static readonly Key<int> Iterations = Key.Count("iterations", "How many iterations are simulated.", min: 1, max: 1 << 20).WithDefault("3");

    private static readonly Key<Record> NetworkKey = Key.Object(
        "network", "The network that is trained, usually a substitution such as `${networks.nin}`.", NetworkLibrary.Schema, "${networks.nin}");

    private static readonly Key<int> WordBits = Key.Count("word-bits", "Bits of a parameter, of its gradient, and of an activation; whole bytes.", min: 8, max: 64).WithDefault("32");

    private static readonly Key<int> Batch = Key.Count("batch", "Images of an iteration, of all workers together.", min: 1, max: 1 << 24);

    private static readonly Key<bool> Uneven = Key.Flag("uneven-batch", "Whether some workers may have one image more than others.").WithDefault("false");

    private static readonly Key<Record> Exchange = Key.Object(
        "exchange", "How gradients are exchanged.", ExchangeKeys.Family, "{ type = ring }").WithDefault("{ type = ring }");

    private static readonly Key<bool> Overlap = Key.Flag("overlap", "Whether gradients travel while the backward pass goes on, bucket by bucket; otherwise all do after it.").WithDefault("true");

    private static readonly Key<Quantity> Bucket = Key.Bytes(
        "bucket", "Gradients of neighbouring layers travel together as soon as they have so many bytes; `1 B` is every layer by itself. All layers together, when left out.", min: "1 B").Optional();

    private static readonly Key<long> Dataset = Key.LongCount("dataset", "Images of an epoch, from which, with `epochs`, the time of a whole training follows.", min: 1).Optional();
    private static readonly Key<double> Epochs = Key.PositiveReal("epochs", "Epochs of a whole training.").Optional();

    private static readonly Key<double> OneWorkerEpochs = Key.PositiveReal(
        "one-worker-epochs", "Epochs that one worker needs for the same accuracy, for the speed-up of a whole training; as many as `epochs`, when left out.").Optional();

    private static readonly Key<string> Name = Key.Text("name", "What results call the job; of another job also the first part of its actors' paths.").WithDefault("training");

    public static readonly Key<int> Workers = Key.Count("workers", "How many workers it has.", min: 1, max: 1 << 20);

    private static readonly Key<IReadOnlyList<int>> Placement = Key.CountList(
        "ranks", "The ranks of its workers, then of its servers, for a job that shall share links with another; the lowest free ones in order, when left out.").Optional();

    private static readonly IReadOnlyList<Key> Training =
        [NetworkKey, WordBits, Batch, Uneven, Iterations, ParallelismKeys.Parallelism, Exchange, Overlap, Bucket, Placement, Dataset, Epochs, OneWorkerEpochs];

    public static readonly RecordSchema OtherJob = new("other job", "Another training on the same cluster, with the same devices.", [Name, Workers, .. Training]);

    private static readonly Key<IReadOnlyList<Record>> Others = Key.ObjectList("other-jobs", "Further trainings on ranks of their own, which share the cluster's network.", OtherJob).Optional();

    public static readonly RecordSchema Schema = new("training workload", "A network that is trained, and how.", [Name, .. Training, Others]);

    /// <summary>All jobs of a workload with the ranks that they take, in order.</summary>
    /// <exception cref="HoconException">Something that does not go together.</exception>
    public static IReadOnlyList<PlannedJob> Read(Record system, Record workload)
    {
        var taken = new SortedSet<int>();
        var jobs = new List<PlannedJob> { ReadJob(system, workload, system.Get(Workers), taken, isFirst: true) };
        if (workload.TryGet(Others, out var others))
        {
            foreach (var other in others)
            {
                jobs.Add(ReadJob(system, other, other.Get(Workers), taken, isFirst: false));
            }

            NetworkLayers.RequireDifferent([(workload.Get(Name), workload.OriginOf(Name)), .. others.Select(other => (other.Get(Name), other.OriginOf(Name)))], "jobs", "job");
        }

        return jobs;
    }

    private static PlannedJob ReadJob(Record system, Record job, int workers, SortedSet<int> taken, bool isFirst)
    {
        RequireName(job);
        var network = NetworkLibrary.ReadNetwork(job.Get(NetworkKey));
        var bits = job.Get(WordBits);
        if (bits % BitsOfByte != 0)
        {
            throw job.Error(WordBits, $"`{WordBits.Name}` must be whole bytes; found {job.Found(WordBits)}.");
        }

        var trained = job.At(NetworkKey, () => TrainingWorkload.Of(network, WordSize.OfBits(bits)));
        var (parallelism, exchange) = (job.Get(ParallelismKeys.Parallelism), job.Get(Exchange));
        var dataParallel = ParallelismKeys.DataParallelLayers(parallelism, trained);
        var shards = ParallelismKeys.ExchangesGradients(parallelism) ? ExchangeKeys.ShardsOf(exchange) : 0;
        var places = RanksOf(job, workers + shards, taken);
        var ranks = new RankGroup(places.Take(workers));
        var servers = shards > 0 ? new RankGroup(places.Skip(workers)) : null;
        var device = system.Get(TrainingKind.Device);
        var updates = servers is null && DeviceKeys.Updates(device);
        var plan = PlanOf(job, parallelism, exchange, trained, ranks, servers, dataParallel, updates);
        var updated = UpdatedBytes(trained, plan);
        var usual = DeviceKeys.TimesOf(device, trained);
        var batch = job.Get(Batch);
        system.At(TrainingKind.Device, () => usual.Of(StepPhase.Forward, 0, usual.Layers - 1, batch) + usual.Of(StepPhase.Backward, 0, usual.Layers - 1, batch));
        var setups = isFirst
            ? ImperfectionKeys.Read(system, device, trained, updated)
            : [.. updated.Select(bytes => new WorkerSetup(usual, DeviceKeys.UpdateOf(device, bytes), DeviceSpeed.AsDescribed, []))];
        var iterations = job.Get(Iterations);
        var random = isFirst ? ImperfectionKeys.ReadRandom(system) : null;
        var failures = isFirst ? ImperfectionKeys.ReadServers(system, shards) : [];
        return new PlannedJob
        {
            Training = new TrainingJob
            {
                Name = job.Get(Name),
                Workers = ranks,
                Plan = plan,
                Setups = setups,
                Servers = servers is null ? null : ServersOf(exchange, workers, iterations, servers, failures),
                Iterations = iterations,
                Costs = CollectiveCostKeys.Read(system),
                MeanTimeBetweenOutages = random?.MeanTime,
                RestartDelay = random?.Restart ?? SimDuration.Zero,
            },
            Workload = trained,
            OneWorkerSetup = new WorkerSetup(usual, DeviceKeys.UpdateOf(device, trained.GradientBytes), DeviceSpeed.AsDescribed, []),
            Batch = batch,
            ExchangeName = ParallelismKeys.ExchangesGradients(parallelism) ? ExchangeKeys.Describe(exchange) : "",
            ParallelismName = ParallelismKeys.Describe(parallelism),
            Updates = DeviceKeys.Updates(device),
            Dataset = job.TryGet(Dataset, out var images) ? images : null,
            Epochs = EpochsOf(job, Epochs),
            OneWorkerEpochs = EpochsOf(job, OneWorkerEpochs) ?? EpochsOf(job, Epochs),
        };
    }

    /// <summary>The ranks that a job takes; from then on they are taken.</summary>
    private static List<int> RanksOf(Record job, int count, SortedSet<int> taken)
    {
        if (!job.TryGet(Placement, out var given))
        {
            var free = new List<int>(count);
            for (var rank = 0; free.Count < count; rank++)
            {
                if (taken.Add(rank))
                {
                    free.Add(rank);
                }
            }

            return free;
        }

        if (given.Count != count)
        {
            throw job.Error(Placement, $"The job has {count} workers and servers, and `{Placement.Name}` lists {Several.Of(given.Count, "rank")}; each needs one.");
        }

        foreach (var (item, rank) in given.Index())
        {
            if (!taken.Add(rank))
            {
                throw new HoconException(job.OriginOf(Placement, item), $"Rank {rank} is taken already; a rank is one worker or server of one job.");
            }
        }

        return [.. given];
    }

    /// <summary>Of each worker, the bytes of the parameters that its plan updates: of a split layer its part.</summary>
    private static IReadOnlyList<long> UpdatedBytes(TrainingWorkload trained, JobPlan plan)
    {
        long BytesOf(int layer) => trained.Layers[layer].GradientBytes / (layer >= plan.FirstSplitLayer ? plan.Steps.Count : 1);
        return
        [
            .. plan.Steps.Select(steps => steps
                .Where(step => step is { Kind: PlanStepKind.Compute, Phase: StepPhase.Update })
                .Sum(step => Enumerable.Range(step.First, step.Last - step.First + 1).Sum(BytesOf))),
        ];
    }

    private static JobPlan PlanOf(Record job, Record parallelism, Record exchange, TrainingWorkload trained, RankGroup ranks, RankGroup? servers, int dataParallel, bool updates)
    {
        var batch = job.Get(Batch);
        if (ParallelismKeys.PipelineOf(parallelism, trained, ranks, batch, updates) is { } pipeline)
        {
            return pipeline;
        }

        if (ParallelismKeys.DividesImages(parallelism) && batch > ranks.Count && batch % ranks.Count != 0 && !job.Get(Uneven))
        {
            throw job.Error(Batch, $"A batch of {batch} images cannot be divided evenly among {ranks.Count} workers; {batch / ranks.Count * ranks.Count} and {((batch / ranks.Count) + 1) * ranks.Count} can, or allow uneven shares with `{Uneven.Name} = true`.");
        }

        var shares = ParallelismKeys.DividesImages(parallelism)
            ? job.At(Batch, () => BatchShares.Divide(batch, ranks.Count, job.Get(Uneven)))
            : [batch, .. Enumerable.Repeat(0, ranks.Count - 1)];
        var buckets = GradientBucket.Divide(trained, dataParallel, job.Has(Bucket) ? job.Get(Bucket).ToInt64() : long.MaxValue);
        var gradients = ParallelismKeys.ExchangesGradients(parallelism) ? GradientsOf(job, exchange, trained, buckets, ranks, servers) : null;
        return job.At(ParallelismKeys.Parallelism, () => LayerParallelism.Build(
            trained,
            ranks,
            shares,
            dataParallel,
            buckets,
            gradients,
            job.Get(Overlap),
            updates,
            kind => ParallelismKeys.AlgorithmOf(parallelism, kind, ranks.Count)));
    }

    private static GradientExchange GradientsOf(Record job, Record exchange, TrainingWorkload trained, IReadOnlyList<GradientBucket> buckets, RankGroup ranks, RankGroup? servers)
    {
        try
        {
            return ExchangeKeys.Read(exchange, trained, buckets, ranks, servers);
        }
        catch (HoconException problem) when (!job.Has(Exchange))
        {
            throw job.Error(Bucket, $"{problem.Sentence} As `{Exchange.Name}` is left out, it is `{Exchange.DefaultText}`.");
        }
    }

    private static ServerSetup ServersOf(Record exchange, int workers, int iterations, RankGroup servers, IReadOnlyList<IReadOnlyList<Outage>> failures)
    {
        var (consistency, description) = ExchangeKeys.ReadServers(exchange, workers, iterations);
        return new ServerSetup(servers, consistency, description, failures);
    }

    private static double? EpochsOf(Record job, Key<double> key) => job.TryGet(key, out var epochs) ? epochs : null;

    private static void RequireName(Record job)
    {
        var name = job.Get(Name);
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') || name is PlannedJob.OneWorker or "network" or "idle")
        {
            throw job.Error(Name, $"A job's name has letters, digits and dashes, and is none of `{PlannedJob.OneWorker}`, `network` and `idle`; found {job.Found(Name)}.");
        }
    }
}
