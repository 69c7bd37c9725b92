using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>Prepares a part whenever it is told to.</summary>
public sealed class TreeLeaf : BenchmarkActor
{
    private readonly int index;

    public TreeLeaf(int index)
    {
        this.index = index;
        Orders = Receive<Token>(OnOrder);
        Up = Emit<Token>();
    }

    public InPort<Token> Orders { get; }

    public OutPort<Token> Up { get; }

    protected override void Start() => Prepare(1);

    private void OnOrder(in Token order)
    {
        CountArrival(order.Value);
        Prepare(order.Value);
    }

    private void Prepare(ulong order)
    {
        var part = TreeModel.Part(index, order);
        Up.Send(new Token(part), SimDuration.FromPicoseconds(TreeModel.Preparation(part)));
    }
}
