using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>An actor with one in-port and one out-port that does nothing; the first one sends a single message.</summary>
public sealed class IdleActor : Actor
{
    private readonly bool begins;

    public IdleActor(bool begins)
    {
        this.begins = begins;
        In = Receive<Token>(OnToken);
        Out = Emit<Token>();
    }

    public InPort<Token> In { get; }

    public OutPort<Token> Out { get; }

    /// <summary>What arrived last.</summary>
    public ulong Last { get; private set; }

    protected override void Start()
    {
        if (begins)
        {
            Out.Send(new Token(1));
        }
    }

    private void OnToken(in Token token) => Last = token.Value;
}
