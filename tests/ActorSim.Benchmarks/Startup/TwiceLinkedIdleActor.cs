using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>The idle actor with one more in-port and one more out-port: what it takes more is the price of a link with its ends.</summary>
public sealed class TwiceLinkedIdleActor : Actor
{
    private readonly bool begins;

    public TwiceLinkedIdleActor(bool begins)
    {
        this.begins = begins;
        In = Receive<Token>(OnToken);
        Out = Emit<Token>();
        OtherIn = Receive<Token>(OnOtherToken);
        OtherOut = Emit<Token>();
    }

    public InPort<Token> In { get; }

    public OutPort<Token> Out { get; }

    public InPort<Token> OtherIn { get; }

    public OutPort<Token> OtherOut { get; }

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

    private void OnOtherToken(in Token token) => Last = ~token.Value;
}
