using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// An input-queued router with virtual channels: wormhole switching, credit flow control, and iSLIP for virtual channels
/// and switch. A head flit computes its route, takes a virtual channel of its output, then it and the flits behind it
/// cross the switch one by one, each as soon as a slot is free in the buffer downstream.
/// </summary>
/// <remarks>
/// Stages and rules are those of BookSim 2's <c>iq</c> router (Jiang et al., "A Detailed and Flexible Cycle-Accurate
/// Network-on-Chip Simulator", ISPASS 2013); see <see cref="RouterPipeline"/>. All stages of a cycle see the state at its
/// beginning. Crossing the switch takes one cycle more, which is part of the latency of the links that leave it.
/// </remarks>
public sealed class VirtualChannelRouter : Actor
{
    private static readonly StallCause NoCredit = StallCause.Credit;

    private readonly RouterDescription description;
    private readonly Hop[] hops;
    private readonly ClockedWake wake;
    private readonly InPort<Credit>[] outputCredits;
    private readonly OutPort<Flit>[] outputs;
    private readonly OutPort<Credit>[] inputCredits;
    private readonly InPort<Flit>[] inputs;
    private readonly ChannelAllocator channels;
    private readonly SwitchAllocator crossbar;

    // By input channel, port · V + channel.
    private readonly Flit[] slots;
    private readonly int[] first;
    private readonly int[] count;
    private readonly int[] outputOf;
    private readonly int[] outputChannelOf;
    private readonly ulong[] allowed;
    private readonly BitRow filled;
    private readonly BitRow serving;
    private readonly BitRow routing;
    private readonly BitRow waiting;
    private readonly BitRow active;

    // By output channel.
    private readonly BitRow taken;
    private readonly int[] credits;

