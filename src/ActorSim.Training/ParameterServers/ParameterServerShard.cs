using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>
/// A shard of a parameter server: it keeps pieces of the parameters, takes the gradients that workers push, one after the other, and
/// answers with new parameters when its <see cref="ServerConsistency"/> lets it.
/// </summary>
/// <remarks>
/// Where several workers get new parameters at a time, they are sent in the order of the workers, beginning with the one whose place
/// is the piece's number in the exchange, so that the shards of a server do not all send to the same worker first.
/// </remarks>
public sealed class ParameterServerShard : ClusterNode
{
    private static readonly StallCause Failure = new("failure");

    private readonly ServerDescription description;
    private readonly Outage[] failures;
    private readonly int firstOperation;
    private readonly ShardPiece[] pieces;
    private readonly int[] firstPieceOf;
    private readonly Queue<ShardPush> waiting = new();
    private readonly SelfPort<ShardTimer> applications;
    private readonly SelfPort<ShardTimer> restarts;
    private readonly SelfPort<ShardTimer> breakdowns;

    private ShardPush current;
    private bool isApplying;
    private long attempt;
    private SimTime downUntil;

    /// <summary>Makes the shard.</summary>
    /// <param name="seat">Where it sits.</param>
    /// <param name="collectives">How many collectives the run has: exchanges are numbered behind them.</param>
    /// <param name="exchanges">All exchanges of the run; the shard keeps the pieces that name its rank.</param>
    /// <param name="consistency">When it applies and answers.</param>
    /// <param name="description">What applying costs.</param>
    /// <param name="failures">When it fails, in the order of time; null or empty for never.</param>
    /// <exception cref="ArgumentException">It has nothing to keep, or a description makes no sense.</exception>
    public ParameterServerShard(
        NodeSeat seat,
        int collectives,
        IReadOnlyList<ServerExchange> exchanges,
        ServerConsistency consistency,
        ServerDescription description,
        IReadOnlyList<Outage>? failures = null)
        : base(seat)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(collectives);
        ArgumentNullException.ThrowIfNull(exchanges);
        ArgumentNullException.ThrowIfNull(consistency);
        ArgumentNullException.ThrowIfNull(description);
        description.Check();
        Outage.Check(failures ?? []);
        this.description = description;
        this.failures = [.. failures ?? []];
        firstOperation = collectives;
        firstPieceOf = new int[exchanges.Count + 1];
        pieces = PiecesOf(Rank, exchanges, consistency, firstPieceOf);

