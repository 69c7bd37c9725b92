using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>The keys that every layer line may have; what a type adds is in <see cref="LayerKinds"/>.</summary>
internal static class LineKeys
{
    /// <summary>The value of <see cref="Relu"/> that asks for no layer of its own.</summary>
    public const string Fused = "fused";

    public static readonly Key<string> Name =
        Key.Text("name", "The layer's name, unique in its network.");

    public static readonly Key<LayerKind> Type =
        Key.Choice("type", LayerKinds.All.ToDictionary(kind => kind.Name, StringComparer.Ordinal), "What the layer computes.");

    public static readonly Key<string> Input =
        Key.Text("input", "The line that is read; the one before, when left out.").Optional();

    public static readonly Key<IReadOnlyList<string>> Inputs =
        Key.TextList("inputs", "The lines that are read, when there are several.").Optional();

    public static readonly Key<string> BatchNorm =
        Key.Text("batch-norm", "Adds a batch normalisation of this name behind the layer.").Optional();

    public static readonly Key<string> Scale =
        Key.Text("scale", "Adds a scale with bias of this name behind the layer.").Optional();

    public static readonly Key<string> Relu =
        Key.Text("relu", "Adds a ReLU of this name behind the layer; `fused` applies it without a layer of its own.").Optional();

    public static readonly Key<string> Dropout =
        Key.Text("dropout", "Adds a dropout of this name, with ratio 0.5, behind the layer.").Optional();

    private static readonly RecordSchema TypeAlone = new RecordSchema("layer", "Any layer.", Type).IgnoringOthers();

    private static readonly Dictionary<LayerKind, RecordSchema> SchemasByKind = LayerKinds.All.ToDictionary(
        kind => kind,
        kind => new RecordSchema(
            $"{kind.Name} layer",
            kind.Description,
            [Name, Type, .. kind.Keys, Input, Inputs, BatchNorm, Scale, Relu, Dropout, PublishedKeys.Published]));

    /// <summary>One schema a type, in the order of <see cref="LayerKinds.All"/>.</summary>
    public static IReadOnlyList<RecordSchema> Schemas => [.. LayerKinds.All.Select(kind => SchemasByKind[kind])];

    /// <summary>Reads a line by the schema of its type.</summary>
    /// <exception cref="HoconException">The type is not known, or the keys are not those of the type.</exception>
    public static Record Read(HoconObject line) => SchemasByKind[TypeAlone.Read(line).Get(Type)].Read(line);
}
