namespace ActorSim.Memory;

/// <summary>
/// The command queues of a channel, and the search for the next command that one of their requests can have: the queues in
/// turn, and in each the oldest request whose next command is possible.
/// </summary>
/// <remarks>
/// For every queue it is kept from which cycle on it could have a command at the earliest. Times of commands only move on, so
/// this bound stays good until the queue gets or loses a request or one of its banks is opened or closed; a search looks only
/// into queues whose bound has come.
/// </remarks>
internal sealed class CommandQueues
{
    private readonly RequestPool requests;
    private readonly BankTimes banks;
    private readonly RequestQueue[] queues;
    private readonly long[] notBefore;
    private readonly bool isPerBank;
    private readonly bool isInOrder;
    private readonly int rowHitCap;
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

        notBefore = new long[queues.Length];
        Array.Fill(notBefore, long.MaxValue);
    }

    /// <summary>Requests in all queues.</summary>
    public int Count { get; private set; }

    /// <summary>The first queue that a refresh keeps from being served, and how many there are; none with a count of 0.</summary>
    public (int First, int Count) HeldUp { get; set; }

    /// <summary>The queue and the place that the last search found.</summary>
    public (int Queue, int Place) Found { get; private set; }

    public bool HasRoom(int queue) => !queues[queue].IsFull;

    public void Add(int request)
    {
        var queue = requests[request].Queue;
        queues[queue].Add(request);
        notBefore[queue] = 0;
        Count++;
    }

    /// <summary>Takes out the request that the last search found; it has had its column command.</summary>
    public int TakeFound()
    {
        var request = queues[Found.Queue][Found.Place];
        queues[Found.Queue].RemoveAt(Found.Place);
        notBefore[Found.Queue] = 0;
        Count--;
        return request;
    }

    /// <summary>The request that the last search found.</summary>
    public int FoundRequest => queues[Found.Queue][Found.Place];

    /// <summary>A bank has been opened or closed, or its open row has had a command.</summary>
    public void OnBankChanged(int queue) => notBefore[queue] = 0;

    /// <summary>The next command of this cycle; false if no request can have one. Goes on behind the queue of the search before.</summary>
    public bool TryFind(long cycle, out DramCommandKind kind)
    {
        if (isInOrder)
        {
            return TryFindOldest(cycle, out kind);
        }

        var queue = last;
        for (var i = 0; i < queues.Length; i++)
        {
            queue = queue + 1 == queues.Length ? 0 : queue + 1;
            if (notBefore[queue] > cycle || IsHeldUp(queue))
            {
                continue;
            }

            notBefore[queue] = Look(queue, cycle, out var place, out kind);
            if (place >= 0)
            {
                (last, Found) = (queue, (queue, place));
                return true;
            }
        }

        kind = default;
        return false;
    }

    /// <summary>The first cycle from <paramref name="cycle"/> on in which a request can have a command, if nothing happens before.</summary>
    public long NextCycle(long cycle)
    {
        if (isInOrder)
        {
            return OldestQueue() is var oldest && (oldest < 0 || IsHeldUp(oldest)) ? long.MaxValue : Math.Max(cycle, LookAt(oldest, 0, out _));
        }

        while (true)
        {
            var first = -1;
            var earliest = long.MaxValue;
            for (var queue = 0; queue < notBefore.Length; queue++)
            {
                if (notBefore[queue] < earliest && !IsHeldUp(queue))
                {
                    (first, earliest) = (queue, notBefore[queue]);
                }
            }

            if (first < 0)
            {
                return long.MaxValue;
            }

            // A bound may be too low by now; one that stays is right.
            var found = Look(first, Math.Max(cycle, earliest), out var place, out _);
            if (place >= 0)
            {
                notBefore[first] = Math.Max(cycle, earliest);
                return notBefore[first];
            }

            notBefore[first] = found;
        }
    }

    private bool IsHeldUp(int queue) => (uint)(queue - HeldUp.First) < (uint)HeldUp.Count;

    /// <summary>Looks for the oldest request of a queue that can have a command; if there is none, the place is −1 and the result the cycle of the next one.</summary>
    private long Look(int queue, long cycle, out int place, out DramCommandKind kind)
    {
        var next = long.MaxValue;
        var count = queues[queue].Count;
        for (place = 0; place < count; place++)
        {
            var from = LookAt(queue, place, out kind);
            if (from <= cycle)
            {
                return from;
            }

            next = Math.Min(next, from);
            if (isPerBank && kind == DramCommandKind.Activate)
            {
                // The others wait for the same bank.
                break;
            }
        }

        (place, kind) = (-1, default);
        return next;
    }

    /// <summary>The next command of a request, and from when on it is possible; never if the order of the queue forbids it.</summary>
    private long LookAt(int queue, int place, out DramCommandKind kind)
    {
        ref var request = ref requests[queues[queue][place]];
        var open = banks.OpenRow(request.Bank);
        if (open == BankTimes.Closed)
        {
            kind = DramCommandKind.Activate;
            return banks.ActivateFrom(request.Bank);
        }

        if (open != request.Row)
        {
            kind = DramCommandKind.Precharge;
            return isInOrder || MayClose(queue, place, request.Bank, open) ? banks.PrechargeFrom(request.Bank) : long.MaxValue;
        }

        kind = request.IsWrite ? DramCommandKind.Write : DramCommandKind.Read;
        if (!request.IsWrite)
        {
            return banks.ReadFrom(request.Bank);
        }

        return IsBehindReadOfSamePlace(queue, place) ? long.MaxValue : banks.WriteFrom(request.Bank);
    }

    /// <summary>Whether a row may be closed for a request: it is the oldest for its bank, and nobody behind needs the row, or it has had its share.</summary>
    private bool MayClose(int queue, int place, int bank, int openRow)
    {
        var numbers = queues[queue];
        for (var i = 0; i < place; i++)
        {
            if (requests[numbers[i]].Bank == bank)
            {
                return false;
            }
        }

        if (banks.ColumnCommands(bank) >= rowHitCap)
        {
            return true;
        }

        for (var i = place + 1; i < numbers.Count; i++)
        {
            ref var other = ref requests[numbers[i]];
            if (other.Bank == bank && other.Row == openRow)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsBehindReadOfSamePlace(int queue, int place)
    {
        var numbers = queues[queue];
        var address = requests[numbers[place]].Address;
        for (var i = 0; i < place; i++)
        {
            ref var other = ref requests[numbers[i]];
            if (!other.IsWrite && other.Address == address)
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
            if (queues[queue].Count > 0 && requests[queues[queue][0]].Order < order)
            {
                (oldest, order) = (queue, requests[queues[queue][0]].Order);
            }
        }

        return oldest;
    }

    private bool TryFindOldest(long cycle, out DramCommandKind kind)
    {
        kind = default;
        var queue = OldestQueue();
        if (queue < 0 || IsHeldUp(queue) || LookAt(queue, 0, out kind) > cycle)
        {
            return false;
        }

        Found = (queue, 0);
        return true;
    }
}
