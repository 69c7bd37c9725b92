namespace ActorSim.Training;

/// <summary>
/// What workers send to parameter servers at a time, a gradient bucket: each worker pushes the gradient of every piece to the piece's
/// shard and waits for the new parameters of all of them. Immutable; all nodes share one.
/// </summary>
public sealed class ServerExchange
{
    private readonly ServerPiece[] pieces;

    /// <summary>Makes the exchange.</summary>
    /// <param name="pieces">Where the bucket's parameters are kept, at least one piece.</param>
    /// <param name="workers">Who pushes gradients.</param>
    /// <exception cref="ArgumentException">There is no piece, too many, an empty one, or a shard that is a worker too.</exception>
    public ServerExchange(IReadOnlyList<ServerPiece> pieces, RankGroup workers)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(workers);
        this.pieces = [.. pieces];
        Workers = workers;
        if (this.pieces.Length is 0 or > CollectiveTag.MostChunks)
        {
            throw new ArgumentException($"An exchange has 1 to {CollectiveTag.MostChunks} pieces; this one has {this.pieces.Length}.", nameof(pieces));
        }

        foreach (var piece in this.pieces)
        {
            if (piece.Bytes < 1)
            {
                throw new ArgumentException($"A piece has at least 1 byte; one for shard {piece.Shard} has {piece.Bytes}.", nameof(pieces));
            }

            if (workers.PlaceOf(piece.Shard) >= 0)
            {
                throw new ArgumentException($"Rank {piece.Shard} is both a worker and a shard; a rank can be one of them.", nameof(pieces));
            }
        }
    }

    /// <summary>The pieces, in the order in which they are numbered.</summary>
    public IReadOnlyList<ServerPiece> Pieces => pieces;

    /// <summary>Who pushes gradients.</summary>
    public RankGroup Workers { get; }

    /// <summary>The sum of its pieces.</summary>
    public long Bytes => pieces.Sum(piece => piece.Bytes);

    /// <summary>The pieces without an interface between, for handlers.</summary>
    internal ReadOnlySpan<ServerPiece> Span => pieces;
}
