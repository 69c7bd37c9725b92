namespace ActorSim.Training;

/// <summary>How far a rank is with a collective: this time, and what has come of the next.</summary>
internal sealed class OperationState(CollectiveOperation operation, int place)
{
    // By iteration, even or odd, and chunk: nobody can be two iterations ahead of somebody that it needs.
    private readonly ChunkState?[] chunks = new ChunkState?[2 * operation.Chunks];
    private readonly Stack<ChunkState> spare = new();

    private readonly KeptAlgorithm kept = new(operation.Algorithm);
    private readonly LevelState[] levels = [.. Enumerable.Range(0, operation.Algorithm.Levels).Select(_ => new LevelState())];

    /// <summary>How it is done.</summary>
    public CollectiveAlgorithm Algorithm => kept.Algorithm;

    /// <summary>Who does it.</summary>
    public RankGroup Group { get; } = operation.Group;

    /// <summary>Of the whole buffer.</summary>
    public long Bytes { get; } = operation.Bytes;

    /// <summary>How many chunks there are.</summary>
    public int Chunks { get; } = operation.Chunks;

    /// <summary>How many of them may be under way on a level.</summary>
    public int ActiveChunks { get; } = operation.ActiveChunks;

    /// <summary>The rank's place in the group.</summary>
    public int Place { get; } = place;

    /// <summary>How many times it was begun; the one under way has this number − 1.</summary>
    public int Begun { get; set; }

    /// <summary>How many times it was done.</summary>
    public int Done { get; set; }

    /// <summary>Chunks of this time that have begun.</summary>
    public int ChunksBegun { get; set; }

    /// <summary>Chunks of this time that are done.</summary>
    public int ChunksDone { get; set; }

    /// <summary>The rank at which the chain began for which the last chunk waited.</summary>
    public int Origin { get; set; }

    /// <summary>Whether chunks are just being begun, so that whoever ends one leaves the next to that.</summary>
    public bool IsAdvancing { get; set; }

    /// <summary>The levels of its algorithm.</summary>
    public ReadOnlySpan<LevelState> Levels => levels;

    /// <summary>The state of a chunk, made when it is first needed.</summary>
    public ChunkState ChunkOf(int iteration, int chunk)
    {
        ref var state = ref chunks[((iteration & 1) * Chunks) + chunk];
        return state ??= spare.Count > 0 ? spare.Pop() : new ChunkState(Algorithm.RoundsOf(Place));
    }

    /// <summary>Takes back the state of a chunk that is done.</summary>
    public void GiveBack(int iteration, int chunk)
    {
        ref var state = ref chunks[((iteration & 1) * Chunks) + chunk];
        state!.Clear();
        spare.Push(state);
        state = null;
    }
}