        // An application that ends when the shard fails has ended; a failure at the time of a restart comes after it.
        applications = ReceiveOwn<ShardTimer>(OnApplied, phase: 3);
        restarts = ReceiveOwn<ShardTimer>(OnRestart, phase: 4, background: true);
        breakdowns = ReceiveOwn<ShardTimer>(OnFailure, phase: 5, background: true);
        Staleness = Distribution("staleness", "updates");
        Pushed = Count("gradients-pushed", "gradients");
        Applied = Count("gradients-applied", "gradients");
        Dropped = Count("gradients-dropped", "gradients");
        Updates = Count("updates", "updates");
    }

    /// <summary>The staleness of the gradients that were applied.</summary>
    public Histogram Staleness { get; }

    /// <summary>Gradients of pieces that have come.</summary>
    public Counter Pushed { get; }

    /// <summary>Those that are in an update.</summary>
    public Counter Applied { get; }

    /// <summary>Those that came too late for their update: lost work.</summary>
    public Counter Dropped { get; }

    /// <summary>Updates of pieces.</summary>
    public Counter Updates { get; }

    /// <summary>Gradients that wait to be applied, or for others of their update.</summary>
    public long Waiting => Pushed.Value - Applied.Value - Dropped.Value;

    /// <summary>When it made its last update.</summary>
    public SimTime UpdatedAt { get; private set; }

    /// <summary>How many updates have been made to a piece.</summary>
    /// <exception cref="ArgumentException">The shard does not keep it.</exception>
    public long VersionOf(int exchange, int piece) => pieces[IndexOf(exchange, piece)].Version;

    /// <summary>
    /// For how long answers to a worker were held back after its gradients had been taken, because others had to come first; the sum
    /// over the pieces of the shard. An answer that has not been given does not count yet.
    /// </summary>
    public SimDuration HeldBack(int worker)
    {
        long held = 0;
        foreach (var piece in pieces)
        {
            var place = piece.Group.PlaceOf(worker);
            held += place < 0 ? 0 : piece.Workers[place].HeldBack;
        }

        return SimDuration.FromPicoseconds(held);
    }

    /// <inheritdoc/>
    protected override void Start()
    {
        BecomeIdle();
        ExpectFailure(0);
    }

    /// <inheritdoc/>
    protected override void Deliver(in Transfer transfer)
    {
        var tag = CollectiveTag.Unpack(transfer.Tag);
        var index = IndexOf(tag.Operation - firstOperation, tag.Chunk);
        var piece = pieces[index];
        var place = piece.Group.PlaceOf(transfer.Source);
        if (place < 0)
        {
            throw new InvalidOperationException($"{Path} got a gradient from rank {transfer.Source}, which is not a worker of exchange {piece.Exchange}.");
        }

        ref var worker = ref piece.Workers[place];
        if (worker.HasPushed || tag.Iteration != (int)(worker.Clock & CollectiveTag.IterationMask))
        {
            throw new InvalidOperationException($"{Path} got a gradient of rank {transfer.Source} out of turn: it answers {worker.Clock} first.");
        }

        worker.HasPushed = true;
        Pushed.Increment();
        waiting.Enqueue(new ShardPush(index, place, transfer.Origin));
        TakeWaiting();
    }

    private static ShardPiece[] PiecesOf(int rank, IReadOnlyList<ServerExchange> exchanges, ServerConsistency consistency, int[] firstPieceOf)
    {
        var kept = new List<ShardPiece>();
        for (var exchange = 0; exchange < exchanges.Count; exchange++)
        {
            var bucket = exchanges[exchange];
            consistency.Check(bucket.Workers.Count);
            firstPieceOf[exchange] = kept.Count;
            for (var chunk = 0; chunk < bucket.Pieces.Count; chunk++)
            {
                if (bucket.Pieces[chunk].Shard == rank)
                {
                    kept.Add(new ShardPiece(exchange, chunk, bucket, consistency));
                }
            }
        }

        firstPieceOf[^1] = kept.Count;
        return kept.Count > 0
            ? [.. kept]
            : throw new ArgumentException($"Rank {rank} is a shard without any piece of the parameters.", nameof(exchanges));
    }

    private int IndexOf(int exchange, int chunk)
    {
        if ((uint)exchange < (uint)(firstPieceOf.Length - 1))
        {
            for (var index = firstPieceOf[exchange]; index < firstPieceOf[exchange + 1]; index++)
            {
                if (pieces[index].Chunk == chunk)
                {
                    return index;
                }
            }
        }

        throw new ArgumentException($"{Path} does not keep piece {chunk} of exchange {exchange}.");
    }

    /// <summary>Takes the gradients that wait, one after the other, until one takes time.</summary>
    private void TakeWaiting()
    {
        while (!isApplying && waiting.TryDequeue(out current))
        {
            var end = EndOfApplication();
            if (end == Now)
            {
                Take(current);
                continue;
            }

            isApplying = true;
            applications.SendAt(new ShardTimer(++attempt), end);
            if (downUntil <= Now)
            {
                BecomeBusy();
            }
        }
    }

    private SimTime EndOfApplication()
    {
        var piece = pieces[current.Piece];
        var cost = piece.IsLate(current.Place) ? SimDuration.Zero : description.TimeOf(piece.Bytes);
        return SimTime.Max(Now, downUntil) + cost;
    }

    private void OnApplied(in ShardTimer timer)
    {
        if (timer.Number != attempt)
        {
            // A failure came in between.
            return;
        }

        isApplying = false;
        Take(current);
        TakeWaiting();
        if (!isApplying)
        {
            BecomeIdle();
        }
    }

    /// <summary>Takes a gradient whose time has been spent: it is in an update, waits for the others of its update, or is dropped.</summary>
    private void Take(ShardPush push)
    {
        var piece = pieces[push.Piece];
        ref var worker = ref piece.Workers[push.Place];
        if (piece.IsLate(push.Place))
        {
            worker.Clock++;
            Dropped.Increment();
            Answer(piece, push.Place, push.Origin);
            return;
        }

        worker.IsHeld = true;
        worker.HeldSince = Now.Picoseconds;
        if (piece.Needed > 0)
        {
            TakeForUpdate(piece, push);
        }
        else
        {
            TakeByItself(piece, push);
        }
    }

    private void TakeForUpdate(ShardPiece piece, ShardPush push)
    {
        if (!piece.Add(push.Place))
        {
            return;
        }

        foreach (ref readonly var worker in piece.Workers)
        {
            if (worker.IsHeld)
            {
                CountApplied(piece, worker);
            }
        }

        CountUpdate();
        piece.Update();
        AnswerHeld(piece, push.Origin);
    }

    private void TakeByItself(ShardPiece piece, ShardPush push)
    {
        CountApplied(piece, piece.Workers[push.Place]);
        CountUpdate();
        if (piece.UpdateWith(push.Place))
        {
            AnswerHeld(piece, push.Origin);
        }
        else if (piece.MayGoOn(push.Place))
        {
            Answer(piece, push.Place, push.Origin);
        }
    }

    /// <summary>Answers the workers that have waited for what has just come.</summary>
    private void AnswerHeld(ShardPiece piece, int origin)
    {
        var workers = piece.Workers;
        var place = piece.Chunk % workers.Length;
        for (var i = 0; i < workers.Length; i++)
        {
            if (workers[place].IsHeld && piece.MayGoOn(place))
            {
                Answer(piece, place, origin);
            }

            place = place + 1 == workers.Length ? 0 : place + 1;
        }
    }

    private void Answer(ShardPiece piece, int place, int origin)
    {
        ref var worker = ref piece.Workers[place];
        if (worker.IsHeld)
        {
            worker.IsHeld = false;
            worker.HeldBack += Now.Picoseconds - worker.HeldSince;
        }

        worker.HasPushed = false;
        worker.VersionRead = piece.Version;
        var round = (int)(piece.Version & (CollectiveTag.MostRounds - 1));
        var tag = new CollectiveTag(firstOperation + piece.Exchange, (int)((worker.Clock - 1) & CollectiveTag.IterationMask), piece.Chunk, round, Reduces: false);
        Transmit(piece.Group.RankAt(place), piece.Bytes, tag.Pack(), origin);
    }

    private void CountApplied(ShardPiece piece, in PieceWorker worker)
    {
        Applied.Increment();
        Staleness.Add(piece.Version - worker.VersionRead);
    }

    private void CountUpdate()
    {
        UpdatedAt = Now;
        Updates.Increment();
    }

    private void ExpectFailure(int number)
    {
        if (number < failures.Length)
        {
            breakdowns.SendAt(new ShardTimer(number), failures[number].At);
        }
    }

    private void OnFailure(in ShardTimer timer)
    {
        var failure = failures[timer.Number];
        downUntil = failure.At + failure.RestartDelay;
        StallOn(Failure);
        StandStillUntil(downUntil);
        restarts.SendAt(timer, downUntil);
        if (isApplying)
        {
            applications.SendAt(new ShardTimer(++attempt), EndOfApplication());
        }

        ExpectFailure((int)timer.Number + 1);
    }

    private void OnRestart(in ShardTimer timer)
    {
        if (isApplying)
        {
            BecomeBusy();
        }
        else
        {
            BecomeIdle();
        }
    }
}
