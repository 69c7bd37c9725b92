using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A machine of a cluster with its network interface: what it sends queues for its links, what it receives for its link and its
/// processor, and what is meant for others is passed on. Workers, parameter-server shards and ranks of a collective derive from it.
/// </summary>
/// <remarks>
/// A transfer over a link that nobody else uses costs one message. Its time is counted as <see cref="TransferAccounting"/> says; a
/// link's queue is kept as the time at which it is free, in the order of asking.
/// </remarks>
public abstract class ClusterNode : Actor
{
    private readonly ClusterMap map;
    private readonly int rankCount;
    private readonly bool hasContention;
    private readonly ReceivingLink? receivingLink;
    private readonly TransferAccounting accounting;
    private readonly Way?[] ways;
    private readonly OutPort<Transfer>[] links;
    private readonly GroupPort<Transfer>? peers;
    private readonly SelfPort<Transfer> throughInterface;
    private readonly SelfPort<Transfer> throughHost;
    private readonly LinkActivity activity = new();
    private readonly SimDuration directLatency;
    private readonly long sendOverhead;
    private readonly long receiveOverhead;
    private readonly long gap;
    private readonly long largestSegment;

    private int knownDestination = -1;
    private int knownRoute;
    private long hostFreeAt;
    private long receivingUntil;
    private int receivingFrom;
    private long standsStillUntil;

    /// <summary>Makes the node.</summary>
    protected ClusterNode(NodeSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        var topology = seat.Topology;
        map = new ClusterMap(topology);
        rankCount = topology.Ranks;
        hasContention = topology.HasContention;
        receivingLink = topology.QueuesReceived ? new ReceivingLink() : null;
        accounting = seat.Accounting;
        Rank = seat.Rank;
        sendOverhead = seat.Host.SendOverhead.Picoseconds;
        receiveOverhead = seat.Host.ReceiveOverhead.Picoseconds;
        gap = seat.Host.Gap.Picoseconds;
        largestSegment = seat.LargestSegment == 0 ? long.MaxValue : seat.LargestSegment;
        Arrivals = Receive<Transfer>(OnArrival, optional: rankCount == 1);
        ways = new Way?[topology.WaysFrom(Rank)];
        if (topology.IsDirect)
        {
            peers = EmitGroup<Transfer>(optional: true);
            links = [];
            directLatency = DirectLatencyOf(topology, Rank, accounting);
        }
        else
        {
            links = new OutPort<Transfer>[ways.Length];
            for (var way = 0; way < links.Length; way++)
            {
                links[way] = Emit<Transfer>();
            }
        }

        throughInterface = ReceiveOwn<Transfer>(TakeByHost);
        throughHost = ReceiveOwn<Transfer>(OnTaken, phase: 2);
    }

    /// <summary>What comes over the links.</summary>
    public InPort<Transfer> Arrivals { get; }

    /// <summary>The node's number in the cluster, from 0.</summary>
    public int Rank { get; }

    /// <summary>Bytes meant for this node that have arrived.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Messages meant for this node that have arrived.</summary>
    public long TransfersReceived { get; private set; }

    /// <summary>Bytes that this node has sent, without those passed on for others.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Messages that this node has sent, without those passed on for others.</summary>
    public long TransfersSent { get; private set; }

    /// <summary>Until when the node's processor has been, or will be, busy with transfers; 0 if they cost it nothing.</summary>
    public SimTime ProcessorBusyUntil => SimTime.FromPicoseconds(hostFreeAt);

    /// <summary>The latency of the group of links that joins the ranks of a direct topology.</summary>
    internal static SimDuration DirectLatencyOf(ClusterTopology topology, int rank, TransferAccounting accounting)
    {
        var shortest = SimDuration.MaxValue;
        for (var way = 0; way < topology.WaysFrom(rank); way++)
        {
            var latency = Way.LatencyOf(topology.LinkOf(rank, way), accounting, tellsOfFirstByte: false);
            shortest = latency < shortest ? latency : shortest;
        }

        return shortest;
    }

    /// <summary>For fabrics: the ports to the links of a topology that is not direct.</summary>
    internal ReadOnlySpan<OutPort<Transfer>> Links => links;

    /// <summary>For fabrics: the port to all ranks of a direct topology.</summary>
    internal GroupPort<Transfer>? Peers => peers;

