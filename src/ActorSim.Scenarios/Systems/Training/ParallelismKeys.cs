using ActorSim.Hocon;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The keys that say how work is divided among workers.</summary>
internal static class ParallelismKeys
{
    private const string Data = "data";
    private const string Model = "model";
    private const string Hybrid = "hybrid";
    private const string Pipeline = "pipeline";

    private static readonly Key<string> Type = Key.Choice("type", [Data, Model, Hybrid, Pipeline], "By images, by neurons and channels, or by layers.");
    private static readonly Key<string> Name = Key.Text("name", "What a sweep calls it.").Optional();

    private static readonly Key<string> Activations = Key.Choice(
        "activations", ["ring", "direct", "halving-doubling"], "The algorithm by which workers gather activations and scatter their gradients.").WithDefault("ring");

    private static readonly Key<string> FirstSplit = Key.Text(
        "first-split-layer", "The first layer that is split by neurons or channels; the first fully connected one, when left out.").Optional();

    private static readonly Key<int> Microbatches = Key.Count("microbatches", "Into how many equal parts the batch is cut that go through the stages one behind the other.", min: 1, max: 1 << 16).WithDefault("1");

    private static readonly Key<IReadOnlyList<string>> Stages = Key.TextList(
        "stages", "The first layer of each stage, as many as there are workers; stages of about equal multiply-accumulates, when left out.").Optional();

    public static readonly Key<Record> Parallelism = Key.Object(
        "parallelism",
        "How work is divided among workers.",
        new RecordFamily(
            "parallelism",
            "What each worker does of an iteration.",
            Type,
            Member(Data, "Each worker has all layers and some images of the batch; gradients are exchanged."),
            Member(Model, "Each worker has a part of every layer, by neurons or channels, and all images; activations and their gradients are exchanged.", Activations),
            Member(Hybrid, "Layers up to one are divided by images and those from there on by neurons or channels, as in Krizhevsky 2014: convolutions have few parameters and large activations, dense layers the reverse.", FirstSplit, Activations),
            Member(Pipeline, "Each worker has some neighbouring layers, a stage; microbatches go through all stages forwards, then backwards (GPipe, Huang et al. 2019).", Microbatches, Stages)),
        "{ type = hybrid }").WithDefault("{ type = data }");

    /// <summary>Whether gradients are exchanged at all.</summary>
    public static bool ExchangesGradients(Record parallelism) => parallelism.Get(Type) is Data or Hybrid;

    /// <summary>Whether every worker has images of its own.</summary>
    public static bool DividesImages(Record parallelism) => parallelism.Get(Type) is Data or Hybrid;

    /// <summary>What it is called.</summary>
    public static string Describe(Record parallelism) => parallelism.Get(Type) + " parallel";

    /// <summary>How many layers, from the first, are divided by images.</summary>
    /// <exception cref="HoconException">No such layer, or none that is fully connected.</exception>
    public static int DataParallelLayers(Record parallelism, TrainingWorkload workload)
    {
        switch (parallelism.Get(Type))
        {
            case Model:
                return 0;
            case Hybrid when parallelism.TryGet(FirstSplit, out var name):
                return LayerOf(parallelism.OriginOf(FirstSplit), workload, name);
            case Hybrid:
                var dense = workload.Layers.Index().FirstOrDefault(layer => layer.Item.IsDense, (-1, null!)).Item1;
                return dense >= 0 ? dense : throw parallelism.Error(Type, $"`{workload.Name}` has no fully connected layer; say with `{FirstSplit.Name}` from where on layers are split.");
            default:
                return workload.Layers.Count;
        }
    }

    /// <summary>The plan of a pipeline; null for anything else.</summary>
    /// <exception cref="HoconException">Stages or microbatches that are not possible.</exception>
    public static JobPlan? PipelineOf(Record parallelism, TrainingWorkload workload, RankGroup workers, int batch, bool updates)
    {
        if (parallelism.Get(Type) != Pipeline)
        {
            return null;
        }

        var firstLayers = parallelism.Has(Stages)
            ? [.. parallelism.Get(Stages).Index().Select(stage => LayerOf(parallelism.OriginOf(Stages, stage.Index), workload, stage.Item))]
            : parallelism.At(Type, () => PipelineParallelism.Balance(workload, workers.Count));
        return parallelism.At(
            parallelism.Has(Stages) ? Stages : Microbatches,
            () => PipelineParallelism.Build(workload, workers, firstLayers, batch, parallelism.Get(Microbatches), updates));
    }

    /// <summary>The algorithm that gathers activations and scatters their gradients.</summary>
    public static CollectiveAlgorithm AlgorithmOf(Record parallelism, CollectiveKind kind, int workers) =>
        parallelism.At(Activations, () => CollectiveAlgorithms.Make(parallelism.Get(Activations), kind, workers));

    private static int LayerOf(Origin place, TrainingWorkload workload, string name)
    {
        var names = workload.Layers.Select(layer => layer.Name).ToList();
        return names.IndexOf(name) is >= 0 and var index
            ? index
            : throw new HoconException(place, $"`{workload.Name}` has no layer `{name}` that computes or has parameters; {NearestName.Advice(name, names)}");
    }

    private static KeyValuePair<string, RecordSchema> Member(string name, string description, params Key[] keys) =>
        KeyValuePair.Create(name, new RecordSchema($"{name} parallelism", description, [Type, .. keys, Name]));
}
