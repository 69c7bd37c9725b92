namespace ActorSim.Benchmarks;

/// <summary>The ring actor of the hand-written loops.</summary>
/// <typeparam name="TQueue">Where events go.</typeparam>
public sealed class RingNode<TQueue>(int index, int next, bool holdsToken, TQueue queue) : SendingNode<TQueue>(index, queue)
    where TQueue : struct, IEventQueue
{
    private readonly int next = next;

    public override void Begin()
    {
        if (holdsToken)
        {
            Send(RingClock.CycleAfter(0), next, 0, Mixing.Next((ulong)Index));
        }
    }

    public override void Handle(in Event arrived)
    {
        CountArrival(arrived);
        Send(RingClock.CycleAfter(arrived.Time), next, 0, Mixing.Next(arrived.Value));
    }
}
