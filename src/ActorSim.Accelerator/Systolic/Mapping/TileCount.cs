using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>Counts what a tiling does at each level, without going through its tiles.</summary>
/// <remarks>
/// The buffer holds one tile of each type. A tile comes from DRAM when another one was there before; psums that are not
/// finished go to DRAM and come back. Within each step of the loops over tiles the array works through all folds of the
/// tiles: what stays in PEs is read once for each fold that holds it, and what streams is read once a fold at the edge,
/// ifmap words unrolled into windows; psums of tiles and folds with earlier channels are read and written back. A MAC
/// accesses registers four times, as everywhere: ifmap word, weight, psum, and psum back.
/// </remarks>
public static class TileCount
{
    /// <summary>The accesses of a layer.</summary>
    /// <param name="array">The array and its buffer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    /// <param name="mapping">Its tiles.</param>
    /// <exception cref="ArgumentException">The tiles do not fit; the message says by how much.</exception>
    public static RowStationaryAccesses Of(TiledArray array, ConvolutionShape layer, int batch, TileMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(array);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(mapping);
        array.Check();
        return mapping.WhyNotOn(array, layer, batch) is { } why
            ? throw new ArgumentException(why, nameof(mapping))
            : new TileSums(array, layer, batch, mapping).Accesses();
    }
}
