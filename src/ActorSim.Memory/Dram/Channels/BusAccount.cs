namespace ActorSim.Memory;

/// <summary>
/// Where the time of a data bus goes: bursts, and between them what the next one waited for. Counted by the cycles of commands,
/// from each column command's burst length on; all parts add up to the run time.
/// </summary>
internal sealed class BusAccount
{
    private readonly int burstCycles;
    private readonly long[] lost = new long[Enum.GetValues<BusLoss>().Length];
    private int lastRank = -1;
    private bool lastWasWrite;

    public BusAccount(DramOrganization organization) => burstCycles = organization.BurstCycles;

    /// <summary>The cycle behind the last burst.</summary>
    public long FreeFrom { get; private set; }

    /// <summary>How often the bus changed between reading and writing.</summary>
    public long Turnarounds { get; private set; }

    /// <summary>How often the bus changed to another rank.</summary>
    public long RankSwitches { get; private set; }

    /// <summary>Accounts for the time before a column command.</summary>
    /// <param name="cycle">The cycle of the command.</param>
    /// <param name="rank">Its rank.</param>
    /// <param name="isWrite">Whether it is a WRITE.</param>
    /// <param name="queuedFrom">The first cycle in which the request could have had a command.</param>
    /// <param name="limits">From when on its bank, bank group and rank allowed the command.</param>
    /// <param name="heldUp">For how many cycles, since the bus was free and the request could have had a command, refreshes have held it up.</param>
    public void Add(long cycle, int rank, bool isWrite, long queuedFrom, (long Bank, long Group, long Rank) limits, long heldUp)
    {
        var loss = cycle - FreeFrom;
        if (loss > 0)
        {
            var noRequest = Math.Clamp(queuedFrom - FreeFrom, 0, loss);
            lost[(int)BusLoss.NoRequest] += noRequest;
            lost[(int)BusLoss.Refresh] += heldUp;
            lost[(int)CauseOf(rank, isWrite, limits)] += loss - noRequest - heldUp;
        }

        if (lastRank >= 0)
        {
            RankSwitches += rank != lastRank ? 1 : 0;
            Turnarounds += isWrite != lastWasWrite ? 1 : 0;
        }

        (FreeFrom, lastRank, lastWasWrite) = (cycle + burstCycles, rank, isWrite);
    }

    /// <summary>The cycles lost before <paramref name="cycle"/>, by <see cref="BusLoss"/>; what is behind the last burst has no request.</summary>
    public long[] LostBefore(long cycle)
    {
        long[] all = [.. lost];
        all[(int)BusLoss.NoRequest] += Math.Max(0, cycle - FreeFrom);
        return all;
    }

    /// <summary>Cycles with data before <paramref name="cycle"/>.</summary>
    public long BusyBefore(long cycle) => cycle - LostBefore(cycle).Sum();

    private BusLoss CauseOf(int rank, bool isWrite, (long Bank, long Group, long Rank) limits)
    {
        var latest = Math.Max(limits.Bank, Math.Max(limits.Group, limits.Rank));
        return latest <= FreeFrom ? BusLoss.CommandOrder
            : latest == limits.Bank ? BusLoss.Row
            : isWrite != lastWasWrite ? BusLoss.Turnaround
            : rank != lastRank ? BusLoss.RankSwitch
            : BusLoss.SameGroup;
    }
}
