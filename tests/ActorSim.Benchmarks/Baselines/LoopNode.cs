using System.Runtime.CompilerServices;

namespace ActorSim.Benchmarks;

/// <summary>An actor of the hand-written loops; the call to it is virtual, as in any simulator with several kinds of actor.</summary>
public abstract class LoopNode
{
    private long events;
    private ulong checksum;

    /// <summary>What arrived so far.</summary>
    public virtual Tally Tally => new(events, checksum);

    /// <summary>Called once, at time 0.</summary>
    public virtual void Begin()
    {
    }

    /// <summary>Handles an event that arrives.</summary>
    public abstract void Handle(in Event arrived);

    /// <summary>An event came from another node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void CountArrival(in Event arrived)
    {
        events++;
        CountOwn(arrived);
    }

    /// <summary>An event that the node sent itself came: it is checked, but is no event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void CountOwn(in Event arrived) => checksum += Mixing.OfArrival(arrived.Value, arrived.Time);
}
