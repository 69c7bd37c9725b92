using ActorSim.Accelerator;
using ActorSim.Hocon;
using ActorSim.Interconnect;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>The networks that a scenario may describe.</summary>
internal static class OperandFabrics
{
    private const int MostPes = 1 << 14;

    private const string Broadcast = "broadcast";
    private const string Unicast = "unicast";
    private const string XyBus = "xy-bus";
    private const string HierarchicalMesh = "hierarchical-mesh";

    private static readonly Key<string> TypeKey = Key.Choice("type", [Broadcast, Unicast, XyBus, HierarchicalMesh], "Which network.");
    private static readonly Key<string> NameKey = Key.Text("name", "The name in results; its type, when left out.").Optional();

    private static readonly Key<int> Rows = Key.Count("rows", "Rows of PEs.", min: 1, max: 1024);
    private static readonly Key<int> Columns = Key.Count("columns", "Columns of PEs.", min: 1, max: 1024);

    private static readonly Key<int> Sources = Key.Count(
        "sources", "Source ports of each operand, each of which can send a beat a cycle.", min: 1, max: MostPes);

    // Eyeriss v2: ports of 24 bits for words of 8 bits.
    private static readonly Key<int> WeightWidth = Width("weight-width", "weights").WithDefault("24");
    private static readonly Key<int> IactWidth = Width("iact-width", "iacts").WithDefault("24");
    private static readonly Key<int> Word = WordOf("8");

    // Eyeriss v1: 64 bits for filters, 16 for ifmaps, words of 16 bits.
    private static readonly Key<int> XyWeightWidth = Width("weight-width", "weights").WithDefault("64");
    private static readonly Key<int> XyIactWidth = Width("iact-width", "iacts").WithDefault("16");
    private static readonly Key<int> XyWord = WordOf("16");

    private static readonly Key<Extent> Clusters = ExtentKey.Of("clusters", "Rows and columns of clusters.", min: 1).WithDefault("[8, 2]");
    private static readonly Key<Extent> Cluster = ExtentKey.Of("cluster", "Rows and columns of PEs in a cluster.", min: 1).WithDefault("[3, 4]");
    private static readonly Key<HierarchicalMeshMode> WeightMode = Mode("weight-mode", "weights, which travel only horizontally between clusters,");
    private static readonly Key<HierarchicalMeshMode> IactMode = Mode("iact-mode", "iacts");

    /// <summary>The kinds of network.</summary>
    public static readonly RecordFamily Family = new(
        "network of operands",
        "A network for weights and one for iacts, both of one kind, and the array of PEs that they feed.",
        TypeKey,
        Member(Broadcast, "One bus for each operand: a beat a cycle, to all PEs that share it. Widths of Eyeriss v2's ports.", Rows, Columns, WeightWidth, IactWidth, Word),
        Member(Unicast, "All-to-all: several source ports for each operand, a beat a cycle from each and to each PE; words that PEs share are sent to each. Widths of Eyeriss v2's ports.", Rows, Columns, Sources, WeightWidth, IactWidth, Word),
        Member(XyBus, "For each operand a Y-bus and an X-bus for each row of PEs, with ids of 4 bits for rows, and 4 (weights) or 5 (iacts) for columns, as in Eyeriss v1, whose widths are the defaults.", Rows, Columns, XyWeightWidth, XyIactWidth, XyWord),
        Member(HierarchicalMesh, "Clusters of PEs with routers between them, set to a mode for each operand, as in Eyeriss v2, whose sizes are the defaults.", Clusters, Cluster, WeightMode, IactMode, WeightWidth, IactWidth, Word));

    /// <summary>Rows and columns of PEs.</summary>
    /// <exception cref="HoconException">There are too many.</exception>
    public static (int Rows, int Columns) ArrayOf(Record network)
    {
        var isMesh = network.Get(TypeKey) == HierarchicalMesh;
        var (rows, columns) = isMesh
            ? ((long)network.Get(Clusters).Height * network.Get(Cluster).Height, (long)network.Get(Clusters).Width * network.Get(Cluster).Width)
            : (network.Get(Rows), network.Get(Columns));
        return rows <= MostPes && columns <= MostPes && rows * columns <= MostPes
            ? ((int)rows, (int)columns)
            : throw network.Error(isMesh ? Clusters : Rows, $"An array of {rows} × {columns} PEs is too large: every PE is an actor, and at most {MostPes:N0} are allowed.");
    }

    /// <summary>What results call it.</summary>
    public static string NameOf(Record network) => network.TryGet(NameKey, out var name) ? name : network.Get(TypeKey);

