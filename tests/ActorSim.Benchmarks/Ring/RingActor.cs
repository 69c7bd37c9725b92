using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>Hands each token on to its neighbour, a cycle later.</summary>
public sealed class RingActor : BenchmarkActor
{
    private readonly int index;
    private readonly bool holdsToken;

    public RingActor(int index, bool holdsToken)
    {
        this.index = index;
        this.holdsToken = holdsToken;
        Tokens = Receive<Token>(OnToken);
        Next = Emit<Token>();
    }

    public InPort<Token> Tokens { get; }

    public OutPort<Token> Next { get; }

    protected override void Start()
    {
        if (holdsToken)
        {
            Next.Send(new Token(Mixing.Next((ulong)index)));
        }
    }

    private void OnToken(in Token token)
    {
        CountArrival(token.Value);
        Next.Send(new Token(Mixing.Next(token.Value)));
    }
}
