namespace ActorSim.Training;

/// <summary>A piece of the parameters as its shard keeps it: its version, and how far each worker is.</summary>
internal sealed class ShardPiece
{
    private readonly PieceWorker[] workers;
    private readonly long mostUpdates;
    private readonly long aheadOfSlowest;
    private long slowest;
    private int atSlowest;

    public ShardPiece(int exchange, int chunk, ServerExchange description, ServerConsistency consistency)
    {
        Exchange = exchange;
        Chunk = chunk;
        Bytes = description.Pieces[chunk].Bytes;
        Group = description.Workers;
        workers = new PieceWorker[Group.Count];
        atSlowest = workers.Length;
        Needed = consistency.GradientsOfUpdate(workers.Length);
        mostUpdates = consistency.MostUpdates;
        aheadOfSlowest = consistency.AheadOfSlowest;
    }

    /// <summary>The number of the exchange that it belongs to.</summary>
    public int Exchange { get; }

    /// <summary>Its number within the exchange.</summary>
    public int Chunk { get; }

    /// <summary>Of its parameters.</summary>
    public long Bytes { get; }

    /// <summary>Who pushes gradients.</summary>
    public RankGroup Group { get; }

    /// <summary>How many gradients make one update; 0 if each does.</summary>
    public int Needed { get; }

    /// <summary>How many updates have been made.</summary>
    public long Version { get; private set; }

    /// <summary>Gradients added so far for the next update.</summary>
    public int Added { get; private set; }

    /// <summary>What is known of the workers, by their places.</summary>
    public Span<PieceWorker> Workers => workers;

    /// <summary>Whether the gradient that a worker has pushed is one of an update that has been made without it.</summary>
    public bool IsLate(int place) => Needed > 0 && (workers[place].VersionRead < Version || Version >= mostUpdates);

    /// <summary>Adds a gradient for the next update.</summary>
    /// <returns>Whether the update can be made.</returns>
    public bool Add(int place)
    {
        workers[place].Clock++;
        Added++;
        return Added == Needed;
    }

    /// <summary>Makes the update of all gradients that were added.</summary>
    public void Update()
    {
        Version++;
        Added = 0;
    }

    /// <summary>Makes an update of one gradient.</summary>
    /// <returns>Whether the slowest worker is a clock further than before.</returns>
    public bool UpdateWith(int place)
    {
        Version++;
        if (workers[place].Clock++ != slowest || --atSlowest > 0)
        {
            return false;
        }

        // Found again in one pass; as all workers have gone on since the last one, that is one look for each gradient.
        slowest = long.MaxValue;
        foreach (ref readonly var worker in workers.AsSpan())
        {
            if (worker.Clock < slowest)
            {
                slowest = worker.Clock;
                atSlowest = 0;
            }

            atSlowest += worker.Clock == slowest ? 1 : 0;
        }

        return true;
    }

    /// <summary>Whether a worker that is held, and whose gradient is in an update, may begin its next clock.</summary>
    public bool MayGoOn(int place) => Needed > 0 || workers[place].Clock - aheadOfSlowest <= slowest;
}
