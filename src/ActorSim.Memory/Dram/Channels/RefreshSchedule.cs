namespace ActorSim.Memory;

/// <summary>When which rank or bank of a channel asks to be refreshed, and those that still wait for it, in the order in which they asked.</summary>
internal sealed class RefreshSchedule
{
    private readonly RefreshPolicy policy;
    private readonly int groups;
    private readonly int banksPerGroup;
    private readonly int interval;
    private readonly Queue<int> waiting = new();
    private int turn;

    public RefreshSchedule(DramDescription memory)
    {
        policy = memory.Controller.Refresh;
        var ranks = memory.Organization.Ranks;
        (groups, banksPerGroup) = (memory.Organization.BankGroups, memory.Organization.BanksPerGroup);
        (interval, TurnsOfRound, PlacesOfRound) = policy switch
        {
            RefreshPolicy.RankStaggered => (memory.Timings.Refi / ranks, ranks, ranks),
            RefreshPolicy.RankSimultaneous => (memory.Timings.Refi, 1, ranks),
            RefreshPolicy.BankStaggered => (memory.Timings.RefiBank, ranks * memory.Organization.Banks, ranks * memory.Organization.Banks),
            _ => (0, 1, 0),
        };
        NextCycle = policy == RefreshPolicy.None ? long.MaxValue : interval;
    }

    /// <summary>Whether single banks are refreshed.</summary>
    public bool IsOfBanks => policy == RefreshPolicy.BankStaggered;

    /// <summary>Turns until everybody has been asked.</summary>
    public int TurnsOfRound { get; }

    /// <summary>Ranks or banks that are asked in that time.</summary>
    public int PlacesOfRound { get; }

    /// <summary>The cycle of the next turn.</summary>
    public long NextCycle { get; private set; }

    /// <summary>Whether somebody waits.</summary>
    public bool IsWaiting => waiting.Count > 0;

    /// <summary>The rank, or the bank (counted through the channel), that has waited longest.</summary>
    public int First => waiting.Peek();

    /// <summary>Lets those ask whose turn it is: ranks, or a bank counted through the channel.</summary>
    public void Ask()
    {
        NextCycle += interval;
        for (var i = 0; i < PlacesOfRound / TurnsOfRound; i++)
        {
            waiting.Enqueue(policy switch
            {
                RefreshPolicy.RankSimultaneous => i,
                RefreshPolicy.RankStaggered => turn,
                _ => BankOf(turn),
            });
        }

        turn = turn + 1 == TurnsOfRound ? 0 : turn + 1;
    }

    /// <summary>The first of those who wait has been refreshed.</summary>
    public void RemoveFirst() => waiting.Dequeue();

    /// <summary>The turns to come before a cycle.</summary>
    public long TurnsBefore(long cycle) => NextCycle >= cycle ? 0 : ((cycle - 1 - NextCycle) / interval) + 1;

    /// <summary>Passes over whole rounds.</summary>
    public void SkipRounds(long rounds) => NextCycle += rounds * TurnsOfRound * interval;

    /// <summary>Bank groups change first, then the banks in them, then ranks.</summary>
    private int BankOf(int number)
    {
        var (bankAndRank, group) = Math.DivRem(number, groups);
        var (rank, bank) = Math.DivRem(bankAndRank, banksPerGroup);
        return (((rank * groups) + group) * banksPerGroup) + bank;
    }
}
