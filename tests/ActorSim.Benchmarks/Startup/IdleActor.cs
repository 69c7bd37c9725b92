using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>An actor with one in-port and one out-port that does nothing and remembers nothing.</summary>
public sealed class IdleActor : Actor
{
    public IdleActor()
    {
        In = Receive<Token>(OnToken);
        Out = Emit<Token>();
    }

    public InPort<Token> In { get; }

    public OutPort<Token> Out { get; }

    private void OnToken(in Token token)
    {
        // What arrives is of no interest.
    }
}
