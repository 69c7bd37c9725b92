namespace ActorSim.Memory;

/// <summary>
/// The state of all banks of a channel, and from which cycle on each command is possible: every command moves those times on,
/// by the distances of <see cref="CommandDistances"/>.
/// </summary>
/// <remarks>
/// A limit that holds for all banks of a group or rank is kept once for it; what a bank has to wait for is the latest of its
/// own, its group's and its rank's. That needs distances inside a group to be no shorter than between groups, which
/// <see cref="DramTimings"/> sees to. Banks are numbered rank by rank, in a rank group by group.
/// </remarks>
internal sealed class BankTimes
{
    /// <summary>A bank without an open row.</summary>
    public const int Closed = -1;

    // Limits of a rank, by kind of command; one place is for commands without.
    private const int Limits = 8;
    private const int Four = 4;
    private const int ThirtyTwo = 32;

    private readonly CommandDistances distances;
    private readonly int ranks;
    private readonly int groupShift;
    private readonly int rankShift;
    private readonly int faw;
    private readonly int thirtyTwoActivates;

    private readonly int[] openRow;
    private readonly int[] columnCommands;
    private readonly Times[] ofBank;
    private readonly Times[] ofGroup;
    private readonly long[] ofRank;

    // The ACTIVATEs of a rank, the oldest at the rank's place; beginning with ones that limit nothing.
    private readonly long[] lastFour;
    private readonly long[] lastThirtyTwo;
    private readonly long[] activates;
    private readonly int[] openBanks;
    private readonly long[] openSince;
    private readonly long[] openCycles;

    public BankTimes(DramDescription memory)
    {
        var organization = memory.Organization;
        distances = new CommandDistances(organization, memory.Timings);
        (ranks, groupShift, rankShift) = (organization.Ranks, organization.BankBits, organization.BankBits + organization.GroupBits);
        (faw, thirtyTwoActivates) = (memory.Timings.Faw, memory.Timings.ThirtyTwoActivates);
        openRow = new int[ranks * organization.Banks];
        Array.Fill(openRow, Closed);
        columnCommands = new int[openRow.Length];
        ofBank = new Times[openRow.Length];
        ofGroup = new Times[ranks * organization.BankGroups];
        ofRank = new long[ranks * Limits];
        lastFour = new long[ranks * Four];
        Array.Fill(lastFour, -faw);
        lastThirtyTwo = new long[thirtyTwoActivates > 0 ? ranks * ThirtyTwo : 0];
        Array.Fill(lastThirtyTwo, -thirtyTwoActivates);
        activates = new long[ranks];
        openBanks = new int[ranks];
        openSince = new long[ranks];
        openCycles = new long[ranks];
    }

    /// <summary>The row that is open in a bank, or <see cref="Closed"/>.</summary>
    public int OpenRow(int bank) => openRow[bank];

    /// <summary>Column commands that the open row of a bank has had.</summary>
    public int ColumnCommands(int bank) => columnCommands[bank];

    /// <summary>Whether no bank of a rank has an open row.</summary>
    public bool IsClosed(int rank) => openBanks[rank] == 0;

    /// <summary>The cycles before <paramref name="cycle"/> in which a bank of a rank was open.</summary>
    public long OpenCycles(int rank, long cycle) => openCycles[rank] + (openBanks[rank] > 0 ? cycle - openSince[rank] : 0);

    /// <summary>The first cycle in which a closed bank can be opened.</summary>
    public long ActivateFrom(int bank) =>
        Math.Max(Math.Max(ofBank[bank].Activate, ofGroup[bank >> groupShift].Activate), ofRank[OfRank(bank >> rankShift, RankLimit.Activate)]);

    /// <summary>The first cycle in which the open row of a bank can be read.</summary>
    public long ReadFrom(int bank) =>
        Math.Max(Math.Max(ofBank[bank].Read, ofGroup[bank >> groupShift].Read), ofRank[OfRank(bank >> rankShift, RankLimit.Read)]);

