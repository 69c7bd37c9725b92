using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>What a network is given to carry: packets of some classes, drawn as the run goes on, or those of a trace.</summary>
internal sealed class NocWorkload
{
    private const int MostCycles = 1_000_000_000;

    // A flit has a byte for its class.
    private const int MostClasses = byte.MaxValue + 1;

    private static readonly Key<double> LoadKey = Key.Real(
        "load", "Flits that each node which sends offers to the network in a cycle, those of all classes together.", min: 0, max: 1).Optional();

    private static readonly Key<IReadOnlyList<Record>> ClassesKey =
        Key.ObjectList("classes", "The sorts of packets that nodes send.", NocTraffic.Family).Optional();

    private static readonly Key<int> WarmUpKey = Key.Count(
        "warm-up", "Cycles before the measured span.", max: MostCycles).WithDefault("3000");

    private static readonly Key<int> MeasureKey = Key.Count(
        "measure", "Cycles of the measured span: packets created in it count for latencies, what enters, passes and leaves in it for rates.", min: 1, max: MostCycles).WithDefault("10000");

    private static readonly Key<int> DrainKey = Key.Count(
        "drain-limit", "Cycles behind the measured span in which its packets are waited for, while traffic goes on.", min: 1, max: MostCycles).WithDefault("50000");

    private static readonly Key<string> TraceKey = Key.Text(
        "trace", "A file of comma-separated values with the columns `create_cycle`, `src`, `dst` and `flits`, one line for each packet, those of each node in the order of their creation (between nodes there is no order); named relative to the file of the scenario. The run ends when all have arrived.").Optional();

    public static readonly RecordSchema Schema = new(
        "noc workload",
        "Either `classes` of packets with a `load`, or a `trace`.",
        LoadKey, ClassesKey, WarmUpKey, MeasureKey, DrainKey, TraceKey);

    /// <summary>The packets of a trace; null for drawn traffic.</summary>
    public PacketTrace? Trace { get; private init; }

    /// <summary>The load of drawn traffic, in flits a node and cycle.</summary>
    public double Load { get; private init; }

    /// <summary>The classes of drawn traffic.</summary>
    public IReadOnlyList<PacketClass> Classes { get; private init; } = [];

    /// <summary>The multicast trees of all classes.</summary>
    public IReadOnlyList<MulticastTree> Trees { get; private init; } = [];

    /// <summary>Cycles before the measured span.</summary>
    public int WarmUp { get; private init; }

    /// <summary>Cycles of the measured span.</summary>
    public int Measure { get; private init; }

    /// <summary>Cycles behind it.</summary>
    public int DrainLimit { get; private init; }

    /// <summary>Reads the workload of a network.</summary>
    /// <exception cref="HoconException">It does not fit the network, or a file cannot be used.</exception>
    public static NocWorkload Read(Record workload, RouteTable routes, int slots)
    {
        if (workload.Has(TraceKey) == workload.Has(ClassesKey))
        {
            throw workload.Has(TraceKey)
                ? workload.Error(TraceKey, $"A workload has either a `{TraceKey.Name}` or `{ClassesKey.Name}`; leave out one of them.")
                : workload.Error($"The workload has no packets; give it `{ClassesKey.Name}` and a `{LoadKey.Name}`, or a `{TraceKey.Name}`.");
        }

        return workload.Has(TraceKey) ? ReadTrace(workload, routes.Graph) : ReadClasses(workload, routes, slots);
    }

    private static NocWorkload ReadTrace(Record workload, NetworkGraph graph)
    {
        Key[] others = [LoadKey, WarmUpKey, MeasureKey, DrainKey];
        if (Array.Find(others, workload.Has) is { } other)
        {
            throw workload.Error(other, $"`{other.Name}` is for drawn traffic; a trace is run from its first packet to its last.");
        }

        using var text = workload.OpenFile(TraceKey);
        try
        {
            var trace = PacketTrace.Read(text, graph.Nodes, NocFlits.Most);
            return trace.Packets.Length > 0
                ? new NocWorkload { Trace = trace }
                : throw workload.Error(TraceKey, $"The file {workload.Found(TraceKey)} has no packets.");
        }
        catch (TrafficFileException problem)
        {
            throw NocTraffic.InFile(workload, TraceKey, problem);
        }
    }

    private static NocWorkload ReadClasses(Record workload, RouteTable routes, int slots)
    {
        var records = workload.Get(ClassesKey);
        if (records.Count == 0)
        {
            throw workload.Error(ClassesKey, $"`{ClassesKey.Name}` is empty; give at least one class of packets.");
        }

        if (records.Count > MostClasses)
        {
            throw workload.Error(ClassesKey, $"There are {records.Count} classes of packets; a network has up to {MostClasses}.");
        }

        if (!workload.TryGet(LoadKey, out var load))
        {
            throw workload.Error(ClassesKey, $"Drawn traffic needs a `{LoadKey.Name}`: {LoadKey.TypeName}, {LoadKey.Description}");
        }

        var shares = NocTraffic.SharesOf(records);
        var classes = new List<PacketClass>();
        var trees = new List<MulticastTree>();
        foreach (var (item, record) in records.Index())
        {
            var packets = NocTraffic.Read(record, routes, slots, load * shares[item], firstTree: trees.Count);
            if (classes.Exists(other => other.Name == packets.Name))
            {
                throw record.Error(NocTraffic.Name, $"Two classes are called `{packets.Name}`; every class needs a `{NocTraffic.Name.Name}` of its own.");
            }

            classes.Add(packets);
            trees.AddRange(packets.Groups is { } groups ? groups.Trees : []);
        }

        return new NocWorkload
        {
            Load = load,
            Classes = classes,
            Trees = trees,
            WarmUp = workload.Get(WarmUpKey),
            Measure = workload.Get(MeasureKey),
            DrainLimit = workload.Get(DrainKey),
        };
    }
}
