namespace ActorSim.Memory;

/// <summary>Kinds of commands for which a rank as a whole has a limit of time.</summary>
internal enum RankLimit : byte
{
    /// <summary>No limit.</summary>
    None,

    /// <summary>To open a row.</summary>
    Activate,

    /// <summary>To read.</summary>
    Read,

    /// <summary>To write.</summary>
    Write,

    /// <summary>To close a row.</summary>
    Precharge,

    /// <summary>To refresh.</summary>
    Refresh,
}
