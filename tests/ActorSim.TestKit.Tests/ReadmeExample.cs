using ActorSim.Kernel;
using ActorSim.TestKit;
using Xunit;

public readonly record struct Flit(int Number);

public readonly record struct Credit(int Count);

public sealed class FlitFifo : Actor
{
    private readonly Queue<Flit> waiting = new();
    private readonly ClockedWake wake;
    private int credits;

    public FlitFifo(Clock clock, int receiverSlots)
    {
        credits = receiverSlots;
        Flits = Receive<Flit>(OnFlit);
        Credits = Receive<Credit>(OnCredit);
        Next = Emit<Flit>();
        wake = Wake(clock, Forward);
    }

    public InPort<Flit> Flits { get; }

    public InPort<Credit> Credits { get; }

    public OutPort<Flit> Next { get; }

    private void OnFlit(in Flit flit)
    {
        waiting.Enqueue(flit);
        wake.Arm();
    }

    private void OnCredit(in Credit credit)
    {
        credits += credit.Count;
        wake.Arm();
    }

    // Runs at most once an edge of the clock, after everything that arrives on it.
    private void Forward()
    {
        if (waiting.Count == 0)
        {
            BecomeIdle();
        }
        else if (credits == 0)
        {
            StallOn(StallCause.Credit);
        }
        else
        {
            BecomeBusy();
            credits--;
            Next.Send(waiting.Dequeue());
            wake.Arm();
        }
    }
}

public sealed class FlitFifoTests
{
    [Fact]
    public void A_flit_waits_for_a_credit()
    {
        var kit = new SimTestKit(Clock.FromMegahertz(200));
        var fifo = kit.Add("fifo", new FlitFifo(kit.Clock, receiverSlots: 1));
        var flits = kit.Feed(fifo.Flits);
        var credits = kit.Feed(fifo.Credits);
        var next = kit.Watch(fifo.Next); // over a link of one cycle

        flits.Send(new Flit(1), atCycle: 0);
        flits.Send(new Flit(2), atCycle: 1);
        credits.Send(new Credit(1), atCycle: 10);

        next.ExpectMessage(new Flit(1), atCycle: 1);
        next.ExpectNothing(untilCycle: 10);
        next.ExpectMessage(new Flit(2), atCycle: 11);
    }
}
