namespace ActorSim.Kernel;

/// <summary>
/// The paths of a system as a tree, to say in few words which actors belong to a part of it: <c>/chip/0..3, /host</c>.
/// </summary>
internal sealed class PathTree
{
    private const string Digits = "0123456789";

    private readonly List<Node> nodes = [new Node("", -1)];
    private readonly int[] nodeOf;

    /// <param name="actors">All actors of a system.</param>
    public PathTree(IReadOnlyList<Actor> actors)
    {
        nodeOf = new int[actors.Count];
        Order = [.. Enumerable.Range(0, actors.Count)];
        Array.Sort(Order, (left, right) => ActorPath.Compare(actors[left].Path, actors[right].Path));
        string[] folders = [];
        int[] open = [0];
        foreach (var actor in Order)
        {
            var steps = actors[actor].Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var shared = folders.AsSpan().CommonPrefixLength(steps);
            var path = new int[steps.Length + 1];
            open.AsSpan(0, shared + 1).CopyTo(path);
            for (var depth = shared; depth < steps.Length; depth++)
            {
                path[depth + 1] = Add(steps[depth], path[depth]);
            }

            nodes[path[^1]].Actor = actor;
            nodeOf[actor] = path[^1];
            (folders, open) = (steps, path);
            Depth = Math.Max(Depth, steps.Length);
        }

        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            nodes[i].Actors += nodes[i].Actor >= 0 ? 1 : 0;
            if (i > 0)
            {
                nodes[nodes[i].Parent].Actors += nodes[i].Actors;
            }
        }
    }

    /// <summary>The indices of the actors in the order of their paths.</summary>
    public int[] Order { get; }

    /// <summary>The number of segments of the longest path.</summary>
    public int Depth { get; private set; }

    /// <summary>Numbers the folders at a depth in the order of paths, and says for each actor which one it is in; one that stands higher is a folder of its own.</summary>
    /// <param name="depth">How many segments the paths of the folders have.</param>
    /// <param name="count">How many folders there are.</param>
    public int[] FoldersAt(int depth, out int count)
    {
        var numbers = new Dictionary<int, int>();
        var folderOf = new int[nodeOf.Length];
        foreach (var actor in Order)
        {
            var node = nodeOf[actor];
            while (nodes[node].Depth > depth)
            {
                node = nodes[node].Parent;
            }

            if (!numbers.TryGetValue(node, out var number))
            {
                numbers.Add(node, number = numbers.Count);
            }

            folderOf[actor] = number;
        }

        count = numbers.Count;
        return folderOf;
    }

    /// <summary>Describes each of several parts by the largest folders that lie in it as a whole.</summary>
    /// <param name="partOf">The part of each actor, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="most">How many folders are named at most; further actors are counted.</param>
    public string[] Describe(int[] partOf, int parts, int most = 3)
    {
        var uniform = UniformParts(partOf);
        var pieces = new List<Piece>[parts];
        for (var part = 0; part < parts; part++)
        {
            pieces[part] = [];
        }

        Collect(0, partOf, uniform, pieces);
        return Array.ConvertAll(pieces, own => Describe(own, most));
    }

    private int Add(string name, int parent)
    {
        nodes.Add(new Node(name, parent) { Depth = nodes[parent].Depth + 1, Place = nodes[parent].Children.Count });
        nodes[parent].Children.Add(nodes.Count - 1);
        return nodes.Count - 1;
    }

    /// <summary>For each node the part in which all of it lies, or −1.</summary>
    private int[] UniformParts(int[] partOf)
    {
        const int Unknown = -2, Mixed = -1;
        var uniform = new int[nodes.Count];
        Array.Fill(uniform, Unknown);
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            if (nodes[i].Actor >= 0)
            {
                Join(i, partOf[nodes[i].Actor]);
            }

            if (i > 0)
            {
                Join(nodes[i].Parent, uniform[i]);
            }
        }

        return uniform;

        void Join(int node, int part) => uniform[node] = uniform[node] == Unknown || uniform[node] == part ? part : Mixed;
    }

    private void Collect(int node, int[] partOf, int[] uniform, List<Piece>[] pieces)
    {
        if (uniform[node] >= 0)
        {
            AddPiece(pieces[uniform[node]], node, nodes[node].Actors);
            return;
        }

        if (nodes[node].Actor >= 0)
        {
            AddPiece(pieces[partOf[nodes[node].Actor]], node, 1);
        }

        foreach (var child in nodes[node].Children)
        {
            Collect(child, partOf, uniform, pieces);
        }
    }

    /// <summary>Numbered neighbours become one piece: <c>/pe/4..7</c>.</summary>
    private void AddPiece(List<Piece> pieces, int node, int actors)
    {
        if (pieces.Count > 0 && pieces[^1] is var last && IsNextNumber(last.Last, node))
        {
            pieces[^1] = new Piece(last.First, node, last.Actors + actors);
        }
        else
        {
            pieces.Add(new Piece(node, node, actors));
        }
    }

    private bool IsNextNumber(int left, int right)
    {
        if (nodes[left].Parent != nodes[right].Parent || nodes[left].Parent < 0)
        {
            return false;
        }

        var (one, other) = (nodes[left].Name, nodes[right].Name);
        var stem = one.AsSpan().TrimEnd(Digits);
        var otherStem = other.AsSpan().TrimEnd(Digits);
        return stem.Length < one.Length && otherStem.Length < other.Length && stem.SequenceEqual(otherStem)
            && nodes[left].Place + 1 == nodes[right].Place;
    }

    private string Describe(List<Piece> pieces, int most)
    {
        var blocks = JoinRows(pieces);
        var named = blocks.Select((block, place) => (block, place)).OrderByDescending(entry => entry.block.Actors).ThenBy(entry => entry.place)
            .Take(most).OrderBy(entry => entry.place).Select(entry => entry.block).ToList();
        var rest = blocks.Sum(block => block.Actors) - named.Sum(block => block.Actors);
        var text = string.Join(", ", named.Select(NameOf));
        return rest == 0 ? text : $"{text} and {rest:N0} more";
    }

    /// <summary>The same piece of numbered neighbours, as of the rows of an array, becomes one block: <c>/pe/0..3/4..7</c>.</summary>
    private List<Block> JoinRows(List<Piece> pieces)
    {
        var blocks = new List<Block>();
        var latest = new Dictionary<(int Above, string Columns), int>();
        foreach (var piece in pieces)
        {
            var row = nodes[piece.First].Parent;
            var key = (row > 0 ? nodes[row].Parent : -1, RangeOf(piece.First, piece.Last));
            if (row > 0 && latest.TryGetValue(key, out var place) && IsNextNumber(blocks[place].LastRow, row))
            {
                blocks[place] = blocks[place] with { LastRow = row, Actors = blocks[place].Actors + piece.Actors };
            }
            else
            {
                latest[key] = blocks.Count;
                blocks.Add(new Block(row, row, key.Item2, piece.Actors));
            }
        }

        return blocks;
    }

    private string NameOf(Block block)
    {
        if (block.FirstRow <= 0)
        {
            return "/" + block.Columns;
        }

        var above = nodes[block.FirstRow].Parent;
        return $"{(above == 0 ? "" : PathOf(above))}/{RangeOf(block.FirstRow, block.LastRow)}/{block.Columns}";
    }

    private string RangeOf(int first, int last)
    {
        var name = nodes[last].Name;
        return first == last ? name : $"{nodes[first].Name}..{name[name.AsSpan().TrimEnd(Digits).Length..]}";
    }

    private string PathOf(int node) => (nodes[node].Parent == 0 ? "" : PathOf(nodes[node].Parent)) + "/" + nodes[node].Name;

    /// <summary>Neighbours in one folder.</summary>
    private readonly record struct Piece(int First, int Last, int Actors);

    /// <summary>The same pieces of neighbouring folders.</summary>
    private readonly record struct Block(int FirstRow, int LastRow, string Columns, int Actors);

    private sealed class Node(string name, int parent)
    {
        public string Name => name;

        public int Parent => parent;

        /// <summary>Segments of the path.</summary>
        public int Depth { get; init; }

        /// <summary>The place among the children of the parent.</summary>
        public int Place { get; init; }

        public List<int> Children { get; } = [];

        /// <summary>The actor that stands here itself, or −1.</summary>
        public int Actor { get; set; } = -1;

        /// <summary>Actors here and below.</summary>
        public int Actors { get; set; }
    }
}
