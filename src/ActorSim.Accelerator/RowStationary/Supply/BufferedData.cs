namespace ActorSim.Accelerator;

/// <summary>What banks of the global buffer hold.</summary>
public enum BufferedData
{
    /// <summary>Ifmaps of a channel pass.</summary>
    Ifmaps,

    /// <summary>Filters of coming passes.</summary>
    Filters,

    /// <summary>Psums, which are ofmaps when all channels are done.</summary>
    Psums,
}
