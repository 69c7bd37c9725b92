namespace ActorSim.Memory;

/// <summary>What a checked log holds.</summary>
public sealed class CommandLogSummary
{
    private readonly long[] counts;
    private readonly int burstCycles;

    internal CommandLogSummary(long[] counts, int burstCycles, long readRowHits, long writeRowHits, long firstCycle, long lastCycle)
    {
        (this.counts, this.burstCycles) = (counts, burstCycles);
        (ReadRowHits, WriteRowHits, FirstCycle, LastCycle) = (readRowHits, writeRowHits, firstCycle, lastCycle);
    }

    /// <summary>All commands.</summary>
    public long Commands => counts.Sum();

    /// <summary>READs that are not the first column command behind their ACTIVATE, with auto-precharge or not.</summary>
    public long ReadRowHits { get; }

    /// <summary>WRITEs that are not the first column command behind their ACTIVATE, with auto-precharge or not.</summary>
    public long WriteRowHits { get; }

    /// <summary>The cycle of the first command; 0 if there is none.</summary>
    public long FirstCycle { get; }

    /// <summary>The cycle of the last command; 0 if there is none.</summary>
    public long LastCycle { get; }

    /// <summary>Column commands, each with a burst.</summary>
    public long Bursts =>
        Count(DramCommandKind.Read) + Count(DramCommandKind.ReadPrecharge) + Count(DramCommandKind.Write) + Count(DramCommandKind.WritePrecharge);

    /// <summary>
    /// The share of the cycles from the first command to the last in which the data bus is used, 0 to 1 (in very short logs above,
    /// because the last bursts come behind their commands); 0 if there are no commands.
    /// </summary>
    public double BusUse => LastCycle > FirstCycle ? (double)Bursts * burstCycles / (LastCycle - FirstCycle + 1) : 0;

    /// <summary>Commands of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public long Count(DramCommandKind kind) => counts[(int)kind];
}
