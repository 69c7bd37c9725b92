using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>The idle actor with one more in-port and one more out-port: what it takes more is the price of a link with its ends.</summary>
public sealed class TwiceLinkedIdleActor : Actor
{
    public TwiceLinkedIdleActor()
    {
        In = Receive<Token>(OnToken);
        Out = Emit<Token>();
        OtherIn = Receive<Token>(OnToken);
        OtherOut = Emit<Token>();
    }

    public InPort<Token> In { get; }

    public OutPort<Token> Out { get; }

    public InPort<Token> OtherIn { get; }

    public OutPort<Token> OtherOut { get; }

    private void OnToken(in Token token)
    {
        // What arrives is of no interest.
    }
}
