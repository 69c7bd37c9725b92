namespace ActorSim.Training;

/// <summary>What a transfer between training nodes carries, packed into its tag.</summary>
/// <param name="Operation">The number of the collective or of the exchange with servers, below 2¹⁴.</param>
/// <param name="Iteration">How many times it was carried out before; its lowest 12 bits travel.</param>
/// <param name="Chunk">Which chunk of the buffer, below 2¹⁴.</param>
/// <param name="Round">The round of the receiver's program, below 2²³.</param>
/// <param name="Reduces">Whether the receiver adds the bytes to its own.</param>
internal readonly record struct CollectiveTag(int Operation, int Iteration, int Chunk, int Round, bool Reduces)
{
    public const int MostOperations = 1 << 14;
    public const int MostChunks = 1 << 14;
    public const int MostRounds = 1 << 23;
    public const int IterationMask = (1 << 12) - 1;

    public static CollectiveTag Unpack(long tag) => new(
        (int)(tag >> 50) & (MostOperations - 1),
        (int)(tag >> 38) & IterationMask,
        (int)(tag >> 24) & (MostChunks - 1),
        (int)(tag >> 1) & (MostRounds - 1),
        (tag & 1) != 0);

    public long Pack() =>
        ((long)Operation << 50) | ((long)(Iteration & IterationMask) << 38) | ((long)Chunk << 24) | ((long)Round << 1) | (Reduces ? 1L : 0L);
}
