namespace ActorSim.Kernel;

/// <summary>One handle: who holds it, and what it leads to.</summary>
internal sealed class BlockEntry(int index)
{
    public int Index { get; } = index;

    /// <summary>Rises each time the entry is given away, so that old handles no longer fit.</summary>
    public uint Generation { get; set; } = 1;

    /// <summary>The index of the actor that has the right to the block.</summary>
    public int Holder { get; set; }

    /// <summary>Where the bytes are; null while the entry is free.</summary>
    public BlockStorage? Storage { get; set; }

    public Block Handle => new(Index, Generation);
}
