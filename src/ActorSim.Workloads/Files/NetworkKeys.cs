using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>The keys of a network in a file, but for those of its layers: see <see cref="LineKeys"/>.</summary>
internal static class NetworkKeys
{
    public static readonly Key<string> Name =
        Key.Text("name", "What the network is called; the same as its key under `networks`.");

    public static readonly Key<string> Source =
        Key.Text("source", "Where the layers are taken from.");

    public static readonly Key<int> Channels =
        Key.Count("channels", "Channels of an image.", min: 1);

    public static readonly Key<int> Height =
        Key.Count("height", "Rows of an image; left out when `parameters.resolution` gives them.", min: 1).Optional();

    public static readonly Key<int> Width =
        Key.Count("width", "Columns of an image; left out when `parameters.resolution` gives them.", min: 1).Optional();

    public static readonly Key<Record> Input = Key.Object(
        "input",
        "The shape of one image.",
        new RecordSchema("input", "The shape of one image.", Channels, Height, Width));

    public static readonly Key<double> WidthMultiplier =
        Key.PositiveReal("width", "Multiplies the filters of every convolution; the products must be whole numbers of at least 1.").WithDefault("1");

    public static readonly Key<int> Resolution =
        Key.Count("resolution", "Rows and columns of an image, whose `input` then has only `channels`.", min: 1).Optional();

    public static readonly Key<Record> Parameters = Key.Object(
        "parameters",
        "What scales the network.",
        new RecordSchema("parameters", "What scales the network.", WidthMultiplier, Resolution)).WithDefault("{}");

    public static readonly Key<IReadOnlyList<Record>> Layers =
        Key.ObjectList("layers", "The layers in order; a layer reads the one before it, unless it names others.", LineKeys.Layer);

    public static readonly Key<Record> Published = PublishedKeys.Published;

    public static readonly RecordSchema Schema = new(
        "network",
        "A network: its layers in order, each reading earlier ones.",
        Name,
        Source,
        Input,
        Parameters,
        Layers,
        Published);

    public static readonly Key<Record> Networks = Key.Object(
        "networks",
        "Networks by name, to be used as `${networks.alexnet}`.",
        new RecordSchema("networks", "Networks by name.").OpenTo(Schema),
        "{ mine { name = mine, … } }").Optional();
}
