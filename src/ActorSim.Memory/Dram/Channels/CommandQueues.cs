namespace ActorSim.Memory;

/// <summary>
/// The command queues of a channel, and the search for the next command that one of their requests can have: the queues in
/// turn, and in each the oldest request whose next command is possible.
/// </summary>
/// <remarks>
/// For every queue it is kept from which cycle on it could have a command at the earliest (<see cref="QueueBounds"/>). Times of
/// commands only move on, so this bound stays good until the queue gets or loses a request or one of its banks is opened or
/// closed; a search looks only into queues whose bound has come.
/// </remarks>
internal sealed class CommandQueues
{
    private readonly RequestPool requests;
    private readonly BankTimes banks;
    private readonly RequestQueue[] queues;
    private readonly QueueBounds bounds;
    private readonly int[] room;
    private readonly int queuesPerRank;
    private readonly int banksPerQueue;
    private readonly bool isPerBank;
    private readonly bool isInOrder;
    private readonly int rowHitCap;
    private (int First, int Count) heldUp;
    private int last;

    public CommandQueues(DramDescription memory, RequestPool requests, BankTimes banks)
    {
        (this.requests, this.banks) = (requests, banks);
        isPerBank = memory.Controller.Queues == CommandQueueStructure.PerBank;
        isInOrder = memory.Controller.Scheduling == CommandScheduling.FirstComeFirstServed;
        rowHitCap = memory.Controller.RowHitCap;
        queues = new RequestQueue[isPerBank ? memory.Organization.Ranks * memory.Organization.Banks : memory.Organization.Ranks];
        for (var i = 0; i < queues.Length; i++)
        {
            queues[i] = new RequestQueue(memory.Controller.CommandQueueSize);
        }

        room = new int[queues.Length];
        Array.Fill(room, memory.Controller.CommandQueueSize);
        queuesPerRank = queues.Length / memory.Organization.Ranks;
        banksPerQueue = memory.Organization.Banks / queuesPerRank;
        bounds = new QueueBounds(queues.Length);
    }

    /// <summary>Requests in all queues.</summary>
    public int Count { get; private set; }

    /// <summary>The queue and the place that the last search found.</summary>
    public (int Queue, int Place) Found { get; private set; }

    /// <summary>The queue of a bank.</summary>
    public int QueueOf(int bank) => bank / banksPerQueue;

    /// <summary>Keeps the queues of some banks from being served, and lets those go on that were kept before; no bank is kept if both are the same.</summary>
    /// <param name="fromBank">The first of the banks.</param>
    /// <param name="toBank">The one behind the last.</param>
    public void HoldUp(int fromBank, int toBank)
    {
        var before = heldUp;
        var first = QueueOf(fromBank);
        var count = toBank > fromBank ? QueueOf(toBank - 1) - first + 1 : 0;
        if (before == (first, count))
        {
            return;
        }

        heldUp = (first, count);
        for (var queue = before.First; queue < before.First + before.Count; queue++)
        {
            OnBankChanged(queue);
        }

        for (var queue = first; queue < first + count; queue++)
        {
            OnBankChanged(queue);
        }
    }

    public bool HasRoom(int queue) => room[queue] > 0;

    public void Add(int request)
    {
        var queue = requests[request].Queue;
        queues[queue].Add(request, requests[request]);
        OnBankChanged(queue);
        room[queue]--;
        Count++;
    }

    /// <summary>Takes out the request that the last search found; it has had its column command.</summary>
    public int TakeFound()
    {
        var request = FoundRequest;
        queues[Found.Queue].RemoveAt(Found.Place);
        OnBankChanged(Found.Queue);
        room[Found.Queue]++;
        Count--;
        return request;
    }

    /// <summary>The request that the last search found.</summary>
    public int FoundRequest => queues[Found.Queue].Slots[Found.Place].Number;

    /// <summary>A bank has been opened or closed, or its open row has had a command.</summary>
    public void OnBankChanged(int queue) => bounds.Set(queue, IsHeldUp(queue) ? long.MaxValue : 0);

    /// <summary>The limits of ranks for a kind of command have moved on.</summary>
    public void OnLimitChanged(int rank, RankLimit kind) =>
        bounds.Raise(rank * queuesPerRank, queuesPerRank, kind, banks.OfRankFrom(rank, kind));

    /// <summary>The next command of this cycle; false if no request can have one. Goes on behind the queue of the search before.</summary>
    public bool TryFind(long cycle, out DramCommandKind kind)
    {
        if (isInOrder)
        {
            return TryFindOldest(cycle, out kind);
        }

        if (TryFind(last + 1, queues.Length, cycle, out kind) || TryFind(0, last + 1, cycle, out kind))
        {
            last = Found.Queue;
            return true;
        }

        return false;
    }

    /// <summary>The first cycle from <paramref name="cycle"/> on in which a request can have a command, if nothing happens before.</summary>
    public long NextCycle(long cycle)
    {
        if (isInOrder)
        {
            return OldestQueue() is var oldest && (oldest < 0 || IsHeldUp(oldest)) ? long.MaxValue : Math.Max(cycle, LookAt(queues[oldest].Slots, 0, out _));
        }

        while (true)
        {
            var earliest = bounds.Earliest(queues.Length);
            if (earliest == long.MaxValue)
            {
                return earliest;
            }

            // A bound may be too low by now; one that holds when looked at is right.
            earliest = Math.Max(cycle, earliest);
            if (Look(bounds.NextReady(0, queues.Length, earliest), earliest, out _, out _))
            {
                return earliest;
            }
        }
    }

