namespace ActorSim.Benchmarks;

/// <summary>A hand-written loop: takes events out of a queue and calls the nodes that they are for.</summary>
public abstract class EventLoop
{
    /// <summary>
    /// The inner loop returns after so many events: the compiler optimises a method fully when it has been called some
    /// thirty times, and only half-heartedly while it is in it.
    /// </summary>
    protected const int EventsPerCall = 16_384;

    /// <summary>What arrived so far, anywhere.</summary>
    public abstract Tally Tally();

    /// <summary>Handles all events before a time.</summary>
    public abstract void RunUntil(long time);

    protected static void BeginAll(LoopNode[] nodes)
    {
        foreach (var node in nodes)
        {
            node.Begin();
        }
    }

    protected static Tally TallyOf(LoopNode[] nodes)
    {
        var sum = default(Tally);
        foreach (var node in nodes)
        {
            sum += node.Tally;
        }

        return sum;
    }
}
