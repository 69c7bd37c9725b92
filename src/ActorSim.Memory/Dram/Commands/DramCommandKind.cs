namespace ActorSim.Memory;

/// <summary>What a controller can tell a DRAM to do.</summary>
public enum DramCommandKind : byte
{
    /// <summary>Opens a row of a bank.</summary>
    Activate,

    /// <summary>Closes the open row of a bank.</summary>
    Precharge,

    /// <summary>Reads a burst from the open row.</summary>
    Read,

    /// <summary>Writes a burst to the open row.</summary>
    Write,

    /// <summary>Reads a burst and closes the row (auto-precharge).</summary>
    ReadPrecharge,

    /// <summary>Writes a burst and closes the row (auto-precharge).</summary>
    WritePrecharge,

    /// <summary>Refreshes all banks of a rank, which must be closed.</summary>
    Refresh,

    /// <summary>Refreshes one bank, which must be closed.</summary>
    RefreshBank,
}
