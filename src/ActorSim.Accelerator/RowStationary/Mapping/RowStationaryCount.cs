namespace ActorSim.Accelerator;

/// <summary>Counts what a mapping does at each level, without simulating it and without listing its passes.</summary>
public static class RowStationaryCount
{
    /// <summary>The passes that a layer's mapping makes.</summary>
    /// <param name="layer">The layer and its mapping, whose parameters are all positive.</param>
    public static long PassesOf(RowStationaryLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new PassTotals(layer.Shape, layer.Batch, layer.Mapping).Passes;
    }

    /// <summary>The accesses of a layer; exactly those that a simulation counts.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layer">The layer and its mapping.</param>
    /// <exception cref="ArgumentException">The mapping does not fit; the message says which limit it breaks.</exception>
    public static RowStationaryAccesses Of(RowStationaryHardware hardware, RowStationaryLayer layer)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(layer);
        if (MappingLimits.FirstBroken(hardware, layer.Shape, layer.Batch, layer.Mapping) is { } broken)
        {
            throw new ArgumentException($"{layer.Name}: {broken}", nameof(layer));
        }

        return new PassTotals(layer.Shape, layer.Batch, layer.Mapping).Accesses(hardware.ReadsFirstPsums);
    }
}
