namespace ActorSim.Memory;

/// <summary>
/// Where a controller takes in requests: the read queue and the write buffer, or one queue for both, from which one request in a
/// cycle moves to its command queue; and who waits for which address, so that reads are joined, writes are merged, and reads of
/// what a write brings are answered at once.
/// </summary>
internal sealed class RequestIntake
{
    private readonly int channel;
    private readonly int idleDrainThreshold;
    private readonly bool isUnified;
    private readonly AddressMapping mapping;
    private readonly RequestPool requests;
    private readonly CommandQueues commands;
    private readonly RefreshControl refreshes;
    private readonly ChannelTally tally;
    private readonly RequestQueue readQueue;
    private readonly RequestQueue writeBuffer;
    private readonly Dictionary<long, int> pendingReads = [];
    private readonly Dictionary<long, int> pendingWrites = [];
    private int draining;
    private long orders;

    public RequestIntake(DramDescription memory, int channel, RequestPool requests, CommandQueues commands, RefreshControl refreshes, ChannelTally tally)
    {
        (this.channel, this.requests, this.commands, this.refreshes, this.tally) = (channel, requests, commands, refreshes, tally);
        mapping = memory.Mapping;
        idleDrainThreshold = memory.Controller.IdleDrainThreshold;
        isUnified = memory.Controller.HasUnifiedQueue;
        readQueue = new RequestQueue(memory.Controller.ReadQueueSize);
        writeBuffer = new RequestQueue(memory.Controller.WriteBufferSize);
    }

    /// <summary>Whether the next cycle may move a request.</summary>
    public bool MayMove { get; private set; }

    /// <summary>Whether the last cycle took a request from the read queue (or the one for both), or from the write buffer.</summary>
    public bool HasFreedReadSlot { get; private set; }

    /// <inheritdoc cref="HasFreedReadSlot"/>
    public bool HasFreedWriteSlot { get; private set; }

    private RequestQueue WriteQueue => isUnified ? readQueue : writeBuffer;

    /// <summary>
    /// Takes in a request before the commands of a cycle; the caller has seen to it that there is room. True if it is answered
    /// in the next cycle: a posted write, or a read of what a write brings that still waits; false if a READ will answer it.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cycle">The cycle.</param>
    /// <param name="takesSlot">Whether it takes a slot in its queue.</param>
    public bool Accept(in DramRequest request, long cycle, out bool takesSlot)
    {
        takesSlot = false;
        if (request.IsWrite)
        {
            tally.Writes++;
            if (pendingWrites.ContainsKey(request.Address))
            {
                tally.MergedWrites++;
                return true;
            }

            RequireRoom(WriteQueue, request);
            var write = Enter(request, cycle);
            pendingWrites.Add(request.Address, write);
            WriteQueue.Add(write, requests[write]);
            (takesSlot, MayMove) = (true, true);
            return true;
        }

        tally.Reads++;
        if (pendingWrites.ContainsKey(request.Address))
        {
            tally.ForwardedReads++;
            return true;
        }

        var read = Enter(request, cycle);
        if (pendingReads.TryGetValue(request.Address, out var first))
        {
            tally.JoinedReads++;
            requests[read].NextJoined = requests[first].NextJoined;
            requests[first].NextJoined = read;
            return false;
        }

        RequireRoom(readQueue, request);
        pendingReads.Add(request.Address, read);
        readQueue.Add(read, requests[read]);
        (takesSlot, MayMove) = (true, true);
        return false;
    }

    /// <summary>The READ of an address has been sent: later reads of it need another.</summary>
    public void OnRead(long address) => pendingReads.Remove(address);

    /// <summary>The WRITE of an address has been sent: later writes to it need another.</summary>
    public void OnWritten(long address) => pendingWrites.Remove(address);

    /// <summary>Moves the oldest request whose command queue has room.</summary>
    public void Move(long cycle)
    {
        MayMove = HasFreedReadSlot = HasFreedWriteSlot = false;
        if (draining == 0 && !isUnified && (writeBuffer.IsFull || (writeBuffer.Count > idleDrainThreshold && commands.Count == 0)))
        {
            draining = writeBuffer.Count;
        }

        if (draining == 0)
        {
            MoveFrom(readQueue, cycle);
            return;
        }

        if (FirstWithRoom(writeBuffer) is var place && place >= 0 && pendingReads.ContainsKey(requests[writeBuffer.Slots[place].Number].Address))
        {
            draining = 0;
            if (commands.Count == 0)
            {
                // Nothing would ever change; the read that the write waits for has to come first.
                MoveFrom(readQueue, cycle);
            }

            MayMove |= readQueue.Count + writeBuffer.Count > 0;
        }
        else if (place >= 0)
        {
            draining--;
            MoveFrom(writeBuffer, place, cycle);
        }
    }

    private int FirstWithRoom(RequestQueue queue)
    {
        var slots = queue.Slots;
        for (var place = 0; place < slots.Length; place++)
        {
            if (commands.HasRoom(slots[place].Queue))
            {
                return place;
            }
        }

        return -1;
    }

    private void MoveFrom(RequestQueue queue, long cycle)
    {
        if (FirstWithRoom(queue) is var place && place >= 0)
        {
            MoveFrom(queue, place, cycle);
        }
    }

    private void MoveFrom(RequestQueue queue, int place, long cycle)
    {
        var number = queue.Slots[place].Number;
        queue.RemoveAt(place);
        (requests[number].Order, requests[number].QueuedFrom) = (orders++, cycle + 1);
        commands.Add(number);
        HasFreedReadSlot |= queue == readQueue;
        HasFreedWriteSlot |= queue == writeBuffer;
        MayMove = readQueue.Count + writeBuffer.Count > 0;
    }

    private int Enter(in DramRequest request, long cycle)
    {
        var place = mapping.Locate(request.Address);
        if (place.Channel != channel)
        {
            throw new InvalidOperationException($"A request for address 0x{request.Address:X}, which lies on channel {place.Channel}, was sent to channel {channel}.");
        }

        var bank = (((place.Rank * mapping.Organization.BankGroups) + place.Group) * mapping.Organization.BanksPerGroup) + place.Bank;
        var number = requests.Take();
        requests[number] = new QueuedRequest
        {
            Address = request.Address,
            AcceptCycle = cycle,
            PrechargeCycle = -1,
            ActivateCycle = -1,
            RefreshCyclesBefore = refreshes.CyclesBefore(bank, cycle),
            Row = place.Row,
            Column = place.Column,
            Bank = bank,
            Queue = commands.QueueOf(bank),
            Tag = request.Tag,
            NextJoined = -1,
            Requester = request.Requester,
            IsWrite = request.IsWrite,
        };
        return number;
    }

    private void RequireRoom(RequestQueue queue, in DramRequest request)
    {
        if (queue.IsFull)
        {
            throw new InvalidOperationException($"A {(request.IsWrite ? "write" : "read")} of 0x{request.Address:X} came to channel {channel}, which has no room for it: its sender must wait for a credit.");
        }
    }
}