    /// <summary>The first cycle in which the open row of a bank can be written.</summary>
    public long WriteFrom(int bank) =>
        Math.Max(Math.Max(ofBank[bank].Write, ofGroup[bank >> groupShift].Write), ofRank[OfRank(bank >> rankShift, RankLimit.Write)]);

    /// <summary>From when on a bank, its group and its rank, each for itself, allow a column command.</summary>
    public (long Bank, long Group, long Rank) ColumnLimits(int bank, bool isWrite)
    {
        ref readonly var own = ref ofBank[bank];
        ref readonly var group = ref ofGroup[bank >> groupShift];
        var rank = OfRankFrom(bank >> rankShift, isWrite ? RankLimit.Write : RankLimit.Read);
        return isWrite ? (own.Write, group.Write, rank) : (own.Read, group.Read, rank);
    }

    /// <summary>The first cycle in which the open row of a bank can be closed.</summary>
    public long PrechargeFrom(int bank) => Math.Max(ofBank[bank].Precharge, ofRank[OfRank(bank >> rankShift, RankLimit.Precharge)]);

    /// <summary>The first cycle in which a closed bank can be refreshed, alone or with its rank.</summary>
    public long RefreshFrom(int bank) => Math.Max(ofBank[bank].Refresh, ofRank[OfRank(bank >> rankShift, RankLimit.Refresh)]);

    /// <summary>The limit that a rank as a whole has for a kind of command; 0 for <see cref="RankLimit.None"/>.</summary>
    public long OfRankFrom(int rank, RankLimit limit) => ofRank[OfRank(rank, limit)];

    public void Activate(int bank, int row, long cycle)
    {
        var rank = bank >> rankShift;
        openRow[bank] = row;
        columnCommands[bank] = 0;
        if (openBanks[rank]++ == 0)
        {
            openSince[rank] = cycle;
        }

        ref var times = ref ofBank[bank];
        Later(ref times.Activate, cycle + distances.ActToActSameBank);
        Later(ref times.Read, cycle + distances.ActToRead);
        Later(ref times.Write, cycle + distances.ActToWrite);
        Later(ref times.Precharge, cycle + distances.ActToPre);
        Later(ref ofGroup[bank >> groupShift].Activate, cycle + distances.ActToActSameGroup);
        Later(ref ofRank[OfRank(rank, RankLimit.Activate)], cycle + distances.ActToActOtherGroup);
        LimitActivates(rank, cycle);
    }

    public void Precharge(int bank, long cycle)
    {
        Close(bank, cycle);
        ref var times = ref ofBank[bank];
        Later(ref times.Activate, cycle + distances.PreToAct);
        Later(ref times.Refresh, cycle + distances.PreToAct);
        Later(ref ofRank[OfRank(bank >> rankShift, RankLimit.Precharge)], cycle + distances.PreToPre);
    }

    public void Read(int bank, bool closes, long cycle)
    {
        var rank = bank >> rankShift;
        columnCommands[bank]++;
        ref var group = ref ofGroup[bank >> groupShift];
        Later(ref group.Read, cycle + distances.ColumnToColumnSameGroup);
        Later(ref ofRank[OfRank(rank, RankLimit.Read)], cycle + distances.ColumnToColumnOtherGroup);
        Later(ref ofRank[OfRank(rank, RankLimit.Write)], cycle + distances.ReadToWriteSameRank);
        for (var other = 0; other < ranks; other++)
        {
            if (other != rank)
            {
                Later(ref ofRank[OfRank(other, RankLimit.Read)], cycle + distances.ReadToReadOtherRank);
                Later(ref ofRank[OfRank(other, RankLimit.Write)], cycle + distances.ReadToWriteOtherRank);
            }
        }

        ref var times = ref ofBank[bank];
        if (closes)
        {
            Close(bank, cycle);
            Later(ref times.Activate, cycle + distances.ReadPrechargeToAct);
            Later(ref times.Refresh, cycle + distances.ReadPrechargeToRefresh);
        }
        else
        {
            Later(ref times.Precharge, cycle + distances.ReadToPre);
        }
    }

