namespace ActorSim.Accelerator;

/// <summary>What a layer did on a row-stationary chip, from the counts and clocks of its actors.</summary>
public sealed record RowStationaryLayerFigures
{
    /// <summary>The layer.</summary>
    public required RowStationaryLayer Layer { get; init; }

    /// <summary>Passes over the array.</summary>
    public required int Passes { get; init; }

    /// <summary>PEs that take part in the largest pass.</summary>
    public required int ActivePes { get; init; }

    /// <summary>Where the layer's time went, as the control of the chip saw it.</summary>
    public required LayerTime Time { get; init; }

    /// <summary>Where the time of the PEs went.</summary>
    public required PeTime Pes { get; init; }

    /// <summary>Accesses at each level.</summary>
    public required RowStationaryAccesses Accesses { get; init; }

    /// <summary>Bytes that crossed the link to DRAM, as they were coded.</summary>
    public required DramTraffic Traffic { get; init; }
}
