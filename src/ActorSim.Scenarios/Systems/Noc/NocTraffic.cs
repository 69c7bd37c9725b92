using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>A class of packets of a network's workload.</summary>
internal static class NocTraffic
{
    public const string AllClasses = "all";

    private const string OnOff = "on-off";

    public static readonly Key<string> Name = Key.Text("name", "The name of the class in results.").WithDefault("packets");

    private static readonly Key<string> Pattern = Key.Choice(
        "pattern",
        ["uniform", "transpose", "tornado", "bit-complement", "shuffle", "neighbour", "hotspot", "permutation", "multicast"],
        "For whom the packets of each node are.");

    private static readonly Key<decimal> Share = Key.Percent(
        "share", "Its share of the load; all classes have one, 100 % together, or none, and then equal ones.", max: "100%").Optional();

    private static readonly Key<string> InjectionKey = Key.Choice(
        "injection", ["bernoulli", OnOff], "When packets are created: in each cycle with the same probability, or so only in periods that take turns with pauses.").WithDefault("bernoulli");

    private static readonly Key<double> OnCycles = Key.Real("on-cycles", "With `injection = on-off`: the mean length of a period with packets, in cycles.", min: 1).Optional();
    private static readonly Key<double> OffCycles = Key.Real("off-cycles", "With `injection = on-off`: the mean length of a pause, in cycles.", min: 1).Optional();

    private static readonly Key<IReadOnlyList<int>> HotNodes = Key.CountList("hot-nodes", "The nodes that get more than others, in equal parts.");
    private static readonly Key<decimal> HotShare = Key.Percent("hot-share", "Their share of all packets; the rest goes to the other nodes, in equal parts.", max: "100%");

    private static readonly Key<IReadOnlyList<int>> Destinations =
        Key.CountList("destinations", "For each node, in order, the node that it sends to.").Optional();

    private static readonly Key<string> DestinationFile = Key.Text(
        "file", "Instead of `destinations`: a file of comma-separated values with the columns `src` and `dst`, one line for each node; named relative to the file of the scenario.").Optional();

    private static readonly Key<int> GroupSource = Key.Count("source", "The node that sends.");
    private static readonly Key<IReadOnlyList<int>> GroupDestinations = Key.CountList("destinations", "The nodes that receive.");

    private static readonly Key<IReadOnlyList<Record>> Groups = Key.ObjectList(
        "groups",
        "Who sends to whom. Nodes without a group send nothing; a node with several takes one for each packet, all equally likely.",
        new RecordSchema("multicast group", "A node that sends the same packets to several others.", GroupSource, GroupDestinations));

    public static readonly RecordFamily Family = new(
        "class of packets",
        "Packets that nodes send.",
        Pattern,
        Member("uniform", "To any node, the sender included, all equally likely."),
        Member("transpose", "From column x and row y to column y and row x; in a square network."),
        Member("tornado", "Almost half way around in x and in y: from c to c + ⌈k/2⌉ − 1 (mod k)."),
        Member("bit-complement", "To the node with all bits of the number the other way; with a power of two of nodes."),
        Member("shuffle", "To the node with the bits of the number turned left by one; with a power of two of nodes."),
        Member("neighbour", "One on in x and in y: from c to c + 1 (mod k)."),
        Member("hotspot", "Some nodes get more packets than others.", HotNodes, HotShare),
        Member("permutation", "Each node sends to one node.", Destinations, DestinationFile),
        Member("multicast", "One packet for several nodes, copied in routers where their ways part. It fits into the buffer of a virtual channel.", Groups));

    /// <summary>The part of the load that each class has.</summary>
    /// <exception cref="HoconException">Some have shares and some do not, or they are not 100 %.</exception>
    public static double[] SharesOf(IReadOnlyList<Record> classes)
    {
        if (!classes.Any(record => record.Has(Share)))
        {
            return [.. Enumerable.Repeat(1.0 / classes.Count, classes.Count)];
        }

        if (classes.FirstOrDefault(record => !record.Has(Share)) is { } without)
        {
            throw without.Error($"This class has no `{Share.Name}`, but others have; give it one too.");
        }

        var sum = classes.Sum(record => record.Get(Share));
        return sum == 1
            ? [.. classes.Select(record => (double)record.Get(Share))]
            : throw classes[^1].Error(Share, $"The shares of the classes are {100 * sum:0.######} % together; they must be 100 %.");
    }

