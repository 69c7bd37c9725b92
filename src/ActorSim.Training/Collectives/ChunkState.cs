namespace ActorSim.Training;

/// <summary>How far a rank is with one chunk of a collective.</summary>
internal sealed class ChunkState(int rounds)
{
    /// <summary>Transfers that have come, by round.</summary>
    public ushort[] Arrived { get; } = new ushort[rounds];

    /// <summary>Bytes of the chunk; 0 until it has begun.</summary>
    public long Bytes { get; set; }

    /// <summary>The next instruction.</summary>
    public int Next { get; set; }

    /// <summary>How many instructions there are.</summary>
    public int Length { get; set; }

    /// <summary>Whether the chunk has begun.</summary>
    public bool HasBegun => Bytes > 0;

    /// <summary>Makes it ready for the next time.</summary>
    public void Clear()
    {
        Array.Clear(Arrived);
        Bytes = 0;
        Next = 0;
    }
}
