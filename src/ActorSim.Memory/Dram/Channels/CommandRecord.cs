namespace ActorSim.Memory;

/// <summary>The commands that a channel has sent, if they are to be kept.</summary>
internal sealed class CommandRecord
{
    private readonly int banksPerRank;
    private readonly int banksPerGroup;
    private readonly List<DramCommand>? commands;

    public CommandRecord(DramOrganization organization, bool keeps)
    {
        (banksPerRank, banksPerGroup) = (organization.Banks, organization.BanksPerGroup);
        commands = keeps ? [] : null;
    }

    public bool Keeps => commands is not null;

    public IReadOnlyList<DramCommand> Commands => commands ?? [];

    /// <summary>Notes a command for a bank.</summary>
    /// <param name="cycle">Its cycle.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="bank">The bank, counted through the channel.</param>
    /// <param name="row">The row of the request behind it; −1 for none.</param>
    /// <param name="column">The column of the request behind it; −1 for none.</param>
    public void Add(long cycle, DramCommandKind kind, int bank, int row = -1, int column = -1)
    {
        var (rank, inRank) = Math.DivRem(bank, banksPerRank);
        var (group, inGroup) = Math.DivRem(inRank, banksPerGroup);
        commands?.Add(new DramCommand(cycle, kind, rank, group, inGroup, row, column));
    }

    /// <summary>Notes the REFRESH of a rank.</summary>
    public void AddRefresh(long cycle, int rank) => commands?.Add(new DramCommand(cycle, DramCommandKind.Refresh, rank, -1, -1, -1, -1));
}
