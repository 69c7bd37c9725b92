using System.Numerics;
using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// An input-queued router with virtual channels: wormhole switching, credit flow control, and iSLIP for virtual channels
/// and switch. A head flit computes its route, takes a virtual channel of its output, then it and the flits behind it
/// cross the switch one by one, each as soon as a slot is free in the buffer downstream.
/// </summary>
/// <remarks>
/// <para>
/// Stages and rules are those of BookSim 2's <c>iq</c> router (Jiang et al., "A Detailed and Flexible Cycle-Accurate
/// Network-on-Chip Simulator", ISPASS 2013); see <see cref="RouterPipeline"/>. All stages of a cycle see the state at its
/// beginning. Crossing the switch takes one cycle more, which is part of the latency of the links that leave it.
/// </para>
/// <para>
/// A packet of a multicast tree, which BookSim has not, is copied where the tree forks: each copy takes a channel of its
/// output and crosses at its own pace, copies of one flit together where their outputs are free, and a flit leaves the
/// buffer when all have crossed. A buffer holds such a packet whole, so that no copy holds up another for ever.
/// </para>
/// <para>A router sleeps while nothing in it can change before something arrives.</para>
/// </remarks>
public sealed class VirtualChannelRouter : Actor
{
    private static readonly StallCause NoCredit = StallCause.Credit;
    private static readonly StallCause NoChannel = new("virtual-channel");

    private readonly int nodes;
    private readonly int channelsPerPort;
    private readonly int slotsPerChannel;
    private readonly bool looksAhead;
    private readonly bool isSpeculative;
    private readonly int cyclesToSwitch;
    private readonly RouteRow routes;
    private readonly RouterTables tables;
    private readonly MeasuringSpan span;
    private readonly ClockedWake wake;
    private readonly SimDuration cycle;
    private readonly InPort<Flit>[] inputs;
    private readonly OutPort<Credit>[] inputCredits;
    private readonly OutPort<Flit>[] outputs;
    private readonly InPort<Credit>[] outputCredits;
    private readonly ChannelAllocator channels;
    private readonly SwitchAllocator crossbar;
    private readonly MulticastBranches branches;

    // By input channel, port · V + channel.
    private readonly Flit[] slots;
    private readonly InputChannel[] fronts;
    private readonly InputSets[] sets;

    // By output, and the virtual channels of each that no packet holds, as bits.
    private readonly OutputState[] states;
    private readonly ulong[] free;

    // By output channel: free slots downstream.
    private readonly int[] credits;

    private int buffered;
    private int mostBuffered;
    private SimTime occupiedSince;
    private long occupancy;
    private Standing standing;

