using ActorSim.Hocon;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The keys that name an algorithm for collectives, and cut its buffer into chunks.</summary>
internal static class AlgorithmKeys
{
    private const string Tree = "k-ary-tree";
    private const string Levels = "hierarchical";

    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["ring"] = "Each rank sends to the next only, a p-th of the buffer at a time.",
        ["direct"] = "Each rank sends its part to each other at once.",
        ["pairwise"] = "Each rank exchanges with one other after another.",
        ["halving-doubling"] = "Partners at distances 1, 2, 4 … exchange halves, then back.",
        ["recursive-doubling"] = "Partners at distances 1, 2, 4 … exchange whole buffers.",
        ["binomial-tree"] = "A reduction over a binomial tree, then a broadcast over the same tree; whole buffers travel.",
        [Tree] = "A reduction over a tree in which each rank has so many children, then a broadcast over it.",
        ["double-binary-tree"] = "Two binary trees with half of the buffer each, so that no rank is an inner node of both.",
        [Levels] = "Reduction inside groups, among groups, and gathering inside groups; levels as of ranks inside a server and servers in a rack.",
    };

    private static readonly Key<string> Name = Key.Text("name", "What a sweep calls it.").Optional();

    private static readonly Key<int> Chunks = Key.Count(
        "chunks", "Into how many chunks a buffer is cut that go through the algorithm one behind the other.", min: 1, max: 1 << 13).WithDefault("1");

    private static readonly Key<int> ActiveChunks = Key.Count(
        "active-chunks", "How many chunks may be under way at a time; all of them, when left out, which pipelines them.", min: 1, max: 1 << 13).Optional();

    private static readonly Key<int> Arity = Key.Count("arity", "Children of a rank in the tree.", min: 1, max: 1 << 10).WithDefault("2");

    private static readonly Key<int> LevelSize = Key.Count("size", "Ranks, or groups, that a group of this level has.", min: 1);

    private static readonly Key<string> LevelAlgorithm = Key.Choice(
        "algorithm", [.. CollectiveAlgorithms.Names.Where(name => name != Levels && name != Tree)], "How a group of this level does its part.").WithDefault("ring");

    private static readonly Key<IReadOnlyList<Record>> LevelsKey = Key.ObjectList(
        "levels",
        "The levels, innermost first. Neighbouring ranks form a group of the first level; sizes multiply to the number of ranks.",
        new RecordSchema("level of a hierarchy", "Groups of one size.", LevelSize, LevelAlgorithm));

    /// <summary>The algorithms with the keys of each.</summary>
    /// <param name="type">The key by which one is chosen.</param>
    /// <param name="noun">What the reference of keys calls them, after their names.</param>
    public static IReadOnlyList<KeyValuePair<string, RecordSchema>> Members(Key<string> type, string noun) =>
    [
        .. CollectiveAlgorithms.Names.Select(name => KeyValuePair.Create(
            name, new RecordSchema($"{name} {noun}", Descriptions[name], [type, .. OwnKeys(name), Chunks, ActiveChunks, Name]))),
    ];

    /// <summary>Makes the algorithm for a kind of collective and a number of ranks.</summary>
    /// <exception cref="HoconException">It cannot do that, or not among so many.</exception>
    public static CollectiveAlgorithm Make(Record record, Key<string> type, CollectiveKind kind, int ranks)
    {
        var name = record.Get(type);
        return name switch
        {
            Tree => record.At(Arity, () => CollectiveAlgorithms.Make(name, kind, ranks, record.Get(Arity))),
            Levels => record.At(LevelsKey, () => CollectiveAlgorithms.Make(name, kind, ranks, levels: [.. record.Get(LevelsKey).Select(LevelOf)])),
            _ => record.At(type, () => CollectiveAlgorithms.Make(name, kind, ranks)),
        };
    }

    /// <summary>Into how many chunks a buffer is cut, and how many of them are under way at a time.</summary>
    public static (int Chunks, int Active) ChunksOf(Record record)
    {
        var chunks = record.Get(Chunks);
        return (chunks, record.TryGet(ActiveChunks, out var active) ? active : chunks);
    }

    /// <summary>Refuses buffers that are too small to be cut so.</summary>
    /// <param name="record">The algorithm's keys.</param>
    /// <param name="operation">What is to be done.</param>
    /// <param name="what">What has too few bytes.</param>
    /// <param name="larger">What would have more.</param>
    public static void RequireBytes(Record record, CollectiveOperation operation, string what, string larger)
    {
        if (operation.Bytes < operation.LeastBytes)
        {
            throw record.Error(Chunks, $"{what} has {operation.Bytes:N0} bytes, too few to be cut into {Several.Of(operation.Chunks, "chunk")} of {Several.Of(operation.Algorithm.Pieces, "piece")} each; take fewer chunks, {larger}, or an algorithm that does not cut, such as binomial-tree.");
        }
    }

    private static HierarchyLevel LevelOf(Record level) => new(level.Get(LevelSize), level.Get(LevelAlgorithm));

    private static IEnumerable<Key> OwnKeys(string name) => name switch
    {
        Tree => [Arity],
        Levels => [LevelsKey],
        _ => [],
    };
}