    /// <summary>Makes a class.</summary>
    /// <param name="record">The class as it was written.</param>
    /// <param name="routes">The network.</param>
    /// <param name="slots">Slots of a buffer.</param>
    /// <param name="load">Its load, in flits a node and cycle.</param>
    /// <param name="firstTree">The number of its first multicast tree.</param>
    /// <exception cref="HoconException">It does not fit the network.</exception>
    public static PacketClass Read(Record record, RouteTable routes, int slots, double load, int firstTree)
    {
        var name = record.Get(Name);
        if (name is AllClasses or "")
        {
            throw record.Error(Name, name.Length == 0 ? "A class needs a name that is not empty." : $"A class cannot be called `{AllClasses}`: so results call all of them together.");
        }

        var (graph, length) = (routes.Graph, record.Get(NocFlits.Key));
        var injection = InjectionOf(record, load / length.Mean);
        if (record.Get(Pattern) != "multicast")
        {
            return new PacketClass(name, PatternOf(record, graph), length, injection);
        }

        if (length.Most > slots)
        {
            throw record.Error(NocFlits.Key, $"A multicast of {length.Most} flits does not fit into a buffer of {slots} slots; its copies could hold up each other for ever.");
        }

        var groups = record.Get(Groups).Select(group => GroupOf(group, routes)).ToList();
        return record.At(Groups, () => new PacketClass(name, new MulticastGroups(routes, groups, firstTree), length, injection));
    }

    /// <summary>What is wrong with a file, at the key that names it.</summary>
    public static HoconException InFile(Record record, Key<string> key, TrafficFileException problem) =>
        record.Error(key, $"In the file {record.Found(key)}, line {problem.Line}: {problem.Problem}");

    private static KeyValuePair<string, RecordSchema> Member(string name, string description, params Key[] keys) =>
        KeyValuePair.Create(name, new RecordSchema($"{name} packets", description, [Name, Pattern, .. keys, NocFlits.Key, Share, InjectionKey, OnCycles, OffCycles]));

    private static Injection InjectionOf(Record record, double rate)
    {
        if (record.Get(InjectionKey) != OnOff)
        {
            Key[] others = [OnCycles, OffCycles];
            return Array.Find(others, record.Has) is { } other
                ? throw record.Error(other, $"`{other.Name}` counts with `{InjectionKey.Name} = {OnOff}`.")
                : Injection.Bernoulli(rate);
        }

        if (!record.TryGet(OnCycles, out var on) || !record.TryGet(OffCycles, out var off))
        {
            throw record.Error(InjectionKey, $"`{InjectionKey.Name} = {OnOff}` needs `{OnCycles.Name}` and `{OffCycles.Name}`, the mean lengths of periods and pauses.");
        }

        var whileOn = rate * (on + off) / on;
        return whileOn <= 1
            ? record.At(OnCycles, () => Injection.OnOff(whileOn, on, off))
            : throw record.Error(OffCycles, $"At this load a node would have to create {whileOn:0.###} packets a cycle between its pauses, and it creates up to 1; make pauses shorter, or the load lower.");
    }

    private static TrafficPattern PatternOf(Record record, NetworkGraph graph) => record.Get(Pattern) switch
    {
        "uniform" => TrafficPattern.Uniform(graph.Nodes),
        "bit-complement" => record.At(Pattern, () => TrafficPattern.BitComplement(graph.Nodes)),
        "shuffle" => record.At(Pattern, () => TrafficPattern.Shuffle(graph.Nodes)),
        "hotspot" => record.At(HotNodes, () => TrafficPattern.Hotspot(graph.Nodes, record.Get(HotNodes), record.Get(HotShare))),
        "permutation" => PermutationOf(record, graph.Nodes),
        var pattern => graph.Grid is not { } grid
            ? throw record.Error(Pattern, $"The pattern `{pattern}` needs rows and columns, which a network of type `graph` has not.")
            : record.At(Pattern, () => pattern switch
            {
                "transpose" => TrafficPattern.Transpose(grid),
                "tornado" => TrafficPattern.Tornado(grid),
                _ => TrafficPattern.Neighbour(grid),
            }),
    };

    private static TrafficPattern PermutationOf(Record record, int nodes)
    {
        if (record.Has(Destinations) == record.Has(DestinationFile))
        {
            throw record.Error(record.Has(DestinationFile) ? DestinationFile : Pattern, $"A permutation needs either `{Destinations.Name}` or a `{DestinationFile.Name}`.");
        }

        if (!record.TryGet(Destinations, out var given))
        {
            using var text = record.OpenFile(DestinationFile);
            try
            {
                return TrafficPattern.ReadPermutation(text, nodes);
            }
            catch (TrafficFileException problem)
            {
                throw InFile(record, DestinationFile, problem);
            }
        }

        return given.Count == nodes
            ? record.At(Destinations, () => TrafficPattern.Permutation(given))
            : throw record.Error(Destinations, $"`{Destinations.Name}` names {given.Count} nodes; the network has {nodes}, and each needs one.");
    }

    private static MulticastGroup GroupOf(Record group, RouteTable routes)
    {
        var made = new MulticastGroup(group.Get(GroupSource), group.Get(GroupDestinations));
        group.At(made.Source < routes.Graph.Nodes ? GroupDestinations : GroupSource, () => new MulticastTree(routes, made.Source, made.Destinations));
        return made;
    }
}