    /// <summary>The networks of both operands for a layer.</summary>
    /// <exception cref="HoconException">Widths are wrong, a mode needs links that are not there, or ids do not suffice.</exception>
    public static OperandFabricPair Of(Record network, SpatialMapping mapping)
    {
        var type = network.Get(TypeKey);
        var pes = mapping.Rows * mapping.Columns;
        int ByRows(int row, int column) => (row * mapping.Columns) + column;
        switch (type)
        {
            case Broadcast:
                return new OperandFabricPair(
                    new BusFabric(WidthOf(network, WeightWidth, Word), pes), new BusFabric(WidthOf(network, IactWidth, Word), pes), ByRows, "broadcast", "broadcast");
            case Unicast:
                var sources = network.Get(Sources);
                return new OperandFabricPair(
                    new CrossbarFabric(WidthOf(network, WeightWidth, Word), pes, sources),
                    new CrossbarFabric(WidthOf(network, IactWidth, Word), pes, sources),
                    ByRows,
                    "unicast",
                    "unicast");
            case XyBus:
                var pair = new OperandFabricPair(
                    new XyBusFabric(WidthOf(network, XyWeightWidth, XyWord), mapping.Rows, mapping.Columns, EyerissV1Ports.ColumnIdBits),
                    new XyBusFabric(WidthOf(network, XyIactWidth, XyWord), mapping.Rows, mapping.Columns, EyerissV1Ports.IfmapColumnIdBits),
                    ByRows,
                    "X/Y-bus",
                    "X/Y-bus");
                RequireIds(network, pair, mapping);
                return pair;
            default:
                return MeshOf(network, mapping);
        }
    }

    private static OperandFabricPair MeshOf(Record network, SpatialMapping mapping)
    {
        var grid = new ClusterGrid(network.Get(Clusters).Height, network.Get(Clusters).Width, network.Get(Cluster).Height, network.Get(Cluster).Width);
        var (weightMode, iactMode) = (network.Get(WeightMode), network.Get(IactMode));
        Require(network, WeightMode, HierarchicalMeshConfiguration.Refusal(weightMode, HierarchicalMeshOperand.Weight, grid));

        // Where columns share iacts, a PE takes them from the router of its column, so that no router has to send a
        // beat for each column.
        IReadOnlyList<int>? routerOfPe = mapping.Iacts == OperandSharing.Columns && iactMode != HierarchicalMeshMode.HighReuse
            ? [.. Enumerable.Range(0, grid.PesOfCluster).Select(pe => pe % grid.PeColumns % EyerissV2Ports.IactRouters)]
            : null;
        return new OperandFabricPair(
            new HierarchicalMeshFabric(
                HierarchicalMeshConfiguration.For(weightMode, HierarchicalMeshOperand.Weight, grid), WidthOf(network, WeightWidth, Word)),
            new HierarchicalMeshFabric(
                HierarchicalMeshConfiguration.For(iactMode, HierarchicalMeshOperand.Iact, grid, routerOfPe), WidthOf(network, IactWidth, Word)),
            grid.PeAt,
            HierarchicalMeshConfiguration.Describe(weightMode),
            HierarchicalMeshConfiguration.Describe(iactMode))
        {
            Assumption = routerOfPe is null
                ? "In a cluster a row of PEs takes iacts from one router, in high reuse all PEs from one."
                : "In a cluster a column of PEs takes iacts from one router, which the layout of a convolution wants: by rows, each router would have to send a beat for every column.",
        };
    }

    private static void Require(Record network, Key key, string? refusal)
    {
        if (refusal is not null)
        {
            throw network.Error(key, refusal);
        }
    }

    private static void RequireIds(Record network, OperandFabricPair pair, SpatialMapping mapping)
    {
        try
        {
            _ = pair.Weights.Cut(pair.SetsOf(mapping, mapping.Weights));
            _ = pair.Iacts.Cut(pair.SetsOf(mapping, mapping.Iacts));
        }
        catch (ArgumentException problem)
        {
            throw network.Error(Rows, $"The ids of an X/Y-bus do not suffice for this layer on {mapping.Rows} × {mapping.Columns} PEs. {problem.Message}");
        }
    }

    private static PortWidth WidthOf(Record network, Key<int> width, Key<int> word)
    {
        try
        {
            return new PortWidth(network.Get(width), network.Get(word));
        }
        catch (ArgumentException)
        {
            throw network.Error(
                network.Has(width) ? width : word, $"A port needs room for a word: `{width.Name}` is {network.Found(width)} bits, `{word.Name}` {network.Found(word)}.");
        }
    }

    private static KeyValuePair<string, RecordSchema> Member(string type, string description, params IReadOnlyList<Key> keys) =>
        new(type, new RecordSchema(type, description, [TypeKey, NameKey, .. keys]));

    private static Key<int> Width(string name, string what) => Key.Count(name, $"Bits of each port for {what}.", min: 1, max: PortWidth.MostBits);

    private static Key<int> WordOf(string standard) =>
        Key.Count("word", "Bits of a word of either operand; a beat holds as many words as fit the port.", min: 1, max: PortWidth.MostBits).WithDefault(standard);

    private static Key<HierarchicalMeshMode> Mode(string name, string what) => Key.Choice(
        name,
        new Dictionary<string, HierarchicalMeshMode>(StringComparer.Ordinal)
        {
            ["high-bandwidth"] = HierarchicalMeshMode.HighBandwidth,
            ["high-reuse"] = HierarchicalMeshMode.HighReuse,
            ["grouped-multicast"] = HierarchicalMeshMode.GroupedMulticast,
            ["interleaved-multicast"] = HierarchicalMeshMode.InterleavedMulticast,
        },
        $"Whom the sources of {what} feed: each its own cluster (`high-bandwidth`), one all clusters (`high-reuse`), one a row of clusters (`grouped-multicast`), one a column of clusters (`interleaved-multicast`).");
}
