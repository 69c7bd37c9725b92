namespace ActorSim.Memory;

/// <summary>What a channel has done so far.</summary>
/// <remarks>Cycles are those of the command clock. Latencies are those of reads, from acceptance to the end of the last beat; writes are posted.</remarks>
public sealed record DramChannelFigures
{
    /// <summary>The first cycle that is not counted.</summary>
    public required long Cycles { get; init; }

    /// <summary>Reads that were accepted.</summary>
    public required long Reads { get; init; }

    /// <summary>Writes that were accepted.</summary>
    public required long Writes { get; init; }

    /// <summary>Reads that were answered with what the write buffer, or a write that waits, holds.</summary>
    public required long ForwardedReads { get; init; }

    /// <summary>Reads that were answered together with an earlier one of the same address.</summary>
    public required long JoinedReads { get; init; }

    /// <summary>Writes that replaced one of the same address that still waited.</summary>
    public required long MergedWrites { get; init; }

    /// <summary>READ commands.</summary>
    public required long ReadCommands { get; init; }

    /// <summary>WRITE commands.</summary>
    public required long WriteCommands { get; init; }

    /// <summary>READ commands that were not the first to their open row.</summary>
    public required long ReadRowHits { get; init; }

    /// <summary>WRITE commands that were not the first to their open row.</summary>
    public required long WriteRowHits { get; init; }

    /// <summary>ACTIVATE commands.</summary>
    public required long Activates { get; init; }

    /// <summary>PRECHARGE commands, those in front of refreshes included; those that belong to a column command are not.</summary>
    public required long Precharges { get; init; }

    /// <summary>PRECHARGE commands because a request needed another row of the bank: row conflicts.</summary>
    public required long ConflictPrecharges { get; init; }

    /// <summary>REFRESH commands of whole ranks.</summary>
    public required long Refreshes { get; init; }

    /// <summary>REFRESH commands of single banks.</summary>
    public required long BankRefreshes { get; init; }

    /// <summary>Cycles, summed over the ranks, in which a rank was being refreshed as a whole, from its REFRESH to the end of tRFC.</summary>
    public required long RefreshRankCycles { get; init; }

    /// <summary>How often the bus changed from reading to writing or back.</summary>
    public required long BusTurnarounds { get; init; }

    /// <summary>How often the bus changed to another rank.</summary>
    public required long RankSwitches { get; init; }

    /// <summary>Cycles in which the data bus was taken: from each column command on as long as its burst takes.</summary>
    public required long BusBusyCycles { get; init; }

    /// <summary>All other cycles, by what the next burst waited for: a number for each <see cref="BusLoss"/>, in order.</summary>
    public required IReadOnlyList<long> LostBusCycles { get; init; }

    /// <summary>Cycles, summed over the ranks, in which a bank of the rank had an open row.</summary>
    public required long OpenRankCycles { get; init; }

    /// <summary>READ and WRITE commands of each bank, rank by rank, in a rank group by group.</summary>
    public required IReadOnlyList<long> ColumnCommandsOfBanks { get; init; }

    /// <summary>ACTIVATE commands of each bank, in the same order.</summary>
    public required IReadOnlyList<long> ActivatesOfBanks { get; init; }

    /// <summary>Reads that were answered by a READ command, joined ones included.</summary>
    public required long DramReads { get; init; }

    /// <summary>Cycles that these reads, all together, waited for others.</summary>
    public required long QueueingCycles { get; init; }

    /// <summary>Cycles that they waited because of refreshes.</summary>
    public required long RefreshCycles { get; init; }

    /// <summary>Cycles that they waited for a row to be closed for them, up to its ACTIVATE.</summary>
    public required long PrechargeCycles { get; init; }

    /// <summary>Cycles that they waited for a row to be opened for them, up to their READ.</summary>
    public required long ActivateCycles { get; init; }

    /// <summary>Cycles from their READ commands to the ends of their bursts.</summary>
    public required long BusCycles { get; init; }

    /// <summary>Share of column commands that were not the first to their open row, 0 to 1; 0 without any.</summary>
    public double RowHitRate => ReadCommands + WriteCommands == 0 ? 0 : (double)(ReadRowHits + WriteRowHits) / (ReadCommands + WriteCommands);
}
