namespace ActorSim.Memory;

/// <summary>A command as it was sent over a channel.</summary>
/// <param name="Cycle">The cycle of the command clock.</param>
/// <param name="Kind">What it tells the DRAM to do.</param>
/// <param name="Rank">The rank.</param>
/// <param name="Group">The bank group; −1 if the command is for the whole rank.</param>
/// <param name="Bank">The bank in the group; −1 if the command is for the whole rank.</param>
/// <param name="Row">The row that the request behind it needs; −1 if there is none. A PRECHARGE bears the row that comes next, not the one that it closes.</param>
/// <param name="Column">The column of the request, in bursts; −1 if there is none.</param>
public readonly record struct DramCommand(long Cycle, DramCommandKind Kind, int Rank, int Group, int Bank, int Row, int Column)
{
    /// <summary>Whether it moves data.</summary>
    public bool IsColumnCommand => Kind is DramCommandKind.Read or DramCommandKind.Write or DramCommandKind.ReadPrecharge or DramCommandKind.WritePrecharge;
}
