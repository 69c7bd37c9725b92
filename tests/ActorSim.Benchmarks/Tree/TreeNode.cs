using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>Adds up the parts of its children and passes the sum up; passes orders down. The root answers each sum with an order.</summary>
public sealed class TreeNode : BenchmarkActor
{
    private readonly bool isRoot;
    private int arrived;
    private ulong sum;

    public TreeNode(bool isRoot)
    {
        this.isRoot = isRoot;
        Parts = Receive<Token>(OnPart);
        Orders = Receive<Token>(OnOrder, optional: isRoot);
        Up = Emit<Token>(optional: isRoot);
        Down = EmitGroup<Token>();
    }

    public InPort<Token> Parts { get; }

    public InPort<Token> Orders { get; }

    public OutPort<Token> Up { get; }

    public GroupPort<Token> Down { get; }

    private void OnPart(in Token part)
    {
        CountArrival(part.Value);
        sum += part.Value;
        if (++arrived < TreeModel.FanIn)
        {
            return;
        }

        var total = new Token(Mixing.Mix(sum));
        arrived = 0;
        sum = 0;
        if (isRoot)
        {
            Down.SendToAll(total);
        }
        else
        {
            Up.Send(total);
        }
    }

    private void OnOrder(in Token order)
    {
        CountArrival(order.Value);
        Down.SendToAll(order);
    }
}
