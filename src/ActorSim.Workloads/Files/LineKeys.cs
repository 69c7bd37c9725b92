using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>The keys that every layer line may have; what a type adds is in <see cref="LayerKinds"/>.</summary>
internal static class LineKeys
{
    /// <summary>The value of <see cref="Relu"/> that asks for no layer of its own.</summary>
    public const string Fused = "fused";

    public static readonly Key<string> Name =
        Key.Text("name", "The layer's name, unique in its network.");

    public static readonly Key<string> Type =
        Key.Choice("type", [.. LayerKinds.All.Select(kind => kind.Name)], "What the layer computes; this says which other keys it has.");

    public static readonly Key<string> Input =
        Key.Text("input", "The line that is read; the one before, when left out. `input` is the network's own input.").Optional();

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

    /// <summary>The layers of all types.</summary>
    public static readonly RecordFamily Layer = new(
        "layer",
        "One line of a network: a layer, and perhaps further ones that its short forms (`batch-norm`, `scale`, `relu`, `dropout`) add behind it, in this order. Whoever reads the line by its name gets what comes out behind all of them.",
        Type,
        [.. LayerKinds.All.Select(kind => KeyValuePair.Create(kind.Name, new RecordSchema(
            $"{kind.Name} layer",
            kind.Description,
            [Name, Type, .. kind.Keys, Input, Inputs, BatchNorm, Scale, Relu, Dropout, PublishedKeys.Published])))]);
}
