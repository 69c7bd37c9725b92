namespace ActorSim.Accelerator;

/// <summary>
/// An array that holds one type of data in its PEs, behind one buffer that holds a tile of each type, as a mapper sees it.
/// Words enter at the edges and move from PE to PE, as in the systolic arrays of this folder.
/// </summary>
/// <param name="Dataflow">What stays in the PEs.</param>
/// <param name="Rows">Rows of PEs, ≥ 1: output pixels (output stationary), or words of a window (weight and input stationary).</param>
/// <param name="Columns">Columns of PEs, ≥ 1: filters (output and weight stationary), or output pixels (input stationary).</param>
/// <param name="BufferWords">Words of the buffer, ≥ 1; tiles of ifmap, filters and psums share it.</param>
public sealed record TiledArray(Dataflow Dataflow, int Rows, int Columns, long BufferWords)
{
    /// <summary>Throws when a size is not positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BufferWords, 1);
    }
}
