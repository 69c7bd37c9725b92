namespace ActorSim.Memory;

/// <summary>For how many cycles ranks (or single banks, where these are refreshed) have been held up by refreshes: from when one is asked for until the banks can be opened again.</summary>
internal sealed class RefreshHolds
{
    private readonly long[] ended;
    private readonly long[] start;
    private readonly long[] until;
    private readonly int[] waiting;

    public RefreshHolds(int places)
    {
        ended = new long[places];
        start = new long[places];
        until = new long[places];
        waiting = new int[places];
    }

    /// <summary>A refresh is asked for.</summary>
    public void Ask(int place, long cycle)
    {
        if (waiting[place]++ == 0 && cycle >= until[place])
        {
            ended[place] += until[place] - start[place];
            start[place] = cycle;
        }
    }

    /// <summary>The refresh has begun, and is over at a cycle.</summary>
    public void Begin(int place, long end)
    {
        waiting[place]--;
        until[place] = end;
    }

    /// <summary>Cycles before <paramref name="cycle"/> in which the place was held up.</summary>
    public long CyclesBefore(int place, long cycle) =>
        ended[place] + (waiting[place] > 0 ? cycle : Math.Min(cycle, until[place])) - start[place];
}
