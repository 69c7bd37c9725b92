namespace ActorSim.Memory;

/// <summary>What a controller counts.</summary>
internal sealed class ChannelTally
{
    private readonly long[] columnCommandsOfBanks;
    private readonly long[] activatesOfBanks;

    public ChannelTally(DramOrganization organization)
    {
        columnCommandsOfBanks = new long[organization.Ranks * organization.Banks];
        activatesOfBanks = new long[columnCommandsOfBanks.Length];
        Bus = new BusAccount(organization);
    }

    /// <summary>Where the time of the data bus goes.</summary>
    public BusAccount Bus { get; }

    public long Reads { get; set; }

    public long Writes { get; set; }

    public long ForwardedReads { get; set; }

    public long JoinedReads { get; set; }

    public long MergedWrites { get; set; }

    public long Refreshes { get; set; }

    public long BankRefreshes { get; set; }

    private long ReadCommands { get; set; }

    private long WriteCommands { get; set; }

    private long ReadRowHits { get; set; }

    private long WriteRowHits { get; set; }

    private long Activates { get; set; }

    private long Precharges { get; set; }

    private long ConflictPrecharges { get; set; }

    private long DramReads { get; set; }

    private long QueueingCycles { get; set; }

    private long RefreshCycles { get; set; }

    private long PrechargeCycles { get; set; }

    private long ActivateCycles { get; set; }

    private long BusCycles { get; set; }

    public void Activate(int bank)
    {
        Activates++;
        activatesOfBanks[bank]++;
    }

    public void Precharge(bool isForRequest)
    {
        Precharges++;
        ConflictPrecharges += isForRequest ? 1 : 0;
    }

    public void ColumnCommand(int bank, bool isWrite, bool isHit)
    {
        if (isWrite)
        {
            WriteCommands++;
            WriteRowHits += isHit ? 1 : 0;
        }
        else
        {
            ReadCommands++;
            ReadRowHits += isHit ? 1 : 0;
        }

        columnCommandsOfBanks[bank]++;
    }

    /// <summary>Splits the latency of a read that gets its READ command now.</summary>
    public void ReadDone(in QueuedRequest read, long cycle, long refreshCyclesBefore, long doneCycle)
    {
        var activate = Math.Max(read.ActivateCycle, read.AcceptCycle);
        var precharge = Math.Max(read.PrechargeCycle, read.AcceptCycle);
        var isOpener = read.ActivateCycle >= 0;
        var isCloser = isOpener && read.PrechargeCycle >= 0;
        var ownFrom = isCloser ? precharge : isOpener ? activate : cycle;
        var refresh = Math.Max(0, refreshCyclesBefore - read.RefreshCyclesBefore);
        DramReads++;
        QueueingCycles += ownFrom - read.AcceptCycle - refresh;
        RefreshCycles += refresh;
        PrechargeCycles += isCloser ? activate - precharge : 0;
        ActivateCycles += isOpener ? cycle - activate : 0;
        BusCycles += doneCycle - cycle;
    }

    public DramChannelFigures ToFigures(long cycles, long openRankCycles, long refreshRankCycles) => new()
    {
        Cycles = cycles,
        Reads = Reads,
        Writes = Writes,
        ForwardedReads = ForwardedReads,
        JoinedReads = JoinedReads,
        MergedWrites = MergedWrites,
        ReadCommands = ReadCommands,
        WriteCommands = WriteCommands,
        ReadRowHits = ReadRowHits,
        WriteRowHits = WriteRowHits,
        Activates = Activates,
        Precharges = Precharges,
        ConflictPrecharges = ConflictPrecharges,
        Refreshes = Refreshes,
        BankRefreshes = BankRefreshes,
        RefreshRankCycles = refreshRankCycles,
        BusTurnarounds = Bus.Turnarounds,
        RankSwitches = Bus.RankSwitches,
        BusBusyCycles = Bus.BusyBefore(cycles),
        LostBusCycles = Bus.LostBefore(cycles),
        OpenRankCycles = openRankCycles,
        ColumnCommandsOfBanks = [.. columnCommandsOfBanks],
        ActivatesOfBanks = [.. activatesOfBanks],
        DramReads = DramReads,
        QueueingCycles = QueueingCycles,
        RefreshCycles = RefreshCycles,
        PrechargeCycles = PrechargeCycles,
        ActivateCycles = ActivateCycles,
        BusCycles = BusCycles,
    };
}
