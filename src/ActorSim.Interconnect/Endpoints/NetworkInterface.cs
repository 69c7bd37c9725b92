using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A node's door to the network: sends packets from a queue without limit, one flit a cycle and one packet at a time, and
/// takes one flit a cycle off the network.
/// </summary>
/// <remarks>
/// A packet takes the virtual channels in turn, the next one after that of the last packet which has a credit and is not
/// in use; one flit can be sent in the cycle in which its packet is created.
/// </remarks>
public sealed class NetworkInterface : Actor
{
    private readonly int node;
    private readonly PacketOrder[] orders;
    private readonly ClockedWake wake;
    private readonly SelfPort<PacketDue> due;
    private readonly int[] credits;
    private readonly List<PacketArrival> arrivals = [];
    private int next;
    private int sent;
    private int channel;
    private bool hasSent;
    private uint injectCycle;

    /// <summary>Makes an interface.</summary>
    /// <param name="clock">The network's clock.</param>
    /// <param name="node">The number of its node.</param>
    /// <param name="virtualChannels">Virtual channels of the link to the router.</param>
    /// <param name="slotsPerChannel">Slots of each channel's buffer there.</param>
    /// <param name="orders">What it sends, by cycle of creation.</param>
    public NetworkInterface(Clock clock, int node, int virtualChannels, int slotsPerChannel, PacketOrder[] orders)
    {
        this.node = node;
        this.orders = orders;
        credits = new int[virtualChannels];
        Array.Fill(credits, slotsPerChannel);
        ToNetwork = Emit<Flit>();
        CreditsFromNetwork = Receive<Credit>(OnCredit);
        FromNetwork = Receive<Flit>(OnFlit);
        CreditsToNetwork = Emit<Credit>();
        due = ReceiveOwn<PacketDue>(OnDue);
        wake = Wake(clock, Inject, phase: 2);
    }

    /// <summary>To the injection port of the router.</summary>
    public OutPort<Flit> ToNetwork { get; }

    /// <summary>From the injection port of the router.</summary>
    public InPort<Credit> CreditsFromNetwork { get; }

    /// <summary>From the ejection port of the router.</summary>
    public InPort<Flit> FromNetwork { get; }

    /// <summary>To the ejection port of the router.</summary>
    public OutPort<Credit> CreditsToNetwork { get; }

    /// <summary>What has arrived here, in the order of arrival.</summary>
    public IReadOnlyList<PacketArrival> Arrivals => arrivals;

    private uint Cycle => (uint)wake.Clock.EdgeAtOrAfter(Now);

    /// <inheritdoc/>
    protected override void Start() => AwaitNext();

    private void AwaitNext()
    {
        if (next < orders.Length)
        {
            due.SendAt(default, wake.Clock.Edge(orders[next].CreateCycle));
        }
    }

    private void OnDue(in PacketDue message) => wake.Arm();

    private void OnCredit(in Credit credit)
    {
        credits[credit.VirtualChannel]++;
        if (sent > 0 || (next < orders.Length && orders[next].CreateCycle <= Cycle))
        {
            wake.Arm();
        }
    }

    private void OnFlit(in Flit flit)
    {
        CreditsToNetwork.Send(new Credit(flit.VirtualChannel));
        if (flit.IsTail)
        {
            arrivals.Add(new PacketArrival(flit.Packet, flit.Source, flit.CreateCycle, flit.InjectCycle, Cycle));
        }
    }

    private void Inject()
    {
        var order = orders[next];
        if (sent == 0)
        {
            if (!TryTakeChannel())
            {
                return;
            }

            injectCycle = Cycle;
        }
        else if (credits[channel] == 0)
        {
            return;
        }

        credits[channel]--;
        ToNetwork.Send(new Flit(order.Packet, node, order.Destination, order.CreateCycle, injectCycle, 2, 0, (ushort)sent, (byte)channel, 0, sent == order.Flits - 1));
        if (++sent < order.Flits)
        {
            wake.Arm();
            return;
        }

        sent = 0;
        next++;
        if (next < orders.Length && orders[next].CreateCycle <= Cycle)
        {
            wake.Arm();
        }
        else
        {
            AwaitNext();
        }
    }

    private bool TryTakeChannel()
    {
        for (var i = 0; i < credits.Length; i++)
        {
            var candidate = hasSent ? (channel + 1 + i) % credits.Length : i;
            if (credits[candidate] > 0)
            {
                channel = candidate;
                hasSent = true;
                return true;
            }
        }

        return false;
    }

    private readonly record struct PacketDue;
}
