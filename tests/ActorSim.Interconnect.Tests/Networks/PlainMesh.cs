namespace ActorSim.Interconnect.Tests;

/// <summary>
/// A mesh of BookSim's routers written down plainly: every router in every cycle, nothing clever. An oracle for what the
/// actors do, which sleep, and send messages.
/// </summary>
internal sealed class PlainMesh
{
    private const int Ports = 5;
    private const int Local = 4;

    private readonly int columns;
    private readonly int channels;
    private readonly RouterPipeline pipeline;
    private readonly Router[] routers;
    private readonly Source[] sources;
    private readonly Dictionary<long, List<Action>> later = [];
    private readonly List<(int Node, PacketArrival Arrival)> arrivals = [];
    private long now;

    public PlainMesh(int columns, int rows, int channels, int slots, RouterPipeline pipeline, IReadOnlyList<(int Source, PacketOrder Packet)> packets)
    {
        (this.columns, this.channels, this.pipeline) = (columns, channels, pipeline);
        routers = [.. Enumerable.Range(0, columns * rows).Select(_ => new Router(channels, slots))];
        sources = [.. Enumerable.Range(0, columns * rows).Select(node => new Source(
            channels, slots, [.. packets.Where(packet => packet.Source == node).Select(packet => packet.Packet).OrderBy(packet => packet.CreateCycle)]))];
    }

    public IReadOnlyList<(int Node, PacketArrival Arrival)> Run(int packets)
    {
        for (now = 0; arrivals.Count < packets && now < 1_000_000; now++)
        {
            if (later.Remove(now, out var due))
            {
                due.ForEach(action => action());
            }

            for (var node = 0; node < sources.Length; node++)
            {
                Inject(node);
            }

            for (var router = 0; router < routers.Length; router++)
            {
                Step(router);
            }
        }

        return arrivals;
    }

    private void At(long cycle, Action action)
    {
        if (!later.TryGetValue(cycle, out var actions))
        {
            later.Add(cycle, actions = []);
        }

        actions.Add(action);
    }

    private void Inject(int node)
    {
        var source = sources[node];
        while (source.Next < source.Orders.Length && source.Orders[source.Next].CreateCycle <= now)
        {
            source.Queue.Enqueue(source.Orders[source.Next++]);
        }

        if (source.Queue.Count == 0)
        {
            return;
        }

        if (source.Sent == 0)
        {
            var free = Enumerable.Range(1, channels).Select(step => (source.LastChannel + step) % channels).Where(channel => source.Credits[channel] > 0).ToList();
            if (free.Count == 0)
            {
                return;
            }

            (source.LastChannel, source.InjectCycle) = (free[0], now);
        }
        else if (source.Credits[source.LastChannel] == 0)
        {
            return;
        }

        var order = source.Queue.Peek();
        var channelOfFlit = source.LastChannel;
        var flit = new Flit(
            order.Packet, node, order.Destination, order.CreateCycle, (uint)source.InjectCycle, 0, 0, (ushort)source.Sent, (byte)channelOfFlit, 0, source.Sent == order.Flits - 1);
        source.Credits[channelOfFlit]--;
        At(now + 2, () => routers[node].Inputs[Local, channelOfFlit].Flits.Enqueue(flit));
        source.Sent = flit.IsTail ? 0 : source.Sent + 1;
        if (flit.IsTail)
        {
            source.Queue.Dequeue();
        }
    }

    private void Step(int number)
    {
        var router = routers[number];
        var inputs = Enumerable.Range(0, Ports * channels).Select(index => (Index: index, Port: index / channels, Channel: index % channels, At: router.Inputs[index / channels, index % channels])).ToList();
        foreach (var input in inputs.Where(input => input.At.Flits.Count > 0 && input.At.Stage == Stage.Idle))
        {
            input.At.Output = OutputFor(number, input.At.Flits.Peek().Destination);
            (input.At.Stage, input.At.Since) = (Stage.Waiting, now + pipeline.RoutingDelay);
        }

        var waiting = inputs.Where(input => input.At.Stage == Stage.Waiting && input.At.Since <= now).ToList();
        var offers = new List<(int Input, int Resource)>();
        for (var resource = 0; resource < Ports * channels; resource++)
        {
            var askers = waiting.Where(input => input.At.Output == resource / channels && !router.Taken[resource]).ToList();
            if (askers.Count > 0)
            {
                offers.Add((askers.MinBy(input => Around(input.Index, router.VaGrant[resource], Ports * channels)).Index, resource));
            }
        }

        var requests = inputs.Where(input => input.At is { Stage: Stage.Active, Flits.Count: > 0 } && router.Credits[input.At.Resource] > 0)
            .Select(input => (input.Port, input.Channel, input.At.Output, Speculative: false)).ToList();
        if (pipeline.IsSpeculative)
        {
            requests.AddRange(waiting.Where(input => Enumerable.Range(input.At.Output * channels, channels).Any(resource => !router.Taken[resource] && router.Credits[resource] > 0))
                .Select(input => (input.Port, input.Channel, input.At.Output, Speculative: true)));
        }

        foreach (var group in offers.GroupBy(offer => offer.Input).ToList())
        {
            var (input, resource) = group.MinBy(offer => Around(offer.Resource, router.VaAccept[group.Key], Ports * channels));
            router.VaGrant[resource] = (input + 1) % (Ports * channels);
            router.VaAccept[input] = (resource + 1) % (Ports * channels);
            var granted = router.Inputs[input / channels, input % channels];
            (granted.Stage, granted.Resource) = (Stage.Active, resource);
            router.Taken[resource] = true;
        }

        var forward = requests.GroupBy(request => (request.Port, request.Output))
            .Select(group => group.OrderBy(request => request.Speculative).ThenBy(request => Around(request.Channel, router.Turn[request.Port], channels)).First());
        var chosen = forward.GroupBy(request => request.Output).Select(group => group.MinBy(request => Around(request.Port, router.SaGrant[request.Output], Ports)));
        foreach (var group in chosen.GroupBy(offer => offer.Port).ToList())
        {
            var (port, channel, output, speculative) = group.MinBy(offer => Around(offer.Output, router.SaAccept[offer.Port], Ports));
            router.SaGrant[output] = (port + 1) % Ports;
            router.SaAccept[port] = (output + 1) % Ports;
            router.Turn[port] = (channel + 1) % channels;
            var input = router.Inputs[port, channel];
            if (!speculative || (input.Stage == Stage.Active && router.Credits[input.Resource] > 0))
            {
                Cross(number, port, channel, input);
            }
        }
    }

