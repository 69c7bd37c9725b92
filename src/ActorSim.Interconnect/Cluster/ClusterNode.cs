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
    private readonly NodeSeat seat;
    private readonly ClusterTopology topology;
    private readonly Way?[] ways;
    private readonly OutPort<Transfer>[] links;
    private readonly GroupPort<Transfer>? peers;
    private readonly SelfPort<Transfer> throughInterface;
    private readonly SelfPort<Transfer> throughHost;
    private readonly SimDuration directLatency;
    private readonly long sendOverhead;
    private readonly long receiveOverhead;
    private readonly long gap;

    private long hostFreeAt;
    private long receivingUntil;
    private long transmittingUntil;

    /// <summary>Makes the node.</summary>
    protected ClusterNode(NodeSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        this.seat = seat;
        topology = seat.Topology;
        Rank = seat.Rank;
        sendOverhead = seat.Host.SendOverhead.Picoseconds;
        receiveOverhead = seat.Host.ReceiveOverhead.Picoseconds;
        gap = seat.Host.Gap.Picoseconds;
        Arrivals = Receive<Transfer>(OnArrival);
        ways = new Way?[topology.WaysFrom(Rank)];
        if (topology.IsDirect)
        {
            peers = EmitGroup<Transfer>(optional: true);
            links = [];
            directLatency = DirectLatencyOf(seat);
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

    /// <summary>Transfers meant for this node that have arrived.</summary>
    public long TransfersReceived { get; private set; }

    /// <summary>Bytes that this node has sent, without those passed on for others.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Transfers that this node has sent, without those passed on for others.</summary>
    public long TransfersSent { get; private set; }

    /// <summary>Until when the node's processor has been, or will be, busy with transfers; 0 if they cost it nothing.</summary>
    public SimTime ProcessorBusyUntil => SimTime.FromPicoseconds(hostFreeAt);

    /// <summary>The latency of the group of links that joins the ranks of a direct topology.</summary>
    internal static SimDuration DirectLatencyOf(NodeSeat seat)
    {
        var shortest = SimDuration.MaxValue;
        for (var way = 0; way < seat.Topology.WaysFrom(seat.Rank); way++)
        {
            var latency = Way.LatencyOf(seat.Topology.LinkOf(seat.Rank, way), seat.Accounting, tellsOfFirstByte: false);
            shortest = latency < shortest ? latency : shortest;
        }

        return shortest;
    }

    /// <summary>For fabrics: the ports to the links of a topology that is not direct.</summary>
    internal ReadOnlySpan<OutPort<Transfer>> Links => links;

    /// <summary>For fabrics: the port to all ranks of a direct topology.</summary>
    internal GroupPort<Transfer>? Peers => peers;

    /// <summary>For fabrics: where the node sits.</summary>
    internal NodeSeat Seat => seat;

    /// <summary>For reports: the ways out that were used, with what passed.</summary>
    internal IEnumerable<Way> Ways
    {
        get
        {
            foreach (var way in ways)
            {
                if (way is not null)
                {
                    yield return way;
                }
            }
        }
    }

    /// <summary>When everything that was sent so far, own or passed on, has left the node's links.</summary>
    protected SimTime TransmittingUntil => SimTime.FromPicoseconds(transmittingUntil);

    /// <summary>How long the bytes of a transfer occupy this node's link when they arrive or leave.</summary>
    protected SimDuration OccupancyOf(long bytes) => SimDuration.FromPicoseconds(WayOf(0).OccupancyOf(bytes));

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
        if ((uint)destination >= (uint)topology.Ranks || destination == Rank)
        {
            throw new ArgumentOutOfRangeException(nameof(destination), destination, $"Rank {Rank} can send to the other ranks of 0 to {topology.Ranks - 1}.");
        }

        BytesSent += bytes;
        TransfersSent++;
        var transfer = new Transfer(Rank, destination, bytes, tag, origin);
        var ready = (Now + after).Picoseconds;
        if (seat.Accounting == TransferAccounting.LogGopsim)
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

        Pass(transfer, ready);
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
        TransfersReceived++;
        if (seat.Accounting == TransferAccounting.LogGopsim)
        {
            var begin = Math.Max(now, Math.Max(hostFreeAt, receivingUntil));
            hostFreeAt = begin + receiveOverhead;
            receivingUntil = begin + Math.Max(receiveOverhead, gap) + WayOf(0).OccupancyOf(transfer.Bytes);
            Continue(throughHost, transfer, now, hostFreeAt);
            return;
        }

        var arrived = now;
        if (topology.QueuesReceived)
        {
            arrived = Math.Max(now, receivingUntil + WayOf(0).OccupancyOf(transfer.Bytes));
            receivingUntil = arrived + gap;
        }

        if (arrived > now)
        {
            throughInterface.SendAt(transfer, SimTime.FromPicoseconds(arrived));
        }
        else
        {
            TakeByHost(transfer);
        }
    }

    private void TakeByHost(in Transfer transfer)
    {
        if (receiveOverhead == 0)
        {
            Deliver(transfer);
            return;
        }

        var now = Now.Picoseconds;
        hostFreeAt = Math.Max(now, hostFreeAt) + receiveOverhead;
        Continue(throughHost, transfer, now, hostFreeAt);
    }

    private void Continue(SelfPort<Transfer> port, in Transfer transfer, long now, long at)
    {
        if (at > now)
        {
            port.SendAt(transfer, SimTime.FromPicoseconds(at));
        }
        else
        {
            Deliver(transfer);
        }
    }

    private void OnTaken(in Transfer transfer) => Deliver(transfer);

    private void Pass(in Transfer transfer, long ready)
    {
        var way = WayTo(transfer.Destination);
        if (!topology.HasContention)
        {
            way.FreeAt = 0;
        }

        Send(way, transfer, ready, ready);
        way.FreeAt += gap;
    }

    private void Send(Way way, Transfer transfer, long ready, long whole)
    {
        var leaving = SimTime.FromPicoseconds(way.Depart(ref transfer, ready, whole));
        transmittingUntil = Math.Max(transmittingUntil, way.FreeAt);
        if (peers is not null)
        {
            peers.SendTo(transfer.Destination, transfer, leaving - Now);
        }
        else
        {
            links[topology.WayTo(Rank, transfer.Destination)].SendAt(transfer, leaving);
        }
    }

    private Way WayTo(int destination)
    {
        var way = topology.WayTo(Rank, destination);
        return way < 0
            ? throw new InvalidOperationException($"No way leads from {topology.NameOf(Rank)} to {topology.NameOf(destination)}.")
            : WayOf(way);
    }

    private Way WayOf(int index) => ways[index] ?? MakeWay(index);

    private Way MakeWay(int index)
    {
        var link = topology.LinkOf(Rank, index);
        var tellsOfFirstByte = topology.TellsOfFirstByte(link);
        var latency = peers is not null ? directLatency : Way.LatencyOf(link, seat.Accounting, tellsOfFirstByte);
        var way = new Way(link, seat.Accounting, tellsOfFirstByte, latency);
        ways[index] = way;
        return way;
    }
}
