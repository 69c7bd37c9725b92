namespace ActorSim.Kernel;

/// <summary>What follows from the latencies of all links of a system.</summary>
internal static class LinkLatencies
{
    /// <summary>
    /// The smallest latency of all, which is the lookahead; and the largest, over all actors with out-links, of the
    /// actor's smallest one. Null without links.
    /// </summary>
    public static (SimDuration? Smallest, SimDuration? LargestOfSmallest) Measure(Actor[] actors)
    {
        SimDuration? smallest = null;
        SimDuration? largest = null;
        foreach (var actor in actors)
        {
            SimDuration? own = null;
            foreach (var sender in actor.Senders)
            {
                if (sender.IsConnected && (own is null || sender.Latency.Lookahead < own))
                {
                    own = sender.Latency.Lookahead;
                }
            }

            if (own is { } found)
            {
                smallest = smallest is null || found < smallest ? found : smallest;
                largest = largest is null || found > largest ? found : largest;
            }
        }

        return (smallest, largest);
    }
}