    /// <summary>For fabrics: the cluster's topology.</summary>
    internal ClusterTopology Topology => map.Topology;

    /// <summary>For fabrics: how time is counted.</summary>
    internal TransferAccounting Accounting => accounting;

    /// <summary>For fabrics: the most bytes of a transfer.</summary>
    internal long LargestSegment => largestSegment;

    /// <summary>For fabrics: the latency of the group of links to all ranks of a direct topology.</summary>
    internal SimDuration DirectLatency => directLatency;

    /// <summary>For reports: the ways out, with what passed; null where nothing did.</summary>
    internal ReadOnlySpan<Way?> Ways => ways;

    /// <summary>Until when the node is down; a time that has passed if it is not.</summary>
    protected SimTime StandsStillUntil => SimTime.FromPicoseconds(standsStillUntil);

    /// <summary>Begins to count the time in which bytes leave the node or arrive at it, or it is busy with them.</summary>
    protected void WatchActivity() => activity.Watch(Now.Picoseconds);

    /// <summary>That time since <see cref="WatchActivity"/>; what is still arriving does not count.</summary>
    protected SimDuration EndWatch() => SimDuration.FromPicoseconds(activity.EndWatch(Now.Picoseconds));

    /// <summary>
    /// Until a time, the node does not take what arrives: it is down. It takes it then, in the order of arrival. What is meant for
    /// others it passes on: its network interface does that.
    /// </summary>
    protected void StandStillUntil(SimTime end) => standsStillUntil = Math.Max(standsStillUntil, end.Picoseconds);

    /// <summary>From now until a time, in picoseconds, the node is busy with transfers.</summary>
    protected void BeActiveUntil(long until) => activity.BeginUntil(Now.Picoseconds, until);

    /// <summary>Takes a transfer that has arrived whole and has been taken in by the processor; called in the order in which that is done.</summary>
    protected abstract void Deliver(in Transfer transfer);

    /// <summary>Sends bytes to another rank.</summary>
    /// <param name="destination">The rank, not this one.</param>
    /// <param name="bytes">How many, ≥ 1.</param>
    /// <param name="tag">What they are.</param>
    /// <param name="origin">At which rank the chain began on which this waited; this rank if on nobody.</param>
    /// <param name="after">From now until they are ready to be sent; of several sends the order of calls counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">No bytes, or no other rank.</exception>
    /// <exception cref="InvalidOperationException">No way leads to that rank.</exception>
    protected void Transmit(int destination, long bytes, long tag, int origin, SimDuration after = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        if ((uint)destination >= (uint)rankCount || destination == Rank)
        {
            throw new ArgumentOutOfRangeException(nameof(destination), destination, $"Rank {Rank} can send to the other ranks of 0 to {Topology.Ranks - 1}.");
        }

        BytesSent += bytes;
        TransfersSent++;
        var transfer = new Transfer(Rank, destination, bytes, tag, origin);
        var ready = (Now + after).Picoseconds;
        if (accounting == TransferAccounting.LogGopsim)
        {
            // The processor begins a send when the interface has nothing left of the one before.
            var way = WayTo(destination);
            var begin = Math.Max(ready, Math.Max(hostFreeAt, way.FreeAt));
            hostFreeAt = begin + sendOverhead;
            Send(way, transfer, begin + sendOverhead, begin + sendOverhead);
            way.FreeAt = begin + gap + way.OccupancyOf(bytes);
            return;
        }

        if (sendOverhead > 0)
        {
            ready = Math.Max(ready, hostFreeAt) + sendOverhead;
            hostFreeAt = ready;
        }

        var segments = 1;
        for (; bytes > largestSegment; bytes -= largestSegment)
        {
            Pass(transfer with { Bytes = largestSegment, Segments = 0 }, ready);
            segments++;
        }

        Pass(transfer with { Bytes = bytes, Segments = segments }, ready);
    }

