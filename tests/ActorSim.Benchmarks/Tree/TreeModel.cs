using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// A reduction: leaves send their parts to their parents, which add them up and send the sum on; when the root has it
/// all, it sends the result back down to everybody, and each leaf begins again after a time of its own.
/// </summary>
public sealed record TreeModel : BenchmarkModel
{
    /// <summary>Children of each inner node.</summary>
    public const int FanIn = 16;

    /// <summary>Between a node and its parent, both ways.</summary>
    public const long LatencyPicoseconds = 500_000;

    private const uint LongestPreparation = 500_000;

    /// <summary>Levels below the root; 4 makes 65,536 leaves.</summary>
    public int Levels { get; init; } = 4;

    /// <summary>About how many messages arrive.</summary>
    public long Arrivals { get; init; } = 10_000_000;

    public override string Name => "tree";

    public override long EndPicoseconds
    {
        get
        {
            var round = (2 * Levels * LatencyPicoseconds) + LongestPreparation;
            return round * Math.Max(2, Arrivals / (2 * ((long)Nodes - 1)));
        }
    }

    public override long LookaheadPicoseconds => LatencyPicoseconds;

    private int Leaves => (int)Math.Pow(FanIn, Levels);

    /// <summary>Nodes that are no leaves; they come first, level by level.</summary>
    private int InnerNodes => (Leaves - 1) / (FanIn - 1);

    private int Nodes => InnerNodes + Leaves;

    public override BenchmarkModel Shortened(int divisor) => this with { Arrivals = Arrivals / divisor };

    /// <summary>How long a leaf prepares its part, in picoseconds.</summary>
    public static long Preparation(ulong part) => Mixing.Below(part, LongestPreparation);

    /// <summary>A leaf's part of a round.</summary>
    public static ulong Part(int index, ulong order) => Mixing.Mix(order + (ulong)index);

    public override KernelSystem BuildSystem()
    {
        var builder = new SimulationBuilder();
        var actors = new BenchmarkActor[Nodes];
        for (var i = 0; i < Nodes; i++)
        {
            actors[i] = i < InnerNodes
                ? builder.Add($"/tree/{i}", new TreeNode(isRoot: i == 0))
                : builder.Add($"/tree/{i}", new TreeLeaf(i));
        }

        var latency = Latency.Of(SimDuration.FromPicoseconds(LatencyPicoseconds));
        for (var i = 0; i < InnerNodes; i++)
        {
            var children = actors.AsSpan(FirstChild(i), FanIn).ToArray();
            builder.Connect(((TreeNode)actors[i]).Down, new ReceiverTable<Token>(children.Select(OrdersOf)), latency);
            foreach (var child in children)
            {
                builder.Connect(UpOf(child), ((TreeNode)actors[i]).Parts, latency);
            }
        }

        return new KernelSystem(builder.Build(), actors);
    }

    public override LoopNode[] BuildNodes<TQueue>(TQueue queue)
    {
        var nodes = new LoopNode[Nodes];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = i < InnerNodes
                ? new InnerLoopNode<TQueue>(i, Parent(i), FirstChild(i), queue)
                : new LeafLoopNode<TQueue>(i, Parent(i), queue);
        }

        return nodes;
    }

    private static int Parent(int node) => node == 0 ? -1 : (node - 1) / FanIn;

    private static int FirstChild(int node) => (node * FanIn) + 1;

    private static InPort<Token> OrdersOf(BenchmarkActor actor) => actor is TreeNode inner ? inner.Orders : ((TreeLeaf)actor).Orders;

    private static OutPort<Token> UpOf(BenchmarkActor actor) => actor is TreeNode inner ? inner.Up : ((TreeLeaf)actor).Up;
}
