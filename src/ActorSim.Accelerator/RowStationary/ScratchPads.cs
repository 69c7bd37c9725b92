namespace ActorSim.Accelerator;

/// <summary>The scratch pads of a PE, in 16-bit words: one for each type of data, or one pool that a mapping divides as it likes.</summary>
public sealed record ScratchPads
{
    private ScratchPads(int ifmap, int filter, int psum, int shared)
    {
        Ifmap = ifmap;
        Filter = filter;
        Psum = psum;
        Shared = shared;
    }

    /// <summary>Words for the sliding windows of ifmap rows; 0 when the pads are one pool.</summary>
    public int Ifmap { get; }

    /// <summary>Words for filter rows; 0 when the pads are one pool.</summary>
    public int Filter { get; }

    /// <summary>Words for psums; 0 when the pads are one pool.</summary>
    public int Psum { get; }

    /// <summary>Words of the pool, or 0 when each type of data has a pad of its own.</summary>
    public int Shared { get; }

    /// <summary>Whether the pads are one pool.</summary>
    public bool AreShared => Shared > 0;

    /// <summary>A pad for each type of data, as in Eyeriss v1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public static ScratchPads Separate(int ifmap, int filter, int psum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ifmap, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(filter, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(psum, 1);
        return new ScratchPads(ifmap, filter, psum, 0);
    }

    /// <summary>One pool for everything, as in the comparison of dataflows at ISCA 2016.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static ScratchPads Pool(int words)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        return new ScratchPads(0, 0, 0, words);
    }

    /// <summary>Ifmap words that a PE can hold beside the weights and psums of a mapping.</summary>
    /// <param name="weights">Weights that the PE keeps.</param>
    /// <param name="psums">Psums that it keeps.</param>
    public int IfmapRoom(int weights, int psums) => AreShared ? Shared - weights - psums : Ifmap;
}
