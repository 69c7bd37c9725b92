namespace ActorSim.Memory;

/// <summary>For how many cycles ranks (or single banks, where these are refreshed) have been held up by refreshes: from when one has waited longest, so that queues are not served for it, until the banks can be opened again.</summary>
internal sealed class RefreshHolds
{
    private readonly long[] ended;
    private readonly long[] start;
    private readonly long[] until;
    private readonly bool[] isWaiting;

    public RefreshHolds(int places)
    {
        ended = new long[places];
        start = new long[places];
        until = new long[places];
        isWaiting = new bool[places];
    }

    /// <summary>The place is held up from a cycle on; nothing new if it is already.</summary>
    public void HoldUp(int place, long cycle)
    {
        if (isWaiting[place])
        {
            return;
        }

        isWaiting[place] = true;
        if (cycle >= until[place])
        {
            ended[place] += until[place] - start[place];
            start[place] = cycle;
        }
    }

    /// <summary>The refresh has begun, and is over at a cycle.</summary>
    public void Begin(int place, long end)
    {
        isWaiting[place] = false;
        until[place] = end;
    }

    /// <summary>Cycles before <paramref name="cycle"/>, which is not in the past, in which the place was held up.</summary>
    public long CyclesBefore(int place, long cycle) => ended[place] + EndBefore(place, cycle) - start[place];

    /// <summary>Cycles of a span that ends now in which the place was held up the last time.</summary>
    public long CyclesWithin(int place, long from, long cycle) => Math.Max(0, EndBefore(place, cycle) - Math.Max(from, start[place]));

    private long EndBefore(int place, long cycle) => isWaiting[place] ? cycle : Math.Min(cycle, until[place]);
}