    /// <summary>Makes a router.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="description">What it is built like.</param>
    /// <param name="ports">Its ports, each with an input and an output; 1 to 64.</param>
    /// <param name="tables">Where packets go.</param>
    /// <param name="span">When the traffic is counted.</param>
    /// <exception cref="ArgumentException">The tables do not fit the ports.</exception>
    public VirtualChannelRouter(Clock clock, RouterDescription description, int ports, RouterTables tables, MeasuringSpan span)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(span);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ports);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ports, RouterDescription.MostPorts);
        if (tables.LinkCycles.Length != ports)
        {
            throw new ArgumentException($"A router of {ports} ports was given the latencies of {tables.LinkCycles.Length} links.", nameof(tables));
        }

        (this.tables, this.span) = (tables, span);
        nodes = tables.Hops.Length;
        (channelsPerPort, slotsPerChannel) = (description.VirtualChannels, description.SlotsPerChannel);
        var pipeline = description.Pipeline;
        (looksAhead, isSpeculative, cyclesToSwitch) = (pipeline.RoutingDelay == 0, pipeline.IsSpeculative, pipeline.CyclesToSwitch);
        routes = new RouteRow(tables.Hops);
        var total = ports * channelsPerPort;
        channels = new ChannelAllocator(ports, channelsPerPort);
        crossbar = new SwitchAllocator(ports, channelsPerPort);
        branches = new MulticastBranches(ports, tables.Branches.Length > 0 ? total : 0);
        slots = new Flit[total * slotsPerChannel];
        (fronts, credits, sets) = (new InputChannel[total], new int[total], new InputSets[BitRow.WordsOf(total)]);
        (states, free) = (new OutputState[ports], new ulong[ports]);
        occupiedSince = span.From;
        Array.Fill(credits, slotsPerChannel);
        var all = RouteTable.AllOf(channelsPerPort);
        Array.Fill(free, all);
        Array.Fill(states, new OutputState { WithCredit = all });
        wake = Wake(clock, Step);
        cycle = clock.ShortestLengthOf(1);
        (inputs, inputCredits) = (new InPort<Flit>[ports], new OutPort<Credit>[ports]);
        (outputs, outputCredits) = (new OutPort<Flit>[ports], new InPort<Credit>[ports]);
        for (var port = 0; port < ports; port++)
        {
            var own = port;
            inputs[port] = Receive((in Flit flit) => OnFlit(own, flit), optional: true);
            inputCredits[port] = Emit<Credit>(optional: true);
            outputs[port] = Emit<Flit>(optional: true);
            outputCredits[port] = Receive((in Credit credit) => OnCredit(own, credit), optional: true);
        }
    }

    private enum Standing : byte
    {
        Idle = 0,
        Busy = 1,
        WithoutCredit = 2,
        WithoutChannel = 3,
    }

    /// <summary>Flits that the fullest moment of the measured span found in all its buffers.</summary>
    public int MostBuffered => mostBuffered;

    /// <summary>Whether it holds no flit, all its output channels are free, and all credits are back.</summary>
    internal bool IsAtRest
    {
        get
        {
            var all = RouteTable.AllOf(channelsPerPort);
            return buffered == 0 && Array.TrueForAll(free, channels => channels == all) && Array.TrueForAll(credits, count => count == slotsPerChannel);
        }
    }

    /// <summary>Where flits come in.</summary>
    /// <param name="port">The number of the port.</param>
    public InPort<Flit> Input(int port) => inputs[port];

    /// <summary>Tells the sender to an input of free slots.</summary>
    /// <param name="port">The number of the port.</param>
    public OutPort<Credit> InputCredit(int port) => inputCredits[port];

    /// <summary>Where flits leave.</summary>
    /// <param name="port">The number of the port.</param>
    public OutPort<Flit> Output(int port) => outputs[port];

    /// <summary>Where the receiver behind an output tells of free slots.</summary>
    /// <param name="port">The number of the port.</param>
    public InPort<Credit> OutputCredit(int port) => outputCredits[port];

    /// <summary>Flits that won the switch towards an output in the measured span.</summary>
    /// <param name="port">The number of the port.</param>
    public long FlitsThrough(int port) => states[port].Flits;

    /// <summary>Flits in its buffers, on average over the part of the measured span that was run.</summary>
    /// <param name="end">When the run ended.</param>
    public double MeanBuffered(SimTime end)
    {
        var until = span.Clamp(end);
        var length = (until - span.From).Picoseconds;
        return length == 0 ? 0 : (occupancy + ((double)buffered * (until - occupiedSince).Picoseconds)) / length;
    }

    private void OnFlit(int port, in Flit flit)
    {
        var channel = (port * channelsPerPort) + flit.VirtualChannel;
        ref var front = ref fronts[channel];
        if (front.Count == slotsPerChannel)
        {
            throw new InvalidOperationException($"A flit arrived at {Path} for virtual channel {flit.VirtualChannel} of port {port}, whose buffer is full.");
        }

        SettleOccupancy();
        slots[SlotOf(channel, front.First + front.Count)] = flit;
        front.Count++;
        buffered++;
        sets[channel >> 6].Filled |= BitOf(channel);
        wake.Arm();
    }

    private void OnCredit(int port, in Credit credit)
    {
        var resource = (port * channelsPerPort) + credit.VirtualChannel;
        if (credits[resource]++ == 0)
        {
            states[port].WithCredit |= 1UL << credit.VirtualChannel;
            if (buffered > 0)
            {
                wake.Arm();
            }
        }
    }

    /// <summary>One cycle, after everything that arrives in it.</summary>
    private void Step()
    {
        SettleOccupancy();
        var changes = FindStarting();
        if (looksAhead)
        {
            BeginToWait();
        }

        AskForSwitch();
        var granted = channels.Allocate(free);
        foreach (var (input, resource) in granted)
        {
            TakeChannel(input, resource);
        }

        var crossings = crossbar.Allocate();
        var moved = false;
        foreach (ref readonly var crossing in crossings)
        {
            moved |= TryCross(crossing);
        }

        if (!looksAhead)
        {
            BeginToWait();
        }

        // Allocators give nothing away, and so change nothing, exactly when they are given nothing to decide.
        changes |= !granted.IsEmpty || !crossings.IsEmpty;
        if (changes && buffered > 0)
        {
            wake.Arm();
        }

        Account(moved, changes);
    }

    /// <summary>Finds the channels at whose front a packet begins; false if there is none.</summary>
    private bool FindStarting()
    {
        ulong any = 0;
        for (var word = 0; word < sets.Length; word++)
        {
            any |= sets[word].Starting = sets[word].Filled & ~sets[word].Serving;
        }

        return any != 0;
    }

    /// <summary>Those found come to wait for a channel of their output.</summary>
    private void BeginToWait()
    {
        for (var word = 0; word < sets.Length; word++)
        {
            for (var bits = sets[word].Starting; bits != 0; bits &= bits - 1)
            {
                BeginToWait((word << 6) + BitOperations.TrailingZeroCount(bits));
            }
        }
    }

    private void BeginToWait(int channel)
    {
        sets[channel >> 6].Serving |= BitOf(channel);
        ref var front = ref fronts[channel];
        var destination = slots[SlotOf(channel, front.First)].Destination;
        if (destination >= nodes)
        {
            BeginToFork(channel, tables.Branches[destination - nodes]);
            return;
        }

        (front.Output, var allowed) = routes[destination];
        front.Resource = InputChannel.None;
        sets[channel >> 6].Waiting |= BitOf(channel);
        channels.Wait(channel, front.Output, allowed);
    }

    private void BeginToFork(int channel, Hop[] copies)
    {
        sets[channel >> 6].Forking |= BitOf(channel);
        branches.Begin(channel);
        foreach (var (output, virtualChannels) in copies)
        {
            branches.Add(channel, output);
            channels.Wait(channel, output, virtualChannels);
        }
    }

    private void AskForSwitch()
    {
        for (var word = 0; word < sets.Length; word++)
        {
            for (var bits = sets[word].Active & sets[word].Filled; bits != 0; bits &= bits - 1)
            {
                var channel = (word << 6) + BitOperations.TrailingZeroCount(bits);
                ref readonly var front = ref fronts[channel];
                if (credits[front.Resource] > 0)
                {
                    Ask(channel, front.Output, flitIndex: 0, isSpeculation: false);
                }
            }

            for (var bits = isSpeculative ? sets[word].Waiting : 0; bits != 0; bits &= bits - 1)
            {
                var channel = (word << 6) + BitOperations.TrailingZeroCount(bits);
                var output = fronts[channel].Output;
                if (SomeChannelIsFree(channel, output))
                {
                    Ask(channel, output, flitIndex: 0, isSpeculation: true);
                }
            }

            for (var bits = sets[word].Forking & sets[word].Filled; bits != 0; bits &= bits - 1)
            {
                AskForBranches((word << 6) + BitOperations.TrailingZeroCount(bits));
            }
        }
    }

    private void AskForBranches(int channel)
    {
        for (var open = branches.Open(channel); open != 0; open &= open - 1)
        {
            var output = BitOperations.TrailingZeroCount(open);
            var resource = branches.Resource(channel, output);
            if (resource == InputChannel.None)
            {
                if (isSpeculative && SomeChannelIsFree(channel, output))
                {
                    Ask(channel, output, flitIndex: 0, isSpeculation: true);
                }
            }
            else if (branches.Offset(channel, output) < fronts[channel].Count && credits[resource] > 0)
            {
                Ask(channel, output, branches.Sent(channel, output), isSpeculation: false);
            }
        }
    }

    private void Ask(int channel, int output, int flitIndex, bool isSpeculation)
    {
        var (port, virtualChannel) = ((uint)channel / (uint)channelsPerPort, (uint)channel % (uint)channelsPerPort);
        crossbar.Request(new SwitchRequest((ushort)port, (ushort)virtualChannel, (ushort)output, (ushort)flitIndex, isSpeculation));
    }

    private bool SomeChannelIsFree(int channel, int output) => (channels.Allowed(channel, output) & free[output] & states[output].WithCredit) != 0;

    private void TakeChannel(int channel, int resource)
    {
        var output = resource / channelsPerPort;
        free[output] &= ~(1UL << (resource - (output * channelsPerPort)));
        if ((sets[channel >> 6].Forking & BitOf(channel)) != 0)
        {
            branches.Hold(channel, output, resource);
            return;
        }

        fronts[channel].Resource = resource;
        sets[channel >> 6].Waiting &= ~BitOf(channel);
        sets[channel >> 6].Active |= BitOf(channel);
    }

    /// <summary>Lets a flit cross, unless it was speculation that its packet would get a channel with a free slot.</summary>
    private bool TryCross(in SwitchRequest crossing)
    {
        var channel = (crossing.Input * channelsPerPort) + crossing.VirtualChannel;
        var forks = (sets[channel >> 6].Forking & BitOf(channel)) != 0;
        ref readonly var front = ref fronts[channel];
        var resource = forks ? branches.Resource(channel, crossing.Output) : front.Resource;
        if (crossing.IsSpeculative && (resource == InputChannel.None || credits[resource] == 0))
        {
            return false;
        }

        if (forks)
        {
            CrossBranch(channel, crossing, resource);
            return true;
        }

        var isTail = Send(SlotOf(channel, front.First), crossing.Output, resource);
        GiveUpFront(channel, crossing.Input, crossing.VirtualChannel);
        if (isTail)
        {
            sets[channel >> 6].Active &= ~BitOf(channel);
            sets[channel >> 6].Serving &= ~BitOf(channel);
        }

        return true;
    }

    private void CrossBranch(int channel, in SwitchRequest crossing, int resource)
    {
        var offset = branches.Offset(channel, crossing.Output);
        var isTail = Send(SlotOf(channel, fronts[channel].First + offset), crossing.Output, resource);
        branches.Advance(channel, crossing.Output, isTail);
        if (branches.TryFree(channel))
        {
            GiveUpFront(channel, crossing.Input, crossing.VirtualChannel);
        }

        if (branches.Open(channel) == 0)
        {
            sets[channel >> 6].Forking &= ~BitOf(channel);
            sets[channel >> 6].Serving &= ~BitOf(channel);
        }
    }

    /// <summary>Sends what a slot holds; true for a tail, which gives its channel back.</summary>
    private bool Send(int slot, int output, int resource)
    {
        var channel = resource - (output * channelsPerPort);
        if (--credits[resource] == 0)
        {
            states[output].WithCredit &= ~(1UL << channel);
        }

        ref readonly var flit = ref slots[slot];
        if (flit.IsTail)
        {
            free[output] |= 1UL << channel;
        }

        if (span.Contains(Now))
        {
            states[output].Flits++;
        }

        outputs[output].Send(flit with
        {
            VirtualChannel = (byte)channel,
            Routers = (ushort)(flit.Routers + 1),
            FreeCycles = flit.FreeCycles + (uint)(cyclesToSwitch + tables.LinkCycles[output]),
        });
        return flit.IsTail;
    }

    private void GiveUpFront(int channel, int port, int virtualChannel)
    {
        ref var front = ref fronts[channel];
        front.First = front.First + 1 == slotsPerChannel ? 0 : front.First + 1;
        buffered--;
        if (--front.Count == 0)
        {
            sets[channel >> 6].Filled &= ~BitOf(channel);
        }

        inputCredits[port].Send(new Credit((byte)virtualChannel));
    }

    private static ulong BitOf(int channel) => 1UL << (channel & 63);

    private int SlotOf(int channel, int place) =>
        (channel * slotsPerChannel) + (place < slotsPerChannel ? place : place - slotsPerChannel);

    private void SettleOccupancy()
    {
        var now = span.Clamp(Now);
        occupancy += buffered * (now - occupiedSince).Picoseconds;
        occupiedSince = now;
        if (buffered > mostBuffered && span.Contains(Now))
        {
            mostBuffered = buffered;
        }
    }

    /// <summary>Says what the router does until it is called again.</summary>
    private void Account(bool moved, bool changes)
    {
        if (moved && buffered == 0)
        {
            // Nothing will wake it to say that the cycle is over.
            standing = Standing.Idle;
            BusyFor(cycle);
            return;
        }

        var now = buffered == 0 ? Standing.Idle
            : changes ? Standing.Busy
            : SomeFlitLacksCredit() ? Standing.WithoutCredit
            : Standing.WithoutChannel;
        if (now == standing)
        {
            return;
        }

        standing = now;
        switch (now)
        {
            case Standing.Idle:
                BecomeIdle();
                break;
            case Standing.Busy:
                BecomeBusy();
                break;
            default:
                StallOn(now == Standing.WithoutCredit ? NoCredit : NoChannel);
                break;
        }
    }

    /// <summary>When nothing moves: whether a flit has a channel, so that credit is what it waits for.</summary>
    private bool SomeFlitLacksCredit()
    {
        for (var word = 0; word < sets.Length; word++)
        {
            if ((sets[word].Active & sets[word].Filled) != 0)
            {
                return true;
            }

            for (var bits = sets[word].Forking; bits != 0; bits &= bits - 1)
            {
                var channel = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (branches.SomeCopyIsReady(channel, fronts[channel].Count))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
