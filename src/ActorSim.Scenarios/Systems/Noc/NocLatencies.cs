using System.Globalization;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>How long the packets of a network took, by class and together.</summary>
internal sealed class NocLatencies
{
    public const string Table = "latency";
    public const string MeanColumn = "mean";
    public const string SlowColumn = "p99";

    private const string HistogramTable = "histogram";

    private static readonly (ResultColumn Column, Func<PacketTally, Cell> Cell)[] LatencyColumns =
    [
        (new("packets", "packets", "Packets that were created in the measured span and arrived; each copy of a multicast is one."), t => t.Packets),
        (new(MeanColumn, "cycles", "Mean latency: from the creation of a packet to the arrival of its tail."), t => Mean(t, t.Latency)),
        (new("min", "cycles", "The shortest latency."), t => IfAny(t, t.Shortest)),
        (new("p50", "cycles", "Half of the packets took no longer; from 1024 cycles on to 1/512."), t => IfAny(t, t.Latencies.Percentile(0.5))),
        (new("p95", "cycles", "95 % of the packets took no longer."), t => IfAny(t, t.Latencies.Percentile(0.95))),
        (new(SlowColumn, "cycles", "99 % of the packets took no longer."), t => IfAny(t, t.Latencies.Percentile(0.99))),
        (new("max", "cycles", "The longest latency."), t => IfAny(t, t.Longest)),
        (new("queueing", "cycles", "Mean time in the queue of the source."), t => Mean(t, t.Queueing)),
        (new("routing", "cycles", "Mean time that a head takes through routers and wires when nothing is in its way."), t => Mean(t, t.Routing)),
        (new("contention", "cycles", "Mean time that waiting for virtual channels, switches and credits adds."), t => Mean(t, t.Contention)),
        (new("serialisation", "cycles", "Mean time that the flits behind the head add."), t => Mean(t, t.Serialisation)),
        (new("hops", "routers", "Mean number of routers passed."), t => Mean(t, t.Routers)),
    ];

    private readonly string[] names;
    private readonly PacketTally[] tallies;

    public NocLatencies(NocWorkload workload, RouterNetwork network)
    {
        names = NamesOf(workload);
        var classes = Math.Max(1, workload.Classes.Count);
        var ofClasses = Enumerable.Range(0, classes).Select(index => SumOf(network.Interfaces.Select(door => door.Tallies[index]))).ToArray();
        All = SumOf(ofClasses);
        tallies = classes > 1 ? [.. ofClasses, All] : [All];
    }

    /// <summary>The packets of all classes.</summary>
    public PacketTally All { get; }

    /// <summary>The names and units of the cells of the table by class.</summary>
    public static void AddUnits(NocWorkload workload, Dictionary<string, string?> units)
    {
        foreach (var row in NamesOf(workload))
        {
            foreach (var (column, _) in LatencyColumns)
            {
                units.Add($"{Table}.{row}.{column.Name}", column.Unit);
            }
        }
    }

    public ResultTable ByClass() => new(
        Table,
        "How long packets took, and where their time went: queueing + routing + contention + serialisation = mean.",
        [new("class", "", "The class of packets."), .. LatencyColumns.Select(column => column.Column)],
        [.. names.Zip(tallies, (name, tally) => new ResultRow([name, .. LatencyColumns.Select(column => column.Cell(tally))]))]);

    /// <summary>Latencies in steps from one power of two half way to the next.</summary>
    public ResultTable Histogram()
    {
        var counts = new SortedDictionary<(long Low, long High), long>();
        foreach (var (low, _, count) in All.Latencies.Steps())
        {
            var step = HistogramSteps.Of(low);
            counts[step] = counts.GetValueOrDefault(step) + count;
        }

        var upTo = 0L;
        return new(
            HistogramTable,
            "How many packets took how long.",
            [
                new(Table, "cycles", "From creation to arrival."),
                new("packets", "packets", "How many took so long."),
                new("share", "%", "Of all."),
                new("up-to", "%", "Of all that took so long or less."),
            ],
            [.. counts.Select(step =>
            {
                upTo += step.Value;
                return new ResultRow($"{step.Key.Low}-{step.Key.High}", step.Value, 100.0 * step.Value / All.Packets, 100.0 * upTo / All.Packets);
            })]);
    }

    /// <summary>Where the time of a packet goes, as a sentence.</summary>
    public string Explain()
    {
        (string What, long Cycles)[] parts =
        [
            ("on the way through routers and wires", All.Routing), ("for the flits behind the head", All.Serialisation),
            ("waiting in routers for channels, switches and credits", All.Contention), ("in the queue of its source", All.Queueing),
        ];
        var told = parts.Where(part => part.Cycles > 0).OrderByDescending(part => part.Cycles)
            .Select(part => Say($"{OfPacket(part.Cycles):0.0} ({100.0 * part.Cycles / All.Latency:0} %) {part.What}"));
        return Say($"A packet takes {OfPacket(All.Latency):0.0} cycles on average: {string.Join(", ", told)}.");
    }

    private static string[] NamesOf(NocWorkload workload) =>
        workload.Classes.Count > 1 ? [.. workload.Classes.Select(packets => packets.Name), NocTraffic.AllClasses] : [NocTraffic.AllClasses];

    private static PacketTally SumOf(IEnumerable<PacketTally> tallies)
    {
        var sum = new PacketTally();
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return sum;
    }

    private static Cell Mean(PacketTally tally, long sum) => tally.Packets == 0 ? Cell.Nothing : (double)sum / tally.Packets;

    private static Cell IfAny(PacketTally tally, long cycles) => tally.Packets == 0 ? Cell.Nothing : cycles;

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private double OfPacket(long cycles) => (double)cycles / All.Packets;
}
