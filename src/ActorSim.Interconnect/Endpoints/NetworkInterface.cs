using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A node's door to the network: sends packets from a queue without limit, one flit a cycle and one packet at a time, and
/// takes one flit a cycle off the network.
/// </summary>
/// <remarks>
/// Rules are BookSim 2's: a packet takes the next virtual channel after that of the packet before which has a credit, and
/// may leave in the cycle of its creation; a flit that arrives gives its credit back at once. Each node's packets are
/// drawn from its own random stream, from one creation to the next, so that a node that sends little costs little.
/// </remarks>
public sealed class NetworkInterface : Actor
{
    private readonly int node;
    private readonly InterfaceSettings settings;
    private readonly PacketSource source;
    private readonly ClockedWake wake;
    private readonly SelfPort<Due> creation;
    private readonly SelfPort<Due> endOfSpan;
    private readonly Queue<PacketOrder> queue = new();
    private readonly PacketTally[] tallies;
    private readonly FlitTally[] flits;
    private readonly List<PacketArrival> arrivals = [];
    private readonly Incoming[] incoming;
    private readonly int[] credits;
    private int sent;
    private int channel;
    private bool hasSent;
    private bool isBusy;
    private bool isReporting;
    private uint injectCycle;
    private long measuredArrivals;
    private long expectedArrivals;

    /// <summary>Makes an interface.</summary>
    /// <param name="node">The number of its node.</param>
    /// <param name="settings">What all interfaces of the network share.</param>
    /// <param name="traffic">What it sends.</param>
    public NetworkInterface(int node, InterfaceSettings settings, NodeTraffic traffic)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(traffic);
        (this.node, this.settings) = (node, settings);
        source = new PacketSource(node, settings.Nodes, traffic);
        credits = new int[settings.Router.VirtualChannels];
        Array.Fill(credits, settings.Router.SlotsPerChannel);
        incoming = new Incoming[credits.Length];
        (tallies, flits) = (new PacketTally[settings.Classes], new FlitTally[settings.Classes]);
        for (var i = 0; i < settings.Classes; i++)
        {
            (tallies[i], flits[i]) = (new PacketTally(), new FlitTally());
        }