    /// <summary>Makes a router.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="description">What it is built like.</param>
    /// <param name="hops">Where a packet for each node of the network goes; shared with nobody who changes it.</param>
    /// <param name="downstream">For each output, the slots of each virtual channel of the buffer that it leads to.</param>
    public VirtualChannelRouter(Clock clock, RouterDescription description, Hop[] hops, IReadOnlyList<int> downstream)
    {
        this.description = description;
        this.hops = hops;
        var (ports, channelsPerPort) = (description.Ports, description.VirtualChannels);
        var total = ports * channelsPerPort;
        channels = new ChannelAllocator(ports, channelsPerPort);
        crossbar = new SwitchAllocator(ports, channelsPerPort);
        slots = new Flit[total * description.SlotsPerChannel];
        (first, count, outputOf, outputChannelOf, credits) = (new int[total], new int[total], new int[total], new int[total], new int[total]);
        allowed = new ulong[total];
        (filled, serving, routing, waiting, active, taken) = (new(total), new(total), new(total), new(total), new(total), new(total));
        for (var i = 0; i < total; i++)
        {
            credits[i] = downstream[i / channelsPerPort];
        }

        wake = Wake(clock, Step);
        var (flitsIn, creditsOut) = (new InPort<Flit>[ports], new OutPort<Credit>[ports]);
        var (flitsOut, creditsIn) = (new OutPort<Flit>[ports], new InPort<Credit>[ports]);
        for (var port = 0; port < ports; port++)
        {
            var own = port;
            flitsIn[port] = Receive((in Flit flit) => OnFlit(own, flit), optional: true);
            creditsOut[port] = Emit<Credit>(optional: true);
            flitsOut[port] = Emit<Flit>(optional: true);
            creditsIn[port] = Receive((in Credit credit) => OnCredit(own, credit), optional: true);
        }

        (inputs, inputCredits, outputs, outputCredits) = (flitsIn, creditsOut, flitsOut, creditsIn);
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

    private int Channels => description.VirtualChannels;

    private void OnFlit(int port, in Flit flit)
    {
        var channel = (port * Channels) + flit.VirtualChannel;
        if (count[channel] == description.SlotsPerChannel)
        {
            throw new InvalidOperationException($"A flit arrived at {Path} for virtual channel {flit.VirtualChannel} of port {port}, whose buffer is full.");
        }

        var slot = first[channel] + count[channel]++;
        slots[(channel * description.SlotsPerChannel) + (slot < description.SlotsPerChannel ? slot : slot - description.SlotsPerChannel)] = flit;
        filled.Add(channel);
        wake.Arm();
    }

    private void OnCredit(int port, in Credit credit)
    {
        credits[(port * Channels) + credit.VirtualChannel]++;
        wake.Arm();
    }

    /// <summary>One cycle, after everything that arrives in it.</summary>
    private void Step()
    {
        var routesNow = description.Pipeline.RoutingDelay == 0;
        StartPackets(routesNow);
        AskForSwitch();
        var granted = channels.Allocate(taken, allowed);
        foreach (var grant in granted)
        {
            outputChannelOf[grant.Input] = grant.Output;
            waiting.Remove(grant.Input);
            active.Add(grant.Input);
        }

        var crossings = crossbar.Allocate();
        var moved = false;
        foreach (var crossing in crossings)
        {
            var channel = (crossing.Input * Channels) + crossing.VirtualChannel;
            if (!crossing.IsSpeculative || (active[channel] && credits[outputChannelOf[channel]] > 0))
            {
                Cross(crossing.Input, channel);
                moved = true;
            }
        }

        foreach (var grant in granted)
        {
            if (active[grant.Input])
            {
                taken.Add(grant.Output);
            }
        }

        if (!routesNow)
        {
            EndRouting();
        }

        Settle(moved);
    }

    private void StartPackets(bool routesNow)
    {
        for (var channel = filled.Next(0); channel >= 0; channel = filled.Next(channel + 1))
        {
            if (serving[channel])
            {
                continue;
            }

            serving.Add(channel);
            var hop = hops[slots[(channel * description.SlotsPerChannel) + first[channel]].Destination];
            outputOf[channel] = hop.Output;
            allowed[channel] = hop.VirtualChannels;
            if (routesNow)
            {
                BeginToWait(channel);
            }
            else
            {
                routing.Add(channel);
            }
        }
    }

    private void BeginToWait(int channel)
    {
        waiting.Add(channel);
        channels.Wait(channel, outputOf[channel]);
    }

    private void AskForSwitch()
    {
        for (var channel = active.Next(0); channel >= 0; channel = active.Next(channel + 1))
        {
            if (filled[channel] && credits[outputChannelOf[channel]] > 0)
            {
                crossbar.Request(channel / Channels, channel % Channels, outputOf[channel], isSpeculative: false);
            }
        }

        if (!description.Pipeline.IsSpeculative)
        {
            return;
        }

        for (var channel = waiting.Next(0); channel >= 0; channel = waiting.Next(channel + 1))
        {
            if (SomeChannelIsFree(outputOf[channel], allowed[channel]))
            {
                crossbar.Request(channel / Channels, channel % Channels, outputOf[channel], isSpeculative: true);
            }
        }
    }

    private bool SomeChannelIsFree(int output, ulong among)
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            var resource = (output * Channels) + channel;
            if ((among >> channel & 1) != 0 && !taken[resource] && credits[resource] > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Cross(int input, int channel)
    {
        var resource = outputChannelOf[channel];
        var slot = (channel * description.SlotsPerChannel) + first[channel];
        var flit = slots[slot];
        first[channel] = first[channel] + 1 == description.SlotsPerChannel ? 0 : first[channel] + 1;
        if (--count[channel] == 0)
        {
            filled.Remove(channel);
        }

        credits[resource]--;
        inputCredits[input].Send(new Credit((byte)(channel % Channels)));
        outputs[outputOf[channel]].Send(flit with { VirtualChannel = (byte)(resource % Channels) });
        if (flit.IsTail)
        {
            active.Remove(channel);
            serving.Remove(channel);
            taken.Remove(resource);
        }
    }

    private void EndRouting()
    {
        for (var channel = routing.Next(0); channel >= 0; channel = routing.Next(channel + 1))
        {
            BeginToWait(channel);
        }

        routing.Clear();
    }

    /// <summary>Goes on in the next cycle if there is anything to do; else sleeps until something arrives.</summary>
    private void Settle(bool moved)
    {
        if (!filled.IsEmpty)
        {
            wake.Arm();
        }

        if (moved)
        {
            BecomeBusy();
        }
        else if (filled.IsEmpty)
        {
            BecomeIdle();
        }
        else
        {
            StallOn(NoCredit);
        }
    }
}
