namespace ActorSim.Memory;

/// <summary>The least distances between two commands of a channel, in cycles, as they follow from the timing parameters.</summary>
/// <remarks>
/// With bank groups switched off (one group), the short forms of tCCD, tRRD and tWTR hold inside the group too. Column commands
/// with auto-precharge keep the bank closed for a burst longer after a READ than tRTP + tRP, as DRAMsim3 counts.
/// </remarks>
public sealed class CommandDistances
{
    /// <summary>Works them out.</summary>
    public CommandDistances(DramOrganization organization, DramTimings timings)
    {
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(timings);
        var burst = organization.BurstCycles;
        var hasGroups = organization.BankGroups > 1;
        var ccdInGroup = hasGroups ? timings.CcdLong : timings.CcdShort;
        var wtrInGroup = hasGroups ? timings.WtrLong : timings.WtrShort;
        ReadLatency = timings.AdditiveLatency + timings.CasLatency;
        WriteLatency = timings.AdditiveLatency + timings.CasWriteLatency;
        ActToRead = timings.RcdRead - timings.AdditiveLatency;
        ActToWrite = timings.RcdWrite - timings.AdditiveLatency;
        ActToPre = timings.Ras;
        ActToActSameBank = timings.Rc;
        ActToActSameGroup = hasGroups ? timings.RrdLong : timings.RrdShort;
        ActToActOtherGroup = timings.RrdShort;
        PreToAct = timings.Rp;
        PreToPre = timings.Ppd;
        ColumnToColumnSameGroup = Math.Max(burst, ccdInGroup);
        ColumnToColumnOtherGroup = Math.Max(burst, timings.CcdShort);
        ReadToReadOtherRank = burst + timings.Rtrs;
        WriteToWriteOtherRank = burst;
        ReadToWriteSameRank = ReadLatency + burst - WriteLatency + timings.Rtrs;
        ReadToWriteOtherRank = ReadLatency + burst + burst + timings.Rtrs - (WriteLatency + burst);
        WriteToReadSameGroup = WriteLatency + burst + wtrInGroup;
        WriteToReadOtherGroup = WriteLatency + burst + timings.WtrShort;
        WriteToReadOtherRank = WriteLatency + burst + burst + timings.Rtrs - (ReadLatency + burst);
        ReadToPre = timings.AdditiveLatency + timings.Rtp;
        WriteToPre = WriteLatency + burst + timings.Wr;
        ReadPrechargeToAct = timings.AdditiveLatency + burst + timings.Rtp + timings.Rp;
        WritePrechargeToAct = WriteToPre + timings.Rp;
        ReadPrechargeToRefresh = ReadToPre + timings.Rp;
        RefreshToAct = timings.Rfc;
        BankRefreshToAct = timings.RfcBank;
        ReadDone = ReadLatency + burst;
    }

    /// <summary>AL + CL.</summary>
    public int ReadLatency { get; }

    /// <summary>AL + CWL.</summary>
    public int WriteLatency { get; }

    /// <summary>ACTIVATE to READ of the same bank.</summary>
    public int ActToRead { get; }

    /// <summary>ACTIVATE to WRITE of the same bank.</summary>
    public int ActToWrite { get; }

    /// <summary>ACTIVATE to PRECHARGE of the same bank.</summary>
    public int ActToPre { get; }

    /// <summary>ACTIVATE to ACTIVATE of the same bank.</summary>
    public int ActToActSameBank { get; }

    /// <summary>ACTIVATE to ACTIVATE of another bank in the group.</summary>
    public int ActToActSameGroup { get; }

    /// <summary>ACTIVATE to ACTIVATE of another group in the rank.</summary>
    public int ActToActOtherGroup { get; }

    /// <summary>PRECHARGE to ACTIVATE or REFRESH of the same bank.</summary>
    public int PreToAct { get; }

    /// <summary>PRECHARGE to PRECHARGE of another bank in the rank; 0 for no limit.</summary>
    public int PreToPre { get; }

    /// <summary>READ to READ, and WRITE to WRITE, in the same group.</summary>
    public int ColumnToColumnSameGroup { get; }

    /// <summary>READ to READ, and WRITE to WRITE, in another group of the rank.</summary>
    public int ColumnToColumnOtherGroup { get; }

    /// <summary>READ to READ of another rank.</summary>
    public int ReadToReadOtherRank { get; }

    /// <summary>WRITE to WRITE of another rank.</summary>
    public int WriteToWriteOtherRank { get; }

    /// <summary>READ to WRITE in the rank.</summary>
    public int ReadToWriteSameRank { get; }

    /// <summary>READ to WRITE of another rank.</summary>
    public int ReadToWriteOtherRank { get; }

    /// <summary>WRITE to READ in the same group.</summary>
    public int WriteToReadSameGroup { get; }

    /// <summary>WRITE to READ in another group of the rank.</summary>
    public int WriteToReadOtherGroup { get; }

    /// <summary>WRITE to READ of another rank.</summary>
    public int WriteToReadOtherRank { get; }

    /// <summary>READ to PRECHARGE of the same bank.</summary>
    public int ReadToPre { get; }

    /// <summary>WRITE to PRECHARGE of the same bank.</summary>
    public int WriteToPre { get; }

    /// <summary>READ with auto-precharge to ACTIVATE of the same bank.</summary>
    public int ReadPrechargeToAct { get; }

    /// <summary>WRITE with auto-precharge to ACTIVATE or REFRESH of the same bank.</summary>
    public int WritePrechargeToAct { get; }

    /// <summary>READ with auto-precharge to REFRESH of the bank or its rank.</summary>
    public int ReadPrechargeToRefresh { get; }

    /// <summary>REFRESH of a rank to ACTIVATE or REFRESH in it.</summary>
    public int RefreshToAct { get; }

    /// <summary>REFRESH of a bank to ACTIVATE or REFRESH of it, and to REFRESH of another bank in the rank.</summary>
    public int BankRefreshToAct { get; }

    /// <summary>READ to the end of its last beat.</summary>
    public int ReadDone { get; }
}
