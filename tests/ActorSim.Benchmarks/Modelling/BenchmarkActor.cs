using System.Runtime.CompilerServices;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>An actor of a benchmark: it counts what arrives.</summary>
public abstract class BenchmarkActor : Actor
{
    private long events;
    private ulong checksum;

    /// <summary>What arrived so far.</summary>
    public virtual Tally Tally => new(events, checksum);

    /// <summary>A message came from another actor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void CountArrival(ulong value)
    {
        events++;
        CountOwn(value);
    }

    /// <summary>A message to oneself came: it is checked, but is no event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void CountOwn(ulong value) => checksum += Mixing.OfArrival(value, Now.Picoseconds);
}
