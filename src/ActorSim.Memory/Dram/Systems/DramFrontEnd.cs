using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>
/// The way from several requesters to the channels of a memory: keeps the transfers of each in order, and passes their requests
/// on to channels that have room, the requesters in turn, at most so many in a cycle as its width.
/// </summary>
/// <remarks>
/// A request goes to its channel half a cycle behind an edge of the command clock and is accepted at the next one (see
/// <see cref="DramChannel"/>). A requester whose next request finds no room holds up only itself. Transfers wait in queues without
/// limit: who must not ask for more than it can take counts its answers.
/// </remarks>
public sealed class DramFrontEnd : Actor
{
    private readonly Clock halfClock;
    private readonly AddressMapping mapping;
    private readonly int width;
    private readonly int requestBytes;
    private readonly long capacity;
    private readonly Queue<DramTransfer>[] waiting;
    private readonly int[] passed;
    private readonly ChannelCredits credits;
    private readonly SelfPort<Due> due;
    private int waitingTransfers;
    private int last;
    private bool isDue;

    /// <summary>Makes a front end.</summary>
    /// <param name="memory">The memory; checked.</param>
    /// <param name="requesters">How many requesters there are, ≥ 1.</param>
    /// <param name="width">Requests that it can pass on in a cycle of the command clock, ≥ 1.</param>
    public DramFrontEnd(DramDescription memory, int requesters, int width)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentOutOfRangeException.ThrowIfLessThan(requesters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (halfClock, mapping, this.width) = (memory.Clock.Half, memory.Mapping, width);
        (requestBytes, capacity) = (memory.Organization.RequestBytes, memory.Organization.Capacity);
        waiting = new Queue<DramTransfer>[requesters];
        for (var i = 0; i < requesters; i++)
        {
            waiting[i] = new Queue<DramTransfer>();
        }

        passed = new int[requesters];
        credits = new ChannelCredits(memory);
        Transfers = Receive<DramTransfer>(OnTransfer);
        Requests = EmitGroup<DramRequest>();
        Credits = Receive<DramCredit>(OnCredit);
        due = ReceiveOwn<Due>(OnDue);
    }

    /// <summary>From the requesters.</summary>
    public InPort<DramTransfer> Transfers { get; }

    /// <summary>To the channels.</summary>
    public GroupPort<DramRequest> Requests { get; }

    /// <summary>From the channels.</summary>
    public InPort<DramCredit> Credits { get; }

    /// <inheritdoc/>
    protected override void Start() => BecomeIdle();

    private void OnTransfer(in DramTransfer transfer)
    {
        if (transfer.Count < 1 || transfer.Address < 0 || transfer.Address % requestBytes != 0
            || transfer.Address > capacity - ((long)transfer.Count * requestBytes) || (uint)transfer.Requester >= (uint)waiting.Length)
        {
            throw new InvalidOperationException(
                $"{Path} was sent a transfer of {transfer.Count} × {requestBytes} bytes at 0x{transfer.Address:X} by requester {transfer.Requester}; it takes one or more from a multiple of {requestBytes} below 0x{capacity:X}, of {waiting.Length} requesters.");
        }

        waiting[transfer.Requester].Enqueue(transfer);
        waitingTransfers++;
        OfferSoon();
    }

    private void OnCredit(in DramCredit credit)
    {
        credits.Add(credit);
        if (waitingTransfers > 0)
        {
            OfferSoon();
        }
    }

    /// <summary>Asks for a call in the middle of this cycle, or, behind it, of the next.</summary>
    private void OfferSoon()
    {
        if (!isDue)
        {
            isDue = true;
            due.SendAt(default, halfClock.Edge(halfClock.EdgeAtOrAfter(Now) | 1));
        }
    }

    private void OnDue(in Due message)
    {
        isDue = false;
        var sent = 0;
        while (sent < width && TrySendOne())
        {
            sent++;
        }

        if (waitingTransfers == 0)
        {
            BusyFor(halfClock.Edge(halfClock.EdgeAtOrAfter(Now) + 2) - Now);
        }
        else if (sent < width)
        {
            StallOn(StallCause.Credit);
        }
        else
        {
            BecomeBusy();
            isDue = true;
            due.SendAt(default, halfClock.Edge(halfClock.EdgeAtOrAfter(Now) + 2));
        }
    }

    private bool TrySendOne()
    {
        for (var i = 1; i <= waiting.Length; i++)
        {
            var requester = (last + i) % waiting.Length;
            if (waiting[requester].Count > 0 && TrySend(requester))
            {
                last = requester;
                return true;
            }
        }

        return false;
    }

    private bool TrySend(int requester)
    {
        var transfer = waiting[requester].Peek();
        var address = transfer.Address + ((long)passed[requester] * requestBytes);
        var channel = mapping.ChannelOf(address);
        if (!credits.TryTake(channel, transfer.IsWrite))
        {
            return false;
        }

        Requests.SendTo(channel, new DramRequest(address, transfer.Tag, transfer.Requester, transfer.IsWrite));
        if (++passed[requester] == transfer.Count)
        {
            passed[requester] = 0;
            waiting[requester].Dequeue();
            waitingTransfers--;
        }

        return true;
    }

    private readonly record struct Due;
}
