using ActorSim.Kernel;

namespace ActorSim.TestKit.Tests;

public readonly record struct Flit(int Number);

public readonly record struct Credit(int Count);

/// <summary>
/// A FIFO before a receiver with a limited number of slots: sends at most one flit a cycle, and none
/// for which the receiver has not announced room.
/// </summary>
public sealed class CreditedBuffer : Actor
{
    private readonly Queue<Flit> waiting = new();
    private readonly ClockedWake wake;
    private readonly Gauge fill;
    private int credits;

    public CreditedBuffer(Clock clock, int receiverSlots)
    {
        credits = receiverSlots;
        Flits = Receive<Flit>(OnFlit);
        Credits = Receive<Credit>(OnCredit);
        Next = Emit<Flit>();
        wake = Wake(clock, Forward);
        fill = Level("fill", "flits");
    }

    public InPort<Flit> Flits { get; }

    public InPort<Credit> Credits { get; }

    public OutPort<Flit> Next { get; }

    private void OnFlit(in Flit flit)
    {
        if (flit.Number < 0)
        {
            throw new ArgumentException($"A flit has no number {flit.Number}.");
        }

        waiting.Enqueue(flit);
        fill.Set(waiting.Count);
        wake.Arm();
    }

    private void OnCredit(in Credit credit)
    {
        credits += credit.Count;
        wake.Arm();
    }

    /// <summary>Runs at most once an edge, after everything that arrives on it.</summary>
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
            fill.Set(waiting.Count);
            wake.Arm();
        }
    }
}
