namespace ActorSim.Memory;

/// <summary>The names of what <see cref="CommandLogChecker"/> looks for: JEDEC's where there is one.</summary>
public static class CommandRules
{
    /// <summary>ACTIVATE to READ or WRITE of the bank, less AL.</summary>
    public const string Rcd = "tRCD";

    /// <summary>ACTIVATE to PRECHARGE of the bank.</summary>
    public const string Ras = "tRAS";

    /// <summary>ACTIVATE to ACTIVATE of the bank.</summary>
    public const string Rc = "tRC";

    /// <summary>PRECHARGE to ACTIVATE or refresh of the bank.</summary>
    public const string Rp = "tRP";

    /// <summary>READ to PRECHARGE of the bank.</summary>
    public const string Rtp = "tRTP";

    /// <summary>WRITE to PRECHARGE of the bank: CWL, the burst, tWR.</summary>
    public const string Wr = "tWR";

    /// <summary>READ with auto-precharge to ACTIVATE or refresh of the bank.</summary>
    public const string ReadPrecharge = "tRTP + tRP";

    /// <summary>WRITE with auto-precharge to ACTIVATE or refresh of the bank.</summary>
    public const string WritePrecharge = "tWR + tRP";

    /// <summary>ACTIVATE to ACTIVATE of another bank of the group.</summary>
    public const string RrdLong = "tRRD_L";

    /// <summary>ACTIVATE, or refresh of a bank, to ACTIVATE of another group (or another bank, where groups do not matter) of the rank.</summary>
    public const string RrdShort = "tRRD_S";

    /// <summary>Five ACTIVATEs of a rank.</summary>
    public const string Faw = "tFAW";

    /// <summary>Thirty-three ACTIVATEs of a rank.</summary>
    public const string ThirtyTwoActivates = "t32AW";

    /// <summary>Column command to column command of the same direction and group.</summary>
    public const string CcdLong = "tCCD_L";

    /// <summary>Column command to column command of the same direction, in another group of the rank.</summary>
    public const string CcdShort = "tCCD_S";

    /// <summary>WRITE to READ of the group: CWL, the burst, tWTR_L.</summary>
    public const string WtrLong = "tWTR_L";

    /// <summary>WRITE to READ of another group of the rank: CWL, the burst, tWTR_S.</summary>
    public const string WtrShort = "tWTR_S";

    /// <summary>READ to WRITE in the rank: the bus must turn round.</summary>
    public const string Rtw = "tRTW";

    /// <summary>Column commands of two ranks: the bus must change hands.</summary>
    public const string Rtrs = "tRTRS";

    /// <summary>PRECHARGE to PRECHARGE in the rank.</summary>
    public const string Ppd = "tPPD";

    /// <summary>REFRESH of a rank to ACTIVATE or refresh in it.</summary>
    public const string Rfc = "tRFC";

    /// <summary>Refresh of a bank to ACTIVATE of it, and to any refresh in the rank.</summary>
    public const string RfcBank = "tRFCpb";

    /// <summary>Bursts that overlap.</summary>
    public const string DataBus = "data bus";

    /// <summary>Two commands in a cycle; with two command buses, two column commands or two others.</summary>
    public const string CommandBus = "command bus";

    /// <summary>A command in an earlier cycle than the one in front of it.</summary>
    public const string Order = "order";

    /// <summary>A rank, group, bank, row or column that does not exist.</summary>
    public const string Range = "range";

    /// <summary>A column command or PRECHARGE for a closed bank.</summary>
    public const string ClosedBank = "closed bank";

    /// <summary>An ACTIVATE or refresh of an open bank.</summary>
    public const string OpenBank = "open bank";

    /// <summary>A column command for another row than the open one.</summary>
    public const string OtherRow = "other row";

    /// <summary>
    /// A note: ACTIVATE to refresh of the bank, which JESD79-4 counts under tRC ("ACT to ACT or REF"). After an auto-precharge, which
    /// waits for tRAS inside the device, DRAMsim3 (and so our controller) may send a refresh before it.
    /// </summary>
    public const string RcToRefresh = "tRC to refresh";

    /// <summary>A note: banks went without refresh for longer than 9 × tREFI, as JESD79-4 allows with eight refreshes postponed.</summary>
    public const string Refi = "9 tREFI";
}
