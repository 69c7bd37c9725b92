namespace ActorSim.Memory;

/// <summary>The state of a bank, and the last command of each kind that it had.</summary>
internal sealed class BankHistory(int group, int bank)
{
    public int Group => group;

    public int Bank => bank;

    /// <summary>−1 if the bank is closed.</summary>
    public int OpenRow { get; set; } = -1;

    public bool HadColumnCommand { get; set; }

    public CommandMark Activate { get; set; } = CommandMark.Never;

    public CommandMark Precharge { get; set; } = CommandMark.Never;

    public CommandMark Read { get; set; } = CommandMark.Never;

    public CommandMark Write { get; set; } = CommandMark.Never;

    public CommandMark ReadPrecharge { get; set; } = CommandMark.Never;

    public CommandMark WritePrecharge { get; set; } = CommandMark.Never;

    public CommandMark Refresh { get; set; } = CommandMark.Never;

    public CommandMark BankRefresh { get; set; } = CommandMark.Never;

    /// <summary>When the bank was refreshed last, or the first cycle of the log.</summary>
    public long RefreshedAt { get; set; }
}