    private void Cross(int number, int port, int channel, Input input)
    {
        var router = routers[number];
        var flit = input.Flits.Dequeue();
        router.Credits[input.Resource]--;
        var (output, resource) = (input.Output, input.Resource);
        var sent = flit with { VirtualChannel = (byte)(resource % channels), Routers = (ushort)(flit.Routers + 1) };
        if (flit.IsTail)
        {
            input.Stage = Stage.Idle;
            router.Taken[resource] = false;
        }

        if (port == Local)
        {
            At(now + 2, () => sources[number].Credits[channel]++);
        }
        else
        {
            var (upstream, upstreamOutput) = Neighbour(number, port);
            At(now + 2 + pipeline.CreditDelay, () => routers[upstream].Credits[(upstreamOutput * channels) + channel]++);
        }

        if (output == Local)
        {
            At(now + 3, () => Arrive(number, resource, sent));
        }
        else
        {
            var (next, nextInput) = Neighbour(number, output);
            At(now + 3, () => routers[next].Inputs[nextInput, resource % channels].Flits.Enqueue(sent));
        }
    }

    private void Arrive(int node, int resource, Flit flit)
    {
        At(now + 2 + pipeline.CreditDelay, () => routers[node].Credits[resource]++);
        if (flit.IsTail)
        {
            arrivals.Add((node, new PacketArrival(flit.Packet, flit.Source, flit.Index + 1, flit.CreateCycle, flit.InjectCycle, (uint)now, 0, flit.Routers)));
        }
    }

    private int OutputFor(int router, int destination)
    {
        var (x, y, toX, toY) = (router % columns, router / columns, destination % columns, destination / columns);
        return toX > x ? 0 : toX < x ? 1 : toY > y ? 2 : toY < y ? 3 : Local;
    }

    /// <summary>The router at a port, and its port that leads back.</summary>
    private (int Router, int Port) Neighbour(int router, int port) => port switch
    {
        0 => (router + 1, 1),
        1 => (router - 1, 0),
        2 => (router + columns, 3),
        _ => (router - columns, 2),
    };

    private static int Around(int index, int from, int count) => (index - from + count) % count;

    private enum Stage
    {
        Idle = 0,
        Waiting = 1,
        Active = 2,
    }

    private sealed class Input
    {
        public Queue<Flit> Flits { get; } = new();

        public Stage Stage { get; set; }

        public long Since { get; set; }

        public int Output { get; set; }

        public int Resource { get; set; }
    }

    private sealed class Router
    {
        public Router(int channels, int slots)
        {
            for (var i = 0; i < Ports * channels; i++)
            {
                Inputs[i / channels, i % channels] = new Input();
            }

            (Taken, Credits) = (new bool[Ports * channels], [.. Enumerable.Repeat(slots, Ports * channels)]);
            (VaGrant, VaAccept) = (new int[Ports * channels], new int[Ports * channels]);
        }

        public Input[,] Inputs { get; } = new Input[Ports, 64];

        public bool[] Taken { get; }

        public int[] Credits { get; }

        public int[] VaGrant { get; }

        public int[] VaAccept { get; }

        public int[] SaGrant { get; } = new int[Ports];

        public int[] SaAccept { get; } = new int[Ports];

        public int[] Turn { get; } = new int[Ports];
    }

    private sealed class Source(int channels, int slots, PacketOrder[] orders)
    {
        public PacketOrder[] Orders { get; } = orders;

        public int Next { get; set; }

        public Queue<PacketOrder> Queue { get; } = new();

        public int[] Credits { get; } = [.. Enumerable.Repeat(slots, channels)];

        public int LastChannel { get; set; } = channels - 1;

        public int Sent { get; set; }

        public long InjectCycle { get; set; }
    }
}
