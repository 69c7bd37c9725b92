using ActorSim.Kernel;

namespace ActorSim.Scenarios.Tests.PingPong;

public readonly record struct Ball(int Round);

/// <summary>Returns the ball until the last round; the one that serves counts the rounds.</summary>
public sealed class Player : Actor
{
    private readonly bool serves;
    private readonly int rounds;
    private readonly int breaksAt;
    private readonly Counter hits;

    public Player(bool serves, int rounds, int breaksAt = int.MaxValue)
    {
        this.serves = serves;
        this.rounds = rounds;
        this.breaksAt = breaksAt;
        hits = Count("hits", "balls");
        In = Receive<Ball>(OnBall);
        Out = Emit<Ball>();
    }

    public InPort<Ball> In { get; }

    public OutPort<Ball> Out { get; }

    public long Hits => hits.Value;

    public SimTime LastHit { get; private set; }

    protected override void Start()
    {
        if (serves)
        {
            Out.Send(new Ball(1));
        }
    }

    private void OnBall(in Ball ball)
    {
        hits.Increment();
        LastHit = Now;
        if (ball.Round == breaksAt)
        {
            throw new InvalidOperationException("The racket broke.");
        }

        if (!serves)
        {
            Out.Send(ball);
        }
        else if (ball.Round < rounds)
        {
            Out.Send(new Ball(ball.Round + 1));
        }
    }
}
