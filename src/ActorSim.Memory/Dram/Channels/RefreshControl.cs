namespace ActorSim.Memory;

/// <summary>
/// Refreshes the banks of a channel: when it is a rank's or bank's turn, its queues are no longer served, its open rows are
/// closed, and it is refreshed as soon as the bank times allow.
/// </summary>
internal sealed class RefreshControl
{
    private const long Never = long.MaxValue;

    private readonly int ranks;
    private readonly int banksPerRank;
    private readonly int rankRefreshCycles;
    private readonly int bankRefreshCycles;
    private readonly int longestToRefresh;
    private readonly BankTimes banks;
    private readonly CommandQueues commands;
    private readonly ChannelTally tally;
    private readonly CommandRecord record;
    private readonly RefreshSchedule schedule;
    private readonly RefreshHolds holds;
    private readonly long[] refreshedUntil;

    public RefreshControl(DramDescription memory, BankTimes banks, CommandQueues commands, ChannelTally tally, CommandRecord record)
    {
        (this.banks, this.commands, this.tally, this.record) = (banks, commands, tally, record);
        (ranks, banksPerRank) = (memory.Organization.Ranks, memory.Organization.Banks);
        (rankRefreshCycles, bankRefreshCycles) = (memory.Timings.Rfc, memory.Timings.RfcBank);
        var distances = new CommandDistances(memory.Organization, memory.Timings);
        longestToRefresh = Math.Max(
            Math.Max(distances.PreToAct, distances.WritePrechargeToAct),
            Math.Max(distances.ReadPrechargeToRefresh, Math.Max(distances.RefreshToAct, distances.BankRefreshToAct)));
        schedule = new RefreshSchedule(memory);
        holds = new RefreshHolds(ranks * (schedule.IsOfBanks ? banksPerRank : 1));
        refreshedUntil = new long[ranks];
    }

    /// <summary>Whether a refresh is asked for and has not begun.</summary>
    public bool IsWaiting => schedule.IsWaiting;

    /// <summary>Lets those ask whose turn it is in a cycle.</summary>
    public void BeginCycle(long cycle)
    {
        if (cycle == schedule.NextCycle)
        {
            schedule.Ask();
            HoldUpQueues(cycle);
        }
    }

    /// <summary>Behind the commands of a cycle: who waits longest now is held up from the next one on.</summary>
    public void EndCycle(long cycle)
    {
        if (schedule.IsWaiting)
        {
            HoldUpQueues(cycle + 1);
        }
    }

    /// <summary>Cycles before now in which refreshes held up a bank, or its rank.</summary>
    public long CyclesBefore(int bank, long cycle) => holds.CyclesBefore(HoldOf(bank), cycle);

    /// <summary>Those of them from a cycle on, as far as the last refresh was the reason.</summary>
    public long CyclesWithin(int bank, long from, long cycle) => holds.CyclesWithin(HoldOf(bank), from, cycle);

    /// <summary>Cycles before <paramref name="cycle"/>, summed over the ranks, in which a rank was being refreshed as a whole.</summary>
    public long RankCyclesBefore(long cycle)
    {
        var sum = tally.Refreshes * rankRefreshCycles;
        foreach (var until in refreshedUntil)
        {
            sum -= Math.Max(0, until - cycle);
        }

        return sum;
    }

    /// <summary>Closes a bank for the refresh that has waited longest, or begins it; false if it can do neither.</summary>
    public bool TryRefresh(long cycle)
    {
        var (from, to) = BanksToRefresh();
        var isReady = true;
        for (var bank = from; bank < to; bank++)
        {
            if (banks.OpenRow(bank) == BankTimes.Closed)
            {
                isReady &= cycle >= banks.RefreshFrom(bank);
            }
            else if (cycle >= banks.PrechargeFrom(bank))
            {
                banks.Precharge(bank, cycle);
                commands.OnBankChanged(commands.QueueOf(bank));
                tally.Precharge(isForRequest: false);
                record.Add(cycle, DramCommandKind.Precharge, bank);
                return true;
            }
            else
            {
                isReady = false;
            }
        }

        if (isReady)
        {
            Refresh(cycle);
        }

        return isReady;
    }

    /// <summary>The next cycle in which it is somebody's turn, or the refresh that has waited longest can have a command.</summary>
    /// <param name="cycle">Not before this one.</param>
    public long NextCycle(long cycle) =>
        schedule.IsWaiting ? Math.Min(schedule.NextCycle, Math.Max(cycle, NextCommand())) : schedule.NextCycle;

    /// <summary>While all banks are closed and no refresh is late, every one is served in the cycle in which it is asked for: whole rounds of them need only be counted, where commands are not kept.</summary>
    /// <param name="cycle">Those before this one.</param>
    /// <param name="lastCycle">The last cycle in which there was a command.</param>
    public void Skip(long cycle, long lastCycle)
    {
        if (record.Keeps || schedule.NextCycle >= cycle || lastCycle + longestToRefresh > schedule.NextCycle)
        {
            return;
        }

        for (var rank = 0; rank < ranks; rank++)
        {
            if (!banks.IsClosed(rank))
            {
                return;
            }
        }

        var rounds = (schedule.TurnsBefore(cycle) / schedule.TurnsOfRound) - 1;
        if (rounds <= 0)
        {
            return;
        }

        var served = rounds * schedule.PlacesOfRound;
        schedule.SkipRounds(rounds);
        tally.Refreshes += schedule.IsOfBanks ? 0 : served;
        tally.BankRefreshes += schedule.IsOfBanks ? served : 0;
    }

    /// <summary>The cycle from which on the refresh that has waited longest can have its next command.</summary>
    private long NextCommand()
    {
        var (from, to) = BanksToRefresh();
        var close = Never;
        var refresh = 0L;
        for (var bank = from; bank < to; bank++)
        {
            if (banks.OpenRow(bank) == BankTimes.Closed)
            {
                refresh = Math.Max(refresh, banks.RefreshFrom(bank));
            }
            else
            {
                close = Math.Min(close, banks.PrechargeFrom(bank));
            }
        }

        return close < Never ? close : refresh;
    }

    private void Refresh(long cycle)
    {
        var place = schedule.First;
        if (schedule.IsOfBanks)
        {
            banks.RefreshBank(place, cycle);
            tally.BankRefreshes++;
            record.Add(cycle, DramCommandKind.RefreshBank, place);
        }
        else
        {
            banks.RefreshRank(place, cycle);
            refreshedUntil[place] = cycle + rankRefreshCycles;
            tally.Refreshes++;
            record.AddRefresh(cycle, place);
        }

        holds.Begin(place, cycle + (schedule.IsOfBanks ? bankRefreshCycles : rankRefreshCycles));
        schedule.RemoveFirst();

        // Who waits for the next refresh is held up from the next cycle on: a second command of this one may be theirs.
        commands.HoldUp(0, 0);
    }

    private (int From, int To) BanksToRefresh() => schedule.IsOfBanks
        ? (schedule.First, schedule.First + 1)
        : (schedule.First * banksPerRank, (schedule.First + 1) * banksPerRank);

    private int HoldOf(int bank) => schedule.IsOfBanks ? bank : bank / banksPerRank;

    /// <summary>Keeps the queues from being served, from a cycle on, whose banks the oldest waiting refresh is for.</summary>
    private void HoldUpQueues(long cycle)
    {
        holds.HoldUp(schedule.First, cycle);
        var (from, to) = BanksToRefresh();
        commands.HoldUp(from, to);
    }
}
