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

    /// <summary>The phase that it is in, or waits for.</summary>
    public int Phase { get; set; }

    /// <summary>The index behind the last instruction of the phase.</summary>
    public int End { get; set; }

    /// <summary>Whether its phase has begun and has instructions left.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Makes it ready for the next time.</summary>
    public void Clear()
    {
        Array.Clear(Arrived);
        Bytes = 0;
        Next = 0;
        Phase = 0;
        End = 0;
        IsRunning = false;
    }
}