    private bool TryFind(int from, int end, long cycle, out DramCommandKind kind)
    {
        for (var queue = bounds.NextReady(from, end, cycle); queue >= 0; queue = bounds.NextReady(queue + 1, end, cycle))
        {
            if (Look(queue, cycle, out var place, out kind))
            {
                Found = (queue, place);
                return true;
            }
        }

        kind = default;
        return false;
    }

    private bool IsHeldUp(int queue) => (uint)(queue - heldUp.First) < (uint)heldUp.Count;

    /// <summary>Looks for the oldest request of a queue that can have a command; notes from when on one can, if there is none.</summary>
    private bool Look(int queue, long cycle, out int place, out DramCommandKind kind)
    {
        var next = long.MaxValue;
        var limit = RankLimit.None;
        var slots = queues[queue].Slots;
        for (place = 0; place < slots.Length; place++)
        {
            var from = LookAt(slots, place, out kind);
            if (from <= cycle)
            {
                return true;
            }

            if (from < long.MaxValue)
            {
                limit = next == long.MaxValue || limit == LimitOf(kind) ? LimitOf(kind) : RankLimit.None;
                next = Math.Min(next, from);
            }

            if (isPerBank && place == 0 && NobodyElseMatters(slots, kind, from))
            {
                break;
            }
        }

        (place, kind) = (-1, default);
        bounds.Set(queue, next, limit);
        return false;
    }

    /// <summary>With a queue for each bank: whether the others can only wait for the same as the oldest, because the bank is closed, or nobody needs its open row.</summary>
    private bool NobodyElseMatters(ReadOnlySpan<RequestQueue.Slot> slots, DramCommandKind kind, long from) =>
        kind == DramCommandKind.Activate
        || (kind == DramCommandKind.Precharge && from < long.MaxValue && banks.ColumnCommands(slots[0].Bank) < rowHitCap);

    private static RankLimit LimitOf(DramCommandKind kind) => kind switch
    {
        DramCommandKind.Activate => RankLimit.Activate,
        DramCommandKind.Precharge => RankLimit.Precharge,
        DramCommandKind.Read => RankLimit.Read,
        _ => RankLimit.Write,
    };

    /// <summary>The next command of a request, and from when on it is possible; never if the order of the queue forbids it.</summary>
    private long LookAt(ReadOnlySpan<RequestQueue.Slot> slots, int place, out DramCommandKind kind)
    {
        ref readonly var request = ref slots[place];
        var open = banks.OpenRow(request.Bank);
        if (open == BankTimes.Closed)
        {
            kind = DramCommandKind.Activate;
            return banks.ActivateFrom(request.Bank);
        }

        if (open != request.Row)
        {
            kind = DramCommandKind.Precharge;
            return isInOrder || MayClose(slots, place, open) ? banks.PrechargeFrom(request.Bank) : long.MaxValue;
        }

        kind = request.IsWrite ? DramCommandKind.Write : DramCommandKind.Read;
        if (!request.IsWrite)
        {
            return banks.ReadFrom(request.Bank);
        }

        return IsBehindReadOfSamePlace(slots, place) ? long.MaxValue : banks.WriteFrom(request.Bank);
    }

    /// <summary>Whether a row may be closed for a request: it is the oldest for its bank, and nobody behind needs the row, or it has had its share.</summary>
    private bool MayClose(ReadOnlySpan<RequestQueue.Slot> slots, int place, int openRow)
    {
        if (isPerBank && place > 0)
        {
            return false;
        }

        var bank = slots[place].Bank;
        foreach (ref readonly var older in slots[..place])
        {
            if (older.Bank == bank)
            {
                return false;
            }
        }

        if (banks.ColumnCommands(bank) >= rowHitCap)
        {
            return true;
        }

        foreach (ref readonly var younger in slots[(place + 1)..])
        {
            if (younger.Row == openRow && younger.Bank == bank)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBehindReadOfSamePlace(ReadOnlySpan<RequestQueue.Slot> slots, int place)
    {
        ref readonly var request = ref slots[place];
        foreach (ref readonly var older in slots[..place])
        {
            if (!older.IsWrite && older.Bank == request.Bank && older.Row == request.Row && older.Column == request.Column)
            {
                return true;
            }
        }

        return false;
    }

    private int OldestQueue()
    {
        var oldest = -1;
        var order = long.MaxValue;
        for (var queue = 0; queue < queues.Length; queue++)
        {
            if (queues[queue].Count > 0 && requests[queues[queue].Slots[0].Number].Order < order)
            {
                (oldest, order) = (queue, requests[queues[queue].Slots[0].Number].Order);
            }
        }

        return oldest;
    }

    private bool TryFindOldest(long cycle, out DramCommandKind kind)
    {
        kind = default;
        var queue = OldestQueue();
        if (queue < 0 || IsHeldUp(queue) || LookAt(queues[queue].Slots, 0, out kind) > cycle)
        {
            return false;
        }

        Found = (queue, 0);
        return true;
    }
}
