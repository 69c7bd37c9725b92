using ActorSim.Interconnect;

namespace ActorSim.Training;

/// <summary>A node that exchanges gradients for new parameters with the shards of a parameter server, besides collectives with others.</summary>
public abstract class ExchangingNode : CollectiveNode
{
    private readonly ExchangeState?[] exchanges;
    private readonly int firstOperation;

    /// <summary>Makes the node.</summary>
    /// <param name="seat">Where it sits.</param>
    /// <param name="collectives">All collectives of the run.</param>
    /// <param name="exchanges">All exchanges of the run; the node takes part in those that it is a worker of.</param>
    /// <param name="costs">What collectives cost besides transfers.</param>
    /// <exception cref="ArgumentException">A collective cannot be carried out, or there are too many of both.</exception>
    protected ExchangingNode(
        NodeSeat seat,
        IReadOnlyList<CollectiveOperation> collectives,
        IReadOnlyList<ServerExchange> exchanges,
        CollectiveCosts costs)
        : base(seat, collectives, costs)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        if (collectives.Count + exchanges.Count > CollectiveTag.MostOperations)
        {
            throw new ArgumentException($"A run has at most {CollectiveTag.MostOperations} collectives and exchanges; there are {collectives.Count + exchanges.Count}.", nameof(exchanges));
        }

        firstOperation = collectives.Count;
        this.exchanges = new ExchangeState?[exchanges.Count];
        for (var i = 0; i < exchanges.Count; i++)
        {
            var place = exchanges[i].Workers.PlaceOf(Rank);
            this.exchanges[i] = place < 0 ? null : new ExchangeState(exchanges[i], place);
        }
    }

    /// <summary>
    /// Pushes this node's gradient of an exchange to the shards; <see cref="OnExchangeDone"/> tells when all new parameters have come.
    /// Workers begin with different pieces, so that they do not all push to the same shard first.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is under way, or the node is not a worker of it.</exception>
    protected void BeginExchange(int exchange)
    {
        var state = StateOf(exchange);
        if (state.Missing > 0)
        {
            throw new InvalidOperationException($"{Path} begins exchange {exchange} again before it is done.");
        }

        var pieces = state.Exchange.Span;
        var clock = (int)(state.Begun++ & CollectiveTag.IterationMask);
        state.Missing = pieces.Length;
        var piece = state.Place % pieces.Length;
        for (var i = 0; i < pieces.Length; i++)
        {
            var tag = new CollectiveTag(firstOperation + exchange, clock, piece, 0, Reduces: true);
            Transmit(pieces[piece].Shard, pieces[piece].Bytes, tag.Pack(), Rank);
            piece = piece + 1 == pieces.Length ? 0 : piece + 1;
        }
    }

    /// <summary>The new parameters of all pieces of an exchange have come.</summary>
    /// <param name="exchange">Its number.</param>
    /// <param name="origin">The rank of the worker whose gradient was the last that they waited for.</param>
    protected abstract void OnExchangeDone(int exchange, int origin);

    /// <summary>
    /// Of the parameters of an exchange that the node has: how many updates are in all of them. With synchronous consistency this is
    /// the node's clock; a worker that was late leaps (<see cref="SynchronousWithBackup"/>).
    /// </summary>
    /// <exception cref="InvalidOperationException">The node is not a worker of it.</exception>
    protected long VersionOf(int exchange)
    {
        var least = long.MaxValue;
        foreach (var version in StateOf(exchange).Versions)
        {
            least = Math.Min(least, version);
        }

        return least;
    }

    /// <summary>Takes a transfer that belongs to no collective. Who overrides it calls this one for transfers that it does not know.</summary>
    protected override void DeliverOther(in Transfer transfer)
    {
        var tag = CollectiveTag.Unpack(transfer.Tag);
        var exchange = tag.Operation - firstOperation;
        if (exchange >= exchanges.Length)
        {
            base.DeliverOther(transfer);
            return;
        }

        var state = StateOf(exchange);
        if (state.Missing == 0 || tag.Iteration != (int)((state.Begun - 1) & CollectiveTag.IterationMask))
        {
            throw new InvalidOperationException($"{Path} got parameters from rank {transfer.Source} that it does not wait for.");
        }

        // The lowest bits of the version travel; it only grows.
        ref var version = ref state.Versions[tag.Chunk];
        version += (tag.Round - version) & (CollectiveTag.MostRounds - 1);
        if (--state.Missing == 0)
        {
            OnExchangeDone(exchange, transfer.Origin);
        }
    }

    private ExchangeState StateOf(int exchange) => exchanges[exchange]
        ?? throw new InvalidOperationException($"{Path} is not a worker of exchange {exchange}.");
}
