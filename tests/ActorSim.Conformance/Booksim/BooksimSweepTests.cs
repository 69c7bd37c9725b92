using System.Globalization;
using ActorSim.Interconnect;
using Xunit.Abstractions;

namespace ActorSim.Conformance.Booksim;

public sealed class BooksimSweepTests(ITestOutputHelper output)
{
    private const int Seeds = 5;
    private const int WarmUpPeriods = 3;

    // BookSim gives a run up when its mean latency passes this.
    private const double GivenUp = 500;
    private const int PeriodsOfUnstableRuns = 20;

    private static readonly IReadOnlyList<BooksimSweepRow> Rows =
        BooksimSweepRow.Read(Path.Combine(AppContext.BaseDirectory, "Booksim", "sweeps.csv"));

    public static TheoryData<string> Configurations => [.. Rows.Select(row => row.Configuration).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Latency_and_throughput_are_those_of_the_tool(string configuration)
    {
        var rows = Rows.Where(row => row.Configuration == configuration).ToList();
        var lowest = rows.Where(row => row is { IsThroughput: false, IsStable: true }).MinBy(row => row.Offered)!.PacketLatency!.Value;
        var misses = new List<string>();
        foreach (var row in rows)
        {
            if (row.IsThroughput)
            {
                Compare(row, "accepted", Mean(row, AcceptedRate), row.Accepted, bound: 0.03, misses);
            }
            else if (row.IsStable)
            {
                // Near saturation a run of some thousand cycles is a matter of luck: those rows are shown, not judged.
                var isLow = row.PacketLatency <= 1.3 * lowest;
                Compare(row, isLow ? "latency" : "latency near saturation", Mean(row, PacketLatency), row.PacketLatency!.Value, isLow ? 0.03 : null, misses);
            }
            else
            {
                var latency = Mean(row, LatencyOfUnstable);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row}: given up by the tool; ours {latency:F1}"));
                if (!(latency >= GivenUp))
                {
                    misses.Add($"{row} settles at {latency}, where the tool gave up");
                }
            }
        }

        Assert.Empty(misses);
    }

    private static double Mean(BooksimSweepRow row, Func<BooksimSweepRow, ulong, double> measure) =>
        Enumerable.Range(1, Seeds).Average(seed => measure(row, (ulong)seed));

    private static double PacketLatency(BooksimSweepRow row, ulong seed)
    {
        var network = row.Network.Measure(PacketsOf(row), seed, WarmUpPeriods * row.Period, MeasuredCycles(row), drainLimit: 100 * row.Period);
        Assert.True(network.Drain!.IsDrained, $"{row} has not drained.");
        return Latency(network);
    }

    private static double LatencyOfUnstable(BooksimSweepRow row, ulong seed) => Latency(
        row.Network.Measure(PacketsOf(row), seed, WarmUpPeriods * row.Period, PeriodsOfUnstableRuns * row.Period, drainLimit: PeriodsOfUnstableRuns * row.Period));

    private static double AcceptedRate(BooksimSweepRow row, ulong seed)
    {
        var measured = MeasuredCycles(row);
        var network = row.Network.Measure(PacketsOf(row), seed, WarmUpPeriods * row.Period, measured, drainLimit: 1);
        return network.Interfaces.Sum(door => door.FlitsAccepted) / ((double)measured * row.Network.Nodes);
    }

    private static double Latency(RouterNetwork network)
    {
        var all = new PacketTally();
        foreach (var tally in network.Interfaces.SelectMany(door => door.Tallies))
        {
            all.Add(tally);
        }

        return (double)all.Latency / all.Packets;
    }

    /// <summary>The tool measures for whole periods, and drains for less than one.</summary>
    private static long MeasuredCycles(BooksimSweepRow row) => ((row.Cycles / row.Period) - WarmUpPeriods) * row.Period;

    private static PacketClass PacketsOf(BooksimSweepRow row) => new(
        "all", PatternOf(row), PacketLength.Fixed(row.PacketSize), Injection.Bernoulli(row.Offered / row.PacketSize));

    private static TrafficPattern PatternOf(BooksimSweepRow row)
    {
        var grid = Topology.Mesh(row.Network.K, row.Network.K).Grid!;
        return row.Traffic switch
        {
            "uniform" => TrafficPattern.Uniform(row.Network.Nodes),
            "transpose" => TrafficPattern.Transpose(grid),
            "tornado" => TrafficPattern.Tornado(grid),
            "hotspot" when row.Network.K == 4 => Hotspot(row.Network.Nodes, node: 5, weight: 5),
            "hotspot" when row.Network.K == 8 => Hotspot(row.Network.Nodes, node: 27, weight: 7),
            _ => throw new InvalidOperationException($"No pattern is known for {row}."),
        };
    }

    private static TrafficPattern Hotspot(int nodes, int node, int weight) =>
        TrafficPattern.Weighted([.. Enumerable.Range(0, nodes).Select(other => other == node ? weight : 1L)]);

    private void Compare(BooksimSweepRow row, string what, double ours, double theirs, double? bound, List<string> misses)
    {
        var difference = (ours / theirs) - 1;
        var line = string.Create(CultureInfo.InvariantCulture, $"{row}: {what} {ours:F4}, the tool {theirs:F4}, {100 * difference:+0.00;-0.00} %");
        output.WriteLine(line);
        if (bound is { } most && !(Math.Abs(difference) <= most))
        {
            misses.Add(line);
        }
    }
}
