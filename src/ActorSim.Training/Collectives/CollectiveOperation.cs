namespace ActorSim.Training;

/// <summary>A collective as a group carries it out, once or again and again.</summary>
/// <param name="Algorithm">How.</param>
/// <param name="Group">Who: as many ranks as the algorithm is for.</param>
/// <param name="Bytes">Of the whole buffer, ≥ <see cref="LeastBytes"/>.</param>
/// <param name="Chunks">Into how many chunks the buffer is cut that go through the algorithm one by one, ≥ 1.</param>
/// <param name="ActiveChunks">
/// How many of them may be under way at a time on each level of the algorithm, ≥ 1; the number of chunks pipelines them all. Chunks that
/// begin go before those that come back to a level.
/// </param>
public sealed record CollectiveOperation(CollectiveAlgorithm Algorithm, RankGroup Group, long Bytes, int Chunks, int ActiveChunks)
{
    /// <summary>The fewest bytes that it can be done with: one for each piece of each chunk.</summary>
    public long LeastBytes => (long)Chunks * Algorithm.Pieces;

    /// <summary>Bytes of a chunk.</summary>
    public long BytesOf(int chunk) => BytesOf(Bytes, Chunks, chunk);

    /// <summary>Refuses what cannot be carried out.</summary>
    /// <exception cref="ArgumentException">Too few bytes, no chunk, or an algorithm for another number of ranks.</exception>
    public void Check()
    {
        if (Algorithm.Ranks != Group.Count)
        {
            throw new ArgumentException($"The algorithm {Algorithm.Name} was made for {Algorithm.Ranks} ranks; the group has {Group.Count}.");
        }

        if (Chunks < 1 || ActiveChunks < 1)
        {
            throw new ArgumentException($"A buffer is cut into at least one chunk, of which at least one is under way; {Chunks} and {ActiveChunks} were asked for.");
        }

        if (Bytes < LeastBytes)
        {
            throw new ArgumentException($"{Bytes} bytes cannot be cut into {Chunks} chunks of {Algorithm.Pieces} pieces each.");
        }
    }

    /// <summary>Bytes of a chunk of a buffer.</summary>
    internal static long BytesOf(long bytes, int chunks, int chunk) =>
        CollectiveAlgorithm.PieceOffset(bytes, chunks, chunk + 1) - CollectiveAlgorithm.PieceOffset(bytes, chunks, chunk);
}
