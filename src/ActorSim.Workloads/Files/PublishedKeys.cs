using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>The keys of a <c>published</c> block, and how it is read.</summary>
internal static class PublishedKeys
{
    private static readonly Dictionary<Figure, Key<long>> Figures = Enum.GetValues<Figure>().ToDictionary(
        figure => figure,
        figure => Key.LongCount(figure.Name(), figure.Description()).Optional());

    private static readonly Key<decimal> Within =
        Key.Percent("within", "How far the computed value may lie from the published one and still agree.").WithDefault("0%");

    private static readonly Key<string> Source =
        Key.Text("source", "Who says so.");

    /// <summary>What a source says about a layer or a network.</summary>
    public static readonly Key<Record> Published = Key.Object(
        "published",
        "Figures that a source states, to be shown beside those that follow from the shapes.",
        new RecordSchema("published", "Figures that a source states about a layer or a network, at least one.", [.. Figures.Values, Within, Source])).Optional();

    /// <summary>The figures of a layer's or network's block, or none when it has no such block.</summary>
    public static IReadOnlyList<PublishedFigure> Read(Record owner)
    {
        if (!owner.TryGet(Published, out var published))
        {
            return [];
        }

        var stated = new List<PublishedFigure>();
        foreach (var (figure, key) in Figures)
        {
            if (published.TryGet(key, out var value))
            {
                stated.Add(new PublishedFigure(figure, value, published.Get(Within), published.Get(Source)));
            }
        }

        return stated.Count > 0
            ? stated
            : throw published.Error($"`published` states no figure; it can state {string.Join(", ", Figures.Values.Select(key => $"`{key.Name}`"))}.");
    }
}