    private void OnArrival(in Transfer transfer)
    {
        var now = Now.Picoseconds;
        if (transfer.Destination != Rank)
        {
            Pass(transfer, now);
            return;
        }

        BytesReceived += transfer.Bytes;
        TransfersReceived += transfer.Segments == 0 ? 0 : 1;
        if (accounting == TransferAccounting.LogGopsim)
        {
            var begin = Math.Max(now, Math.Max(hostFreeAt, receivingUntil));
            hostFreeAt = begin + receiveOverhead;
            receivingUntil = begin + Math.Max(receiveOverhead, gap) + WayOf(0).OccupancyOf(transfer.Bytes);
            BeActiveUntil(hostFreeAt);
            Continue(transfer, now);
            return;
        }

        var arrived = now;
        if (receivingLink is not null)
        {
            arrived = receivingLink.Receive(now, WayOf(0).OccupancyOf(transfer.Bytes), gap);
        }

        if (arrived > now)
        {
            throughInterface.SendAt(transfer with { Origin = receivingFrom }, SimTime.FromPicoseconds(arrived));
        }
        else if (now == standsStillUntil)
        {
            // It is taken behind what has waited until now.
            receivingFrom = transfer.Origin;
            throughInterface.SendAt(transfer, Now);
        }
        else
        {
            receivingFrom = transfer.Origin;
            TakeByHost(transfer);
        }
    }

    private void TakeByHost(in Transfer transfer)
    {
        var now = Now.Picoseconds;
        if (now < standsStillUntil)
        {
            throughInterface.SendAt(transfer, SimTime.FromPicoseconds(standsStillUntil));
            return;
        }

        activity.EndsFrom(now - WayOf(0).OccupancyOf(transfer.Bytes), now);
        if (transfer.Segments == 1)
        {
            TakeWhole(transfer, now);
        }
        else if (transfer.Segments > 1)
        {
            // All segments took one way, so the last is the last to come.
            TakeWhole(transfer with { Bytes = ((transfer.Segments - 1) * largestSegment) + transfer.Bytes, Segments = 1 }, now);
        }
    }

    private void TakeWhole(in Transfer transfer, long now)
    {
        if (receiveOverhead == 0)
        {
            Deliver(transfer);
            return;
        }

        hostFreeAt = Math.Max(now, hostFreeAt) + receiveOverhead;
        BeActiveUntil(hostFreeAt);
        Continue(transfer, now);
    }

    /// <summary>Delivers a transfer when the processor has taken it in.</summary>
    private void Continue(in Transfer transfer, long now)
    {
        if (hostFreeAt > now || standsStillUntil > now)
        {
            throughHost.SendAt(transfer, SimTime.FromPicoseconds(Math.Max(hostFreeAt, standsStillUntil)));
        }
        else
        {
            Deliver(transfer);
        }
    }

    private void OnTaken(in Transfer transfer)
    {
        if (Now < StandsStillUntil)
        {
            throughHost.SendAt(transfer, StandsStillUntil);
            return;
        }

        Deliver(transfer);
    }

    private void Pass(in Transfer transfer, long ready)
    {
        var way = WayTo(transfer.Destination);
        if (!hasContention)
        {
            way.FreeAt = 0;
        }

        Send(way, transfer, ready, ready);
        way.FreeAt += gap;
    }

    private void Send(Way way, Transfer transfer, long ready, long whole)
    {
        var leaving = SimTime.FromPicoseconds(way.Depart(ref transfer, ready, whole));
        BeActiveUntil(way.FreeAt);
        if (peers is not null)
        {
            peers.SendTo(transfer.Destination, transfer, leaving - Now);
        }
        else
        {
            links[RouteTo(transfer.Destination)].SendAt(transfer, leaving);
        }
    }

    private Way WayTo(int destination) => WayOf(RouteTo(destination));

    /// <summary>The number of the way to a rank; the last is remembered, because most nodes send to one rank again and again.</summary>
    private int RouteTo(int destination)
    {
        if (destination != knownDestination)
        {
            var route = Topology.WayTo(Rank, destination);
            knownRoute = route >= 0 ? route : throw new InvalidOperationException($"No way leads from {Topology.NameOf(Rank)} to {Topology.NameOf(destination)}.");
            knownDestination = destination;
        }

        return knownRoute;
    }

    private Way WayOf(int index) => ways[index] ?? MakeWay(index);

    private Way MakeWay(int index)
    {
        var link = Topology.LinkOf(Rank, index);
        var tellsOfFirstByte = Topology.TellsOfFirstByte(link);
        var latency = peers is not null ? directLatency : Way.LatencyOf(link, accounting, tellsOfFirstByte);
        var way = new Way(link, accounting, tellsOfFirstByte, latency);
        ways[index] = way;
        return way;
    }
}