        ToNetwork = Emit<Flit>();
        CreditsFromNetwork = Receive<Credit>(OnCredit);
        FromNetwork = Receive<Flit>(OnFlit);
        CreditsToNetwork = Emit<Credit>();
        Reports = Emit<DrainReport>(optional: true);
        creation = ReceiveOwn<Due>(OnCreation);
        wake = Wake(settings.Clock, Inject, phase: 2);
        endOfSpan = ReceiveOwn<Due>(OnEndOfSpan, phase: 3);
    }

    /// <summary>To the injection port of the router.</summary>
    public OutPort<Flit> ToNetwork { get; }

    /// <summary>From the injection port of the router.</summary>
    public InPort<Credit> CreditsFromNetwork { get; }

    /// <summary>From the ejection port of the router.</summary>
    public InPort<Flit> FromNetwork { get; }

    /// <summary>To the ejection port of the router.</summary>
    public OutPort<Credit> CreditsToNetwork { get; }

    /// <summary>To the <see cref="DrainWatch"/>, if there is one.</summary>
    public OutPort<DrainReport> Reports { get; }

    /// <summary>What has arrived here, in the order of arrival, if each packet is kept; see <see cref="InterfaceSettings.KeepsPackets"/>.</summary>
    public IReadOnlyList<PacketArrival> Arrivals => arrivals;

    /// <summary>The measured packets that have arrived here, by class.</summary>
    public IReadOnlyList<PacketTally> Tallies => tallies;

    /// <summary>Flits in the measured span, by class.</summary>
    public IReadOnlyList<FlitTally> Flits => flits;

    /// <summary>Flits of the packets that were created here in the measured span; a multicast counts once.</summary>
    public long FlitsOffered => flits.Sum(tally => tally.Offered);

    /// <summary>Flits that entered the network here in the measured span.</summary>
    public long FlitsInjected => flits.Sum(tally => tally.Injected);

    /// <summary>Flits that left the network here in the measured span.</summary>
    public long FlitsAccepted => flits.Sum(tally => tally.Accepted);

    /// <summary>Packets that are still in the queue.</summary>
    public int Queued => queue.Count;

    /// <summary>The most packets that were in the queue at once.</summary>
    public int MostQueued { get; private set; }

    private long LastCycle => Math.Min(uint.MaxValue, settings.Clock.LastEdge);

    private uint Cycle => (uint)settings.Clock.EdgeAtOrAfter(Now);

    /// <inheritdoc/>
    protected override void Start()
    {
        source.Begin(Random);
        AwaitCreation();
        if (settings.ReportsDrain)
        {
            endOfSpan.SendAt(default, settings.Span.Until);
        }
    }

    private void AwaitCreation()
    {
        if (source.NextCycle < Injection.Never)
        {
            creation.SendAt(default, settings.Clock.Edge(Math.Min(source.NextCycle, LastCycle)));
        }
    }

    private void OnCreation(in Due message)
    {
        var cycle = Cycle;
        if (source.NextCycle > cycle)
        {
            throw new InvalidOperationException($"{Path} would create a packet in cycle {source.NextCycle}, but flits count cycles up to {LastCycle} only.");
        }

        var isMeasured = settings.Span.Contains(Now);
        while (source.NextCycle == cycle)
        {
            var order = source.Take(Random);
            queue.Enqueue(order);
            if (isMeasured)
            {
                flits[order.Class].Offered += order.Flits;
                expectedArrivals += settings.ArrivalsOf(order.Destination);
            }
        }

        MostQueued = Math.Max(MostQueued, queue.Count);
        AwaitCreation();
        wake.Arm();
    }

    private void OnCredit(in Credit credit)
    {
        if (credits[credit.VirtualChannel]++ == 0 && queue.Count > 0)
        {
            wake.Arm();
        }
    }

    private void OnFlit(in Flit flit)
    {
        CheckOrder(flit);
        CreditsToNetwork.Send(new Credit(flit.VirtualChannel));
        if (settings.Span.Contains(Now))
        {
            flits[flit.Class].Accepted++;
        }

        if (flit.IsTail)
        {
            Arrive(flit);
        }
    }

    /// <summary>A network that loses, doubles or swaps flits would be wrong in all that it reports.</summary>
    private void CheckOrder(in Flit flit)
    {
        ref var packet = ref incoming[flit.VirtualChannel];
        if (flit.Index != packet.Next || (flit.Index > 0 && (flit.Packet != packet.Packet || flit.Source != packet.Source)))
        {
            throw new InvalidOperationException(
                $"Flit {flit.Index} of packet {flit.Packet} from node {flit.Source} arrived at {Path} on virtual channel {flit.VirtualChannel}, where flit {packet.Next} of packet {packet.Packet} from node {packet.Source} was to come.");
        }

        packet = new Incoming(flit.Packet, flit.Source, flit.IsTail ? 0 : flit.Index + 1);
    }

    private void Arrive(in Flit tail)
    {
        var cycle = Cycle;
        if (settings.KeepsPackets)
        {
            arrivals.Add(new PacketArrival(tail.Packet, tail.Source, tail.Index + 1, tail.CreateCycle, tail.InjectCycle, cycle, tail.FreeCycles, tail.Routers));
        }

        if (!settings.Span.Contains(settings.Clock.Edge(tail.CreateCycle)))
        {
            return;
        }

        tallies[tail.Class].Add(tail, cycle);
        if (isReporting)
        {
            Reports.Send(new DrainReport(0, 1, IsFirst: false));
        }
        else
        {
            measuredArrivals++;
        }
    }

    private void OnEndOfSpan(in Due message)
    {
        isReporting = true;
        Reports.Send(new DrainReport(expectedArrivals, measuredArrivals, IsFirst: true));
    }

    /// <summary>One cycle of sending.</summary>
    private void Inject()
    {
        if (sent == 0 ? !TryTakeChannel() : credits[channel] == 0)
        {
            isBusy = false;
            StallOn(StallCause.Credit);
            return;
        }

        var order = queue.Peek();
        if (sent == 0)
        {
            injectCycle = Cycle;
        }

        if (settings.Span.Contains(Now))
        {
            flits[order.Class].Injected++;
        }

        credits[channel]--;
        var isTail = sent == order.Flits - 1;
        ToNetwork.Send(new Flit(
            order.Packet, node, order.Destination, order.CreateCycle, injectCycle, settings.CyclesToRouter(node), 0, (ushort)sent, (byte)channel, order.Class, isTail));
        sent++;
        if (isTail)
        {
            sent = 0;
            queue.Dequeue();
        }

        Rest();
    }

    private void Rest()
    {
        if (queue.Count > 0)
        {
            wake.Arm();
            if (!isBusy)
            {
                isBusy = true;
                BecomeBusy();
            }
        }
        else
        {
            isBusy = false;
            BusyFor(settings.CycleLength);
        }
    }

    private bool TryTakeChannel()
    {
        var candidate = hasSent ? channel : credits.Length - 1;
        for (var i = 0; i < credits.Length; i++)
        {
            candidate = candidate + 1 == credits.Length ? 0 : candidate + 1;
            if (credits[candidate] > 0)
            {
                channel = candidate;
                hasSent = true;
                return true;
            }
        }

        return false;
    }

    private readonly record struct Due;

    private readonly record struct Incoming(int Packet, int Source, int Next);
}
