using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>
/// The same system without actors: one loop over events in the order of time, on a network with a link for each pair. A gradient's
/// whole fate at its shard is settled when it arrives, as shards take one after the other.
/// </summary>
internal sealed class PlainServer
{
    private readonly ServerSystem system;
    private readonly IReadOnlyList<ServerExchange> exchanges;
    private readonly long[][] computing;
    private readonly PriorityQueue<(int Kind, int Worker, int Exchange, int Piece), (long Time, long Order)> events = new();
    private readonly Dictionary<(int From, int To), long> linkFreeAt = [];
    private readonly long[] shardFreeAt;
    private readonly Dictionary<(int Exchange, int Piece), PlainPiece> pieces = [];
    private readonly int[] missing;
    private readonly int[] iteration;
    private long order;

    public PlainServer(ServerSystem system)
    {
        this.system = system;
        exchanges = system.Exchanges;
        computing = [.. Enumerable.Range(0, system.Workers).Select(worker => system.Computing(worker).Select(time => time.Picoseconds).ToArray())];
        shardFreeAt = new long[system.Shards];
        missing = new int[system.Workers];
        iteration = new int[system.Workers];
        BeganAt = [.. computing.Select(times => new long[times.Length])];
        DoneAt = [.. computing.Select(times => new long[times.Length])];
        HeldBack = new long[system.Workers];
    }

    public long[][] BeganAt { get; }

    public long[][] DoneAt { get; }

    public long[] HeldBack { get; }

    public List<long> Staleness { get; } = [];

    public long Dropped { get; private set; }

    public long Updates { get; private set; }

    public IEnumerable<long> Times => BeganAt.Zip(DoneAt).SelectMany(worker => worker.First.Concat(worker.Second));

    public PlainServer Run()
    {
        for (var exchange = 0; exchange < exchanges.Count; exchange++)
        {
            for (var piece = 0; piece < exchanges[exchange].Pieces.Count; piece++)
            {
                pieces[(exchange, piece)] = new PlainPiece(system.Workers);
            }
        }

        for (var worker = 0; worker < system.Workers; worker++)
        {
            Begin(worker, 0);
        }

        while (events.TryDequeue(out var what, out var when))
        {
            switch (what.Kind)
            {
                case 0:
                    PushAll(what.Worker, when.Time);
                    break;
                case 1:
                    Apply(what.Worker, what.Exchange, what.Piece, when.Time);
                    break;
                default:
                    Answered(what.Worker, when.Time);
                    break;
            }
        }

        return this;
    }

    private void Begin(int worker, long now)
    {
        if (iteration[worker] < computing[worker].Length)
        {
            BeganAt[worker][iteration[worker]] = now;
            events.Enqueue((0, worker, 0, 0), (now + computing[worker][iteration[worker]], order++));
        }
    }

    private void PushAll(int worker, long now)
    {
        for (var exchange = 0; exchange < exchanges.Count; exchange++)
        {
            var count = exchanges[exchange].Pieces.Count;
            for (var i = 0; i < count; i++)
            {
                var piece = (worker + i) % count;
                missing[worker]++;
                Send(1, worker, exchange, piece, worker, exchanges[exchange].Pieces[piece].Shard, now);
            }
        }
    }

    private void Send(int kind, int worker, int exchange, int piece, int from, int to, long now)
    {
        var free = linkFreeAt.GetValueOrDefault((from, to));
        var end = Math.Max(now, free) + system.Rate.TimeOf(exchanges[exchange].Pieces[piece].Bytes).Picoseconds;
        linkFreeAt[(from, to)] = end;
        events.Enqueue((kind, worker, exchange, piece), (end + system.Latency.Picoseconds, order++));
    }

    private void Apply(int worker, int exchange, int number, long now)
    {
        var piece = pieces[(exchange, number)];
        var rank = exchanges[exchange].Pieces[number].Shard;
        var needed = system.Consistency switch
        {
            Synchronous or StaleSynchronous { Bound: 0 } => system.Workers,
            SynchronousWithBackup backup => backup.Needed,
            _ => 0,
        };
        var isLate = system.Consistency is SynchronousWithBackup { LastVersion: var last }
            && (piece.Read[worker] != piece.Version || piece.Version >= last);
        var cost = isLate ? 0 : system.Server.TimeOf(exchanges[exchange].Pieces[number].Bytes).Picoseconds;
        var end = EndOf(rank - system.Workers, Math.Max(now, shardFreeAt[rank - system.Workers]), cost);
        shardFreeAt[rank - system.Workers] = end;
        piece.Clock[worker]++;
        piece.HeldSince[worker] = end;
        if (isLate)
        {
            Dropped++;
        }
        else if (needed == 0)
        {
            Staleness.Add(piece.Version - piece.Read[worker]);
            piece.Version++;
            Updates++;
        }
        else if (++piece.Added == needed)
        {
            Staleness.AddRange(Enumerable.Repeat(0L, needed));
            piece.Added = 0;
            piece.Version++;
            Updates++;
        }

        for (var i = 0; i < system.Workers; i++)
        {
            var other = (number + i) % system.Workers;
            if (piece.HeldSince[other] >= 0 && MayGoOn(piece, other, isLate ? worker : -1, needed))
            {
                HeldBack[other] += end - piece.HeldSince[other];
                piece.HeldSince[other] = -1;
                piece.Read[other] = piece.Version;
                Send(2, other, exchange, number, rank, other, end);
            }
        }
    }

    private bool MayGoOn(PlainPiece piece, int worker, int late, int needed) =>
        needed > 0 ? worker == late || piece.Read[worker] < piece.Version && late < 0
        : system.Consistency is not StaleSynchronous { Bound: var bound } || piece.Clock[worker] - 1 - bound < piece.Clock.Min();

    private long EndOf(int shard, long begin, long cost)
    {
        foreach (var failure in system.FailuresOf(shard))
        {
            if (begin + cost > failure.At.Picoseconds)
            {
                begin = Math.Max(begin, (failure.At + failure.RestartDelay).Picoseconds);
            }
        }

        return begin + cost;
    }

    private void Answered(int worker, long now)
    {
        if (--missing[worker] == 0)
        {
            DoneAt[worker][iteration[worker]++] = now;
            Begin(worker, now);
        }
    }
}