    public void Write(int bank, bool closes, long cycle)
    {
        var rank = bank >> rankShift;
        columnCommands[bank]++;
        ref var group = ref ofGroup[bank >> groupShift];
        Later(ref group.Write, cycle + distances.ColumnToColumnSameGroup);
        Later(ref ofRank[OfRank(rank, RankLimit.Write)], cycle + distances.ColumnToColumnOtherGroup);
        Later(ref group.Read, cycle + distances.WriteToReadSameGroup);
        Later(ref ofRank[OfRank(rank, RankLimit.Read)], cycle + distances.WriteToReadOtherGroup);
        for (var other = 0; other < ranks; other++)
        {
            if (other != rank)
            {
                Later(ref ofRank[OfRank(other, RankLimit.Write)], cycle + distances.WriteToWriteOtherRank);
                Later(ref ofRank[OfRank(other, RankLimit.Read)], cycle + distances.WriteToReadOtherRank);
            }
        }

        ref var times = ref ofBank[bank];
        if (closes)
        {
            Close(bank, cycle);
            Later(ref times.Activate, cycle + distances.WritePrechargeToAct);
            Later(ref times.Refresh, cycle + distances.WritePrechargeToAct);
        }
        else
        {
            Later(ref times.Precharge, cycle + distances.WriteToPre);
        }
    }

    /// <summary>Refreshes a rank, whose banks are all closed.</summary>
    public void RefreshRank(int rank, long cycle)
    {
        Later(ref ofRank[OfRank(rank, RankLimit.Activate)], cycle + distances.RefreshToAct);
        Later(ref ofRank[OfRank(rank, RankLimit.Refresh)], cycle + distances.RefreshToAct);
    }

    /// <summary>Refreshes a bank, which is closed.</summary>
    public void RefreshBank(int bank, long cycle)
    {
        Later(ref ofBank[bank].Activate, cycle + distances.BankRefreshToAct);
        Later(ref ofBank[bank].Refresh, cycle + distances.BankRefreshToAct);
        Later(ref ofRank[OfRank(bank >> rankShift, RankLimit.Refresh)], cycle + distances.BankRefreshToAct);
        Later(ref ofRank[OfRank(bank >> rankShift, RankLimit.Activate)], cycle + distances.ActToActOtherGroup);
    }

    /// <summary>The next ACTIVATE of a rank comes no earlier than tFAW behind the fourth last, and t32AW behind the last but 31.</summary>
    private void LimitActivates(int rank, long cycle)
    {
        var number = activates[rank]++;
        lastFour[(rank * Four) + (int)(number % Four)] = cycle;
        Later(ref ofRank[OfRank(rank, RankLimit.Activate)], lastFour[(rank * Four) + (int)((number + 1) % Four)] + faw);
        if (thirtyTwoActivates > 0)
        {
            lastThirtyTwo[(rank * ThirtyTwo) + (int)(number % ThirtyTwo)] = cycle;
            Later(ref ofRank[OfRank(rank, RankLimit.Activate)], lastThirtyTwo[(rank * ThirtyTwo) + (int)((number + 1) % ThirtyTwo)] + thirtyTwoActivates);
        }
    }

    private static int OfRank(int rank, RankLimit limit) => (rank * Limits) + (int)limit;

    private static void Later(ref long time, long other)
    {
        if (other > time)
        {
            time = other;
        }
    }

    private void Close(int bank, long cycle)
    {
        var rank = bank >> rankShift;
        openRow[bank] = Closed;
        if (--openBanks[rank] == 0)
        {
            openCycles[rank] += cycle - openSince[rank];
        }
    }

    private struct Times
    {
        public long Activate;
        public long Read;
        public long Write;
        public long Precharge;
        public long Refresh;
    }
}
