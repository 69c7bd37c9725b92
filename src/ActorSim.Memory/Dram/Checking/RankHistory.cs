namespace ActorSim.Memory;

/// <summary>The banks of a rank, and the last commands that matter beyond one bank.</summary>
internal sealed class RankHistory
{
    private readonly CommandMark[] activates = new CommandMark[32];
    private int next;

    public RankHistory(DramOrganization organization)
    {
        Banks = new BankHistory[organization.Banks];
        for (var i = 0; i < Banks.Length; i++)
        {
            Banks[i] = new BankHistory(i / organization.BanksPerGroup, i % organization.BanksPerGroup);
        }

        Reads = new CommandMark[organization.BankGroups];
        Writes = new CommandMark[organization.BankGroups];
        Array.Fill(Reads, CommandMark.Never);
        Array.Fill(Writes, CommandMark.Never);
        Array.Fill(activates, CommandMark.Never);
    }

    public BankHistory[] Banks { get; }

    /// <summary>The last READ of each group, with auto-precharge or not.</summary>
    public CommandMark[] Reads { get; }

    /// <summary>The last WRITE of each group, with auto-precharge or not.</summary>
    public CommandMark[] Writes { get; }

    public long LastColumnCycle { get; set; } = CommandMark.Never.Cycle;

    public long LastPrechargeCycle { get; set; } = CommandMark.Never.Cycle;

    public long LastBankRefreshCycle { get; set; } = CommandMark.Never.Cycle;

    public long LastActivateCycle => ActivateBack(1).Cycle;

    /// <summary>The last ACTIVATE but (count − 1), 1 to 32.</summary>
    public ref readonly CommandMark ActivateBack(int count) => ref activates[(next - count) & 31];

    public void AddActivate(in CommandMark mark) => activates[next++ & 31] = mark;
}
