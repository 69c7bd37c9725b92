using System.Globalization;
using ActorSim.Interconnect;
using Xunit.Abstractions;

namespace ActorSim.Conformance.Booksim;

public sealed class BooksimSweepTests(ITestOutputHelper output)
{
    private const int Seeds = 5;
    private const int MoreSeeds = 25;
    private const int WarmUpPeriods = 3;
    private const double Bound = 0.03;
    private const int MostBeyondBound = 8;

    // BookSim gives a run up when its mean latency passes this.
    private const double GivenUp = 500;
    private const int PeriodsOfUnstableRuns = 20;

    private static readonly IReadOnlyList<BooksimSweepRow> Rows =
        BooksimSweepRow.Read(Path.Combine(AppContext.BaseDirectory, "Booksim", "sweeps.csv"));

    /// <summary>
    /// The tool's figure is one run with one seed, ours a mean of five. Where they are more than 3 % apart, more seeds tell
    /// whether single runs differ so much among each other: the tool's must lie within three standard deviations of ours.
    /// </summary>
    [Fact]
    public void Latency_below_saturation_and_throughput_are_those_of_the_tool()
    {
        var (differences, beyond) = (new List<double>(), new List<string>());
        foreach (var row in Rows.Where(row => row.IsThroughput || IsFarFromSaturation(row)))
        {
            var theirs = row.IsThroughput ? row.Accepted : row.PacketLatency!.Value;
            var ours = Means(row, 1, Seeds);
            var difference = (ours.Average() / theirs) - 1;
            differences.Add(difference);
            Tell($"{row}: ours {ours.Average():F4}, the tool {theirs:F4}, {100 * difference:F2} %");
            if (Math.Abs(difference) <= Bound)
            {
                continue;
            }

            var more = Means(row, Seeds + 1, MoreSeeds);
            var (mean, deviation) = (more.Average(), DeviationOf(more));
            beyond.Add($"{row}: {MoreSeeds} further runs of ours give {mean:F4} ± {deviation:F4}, the tool's is {(theirs - mean) / deviation:F1} deviations away");
            Tell($"{beyond[^1]}");
            Assert.True(Math.Abs(theirs - mean) <= 3 * deviation, beyond[^1]);
        }

        Tell($"mean difference of {differences.Count} rows {100 * differences.Average():F3} %");
        Assert.InRange(beyond.Count, 0, MostBeyondBound);
        Assert.InRange(differences.Average(), -0.003, 0.003);
    }

    [Fact]
    public void Runs_that_the_tool_gave_up_do_not_settle()
    {
        foreach (var row in Rows.Where(row => row is { IsThroughput: false, IsStable: false }))
        {
            var latency = Enumerable.Range(1, Seeds).Average(seed => Latency(
                row.Network.Measure(PacketsOf(row), (ulong)seed, WarmUpPeriods * row.Period, PeriodsOfUnstableRuns * row.Period, drainLimit: 1)));
            Tell($"{row}: given up by the tool at {GivenUp}; ours {latency:F0} and more");
            Assert.True(latency >= GivenUp, $"{row} settles at {latency}.");
        }
    }

    /// <summary>Near saturation a run of some thousand cycles is a matter of luck, the tool's like ours: shown, not judged.</summary>
    [Fact]
    public void Near_saturation_latencies_are_shown()
    {
        var near = Rows.Where(row => row is { IsThroughput: false, IsStable: true } && !IsFarFromSaturation(row)).ToList();
        var within = 0;
        foreach (var row in near)
        {
            var ours = Means(row, 1, Seeds);
            var difference = (ours.Average() / row.PacketLatency!.Value) - 1;
            within += Math.Abs(difference) <= 0.1 ? 1 : 0;
            Tell($"{row}: ours {ours.Average():F2} ± {DeviationOf(ours):F2}, the tool {row.PacketLatency:F2}, {100 * difference:F1} %");
        }

        Tell($"within 10 %: {within} of {near.Count} rows");
        Assert.True(within > near.Count / 2);
    }

    private static bool IsFarFromSaturation(BooksimSweepRow row) => row is { IsThroughput: false, IsStable: true }
        && row.PacketLatency <= 1.3 * Rows.Where(other => other.Configuration == row.Configuration && other is { IsThroughput: false, IsStable: true }).MinBy(other => other.Offered)!.PacketLatency;

    private static double[] Means(BooksimSweepRow row, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(seed => row.IsThroughput ? AcceptedRate(row, (ulong)seed) : PacketLatency(row, (ulong)seed))];

    private static double DeviationOf(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static double PacketLatency(BooksimSweepRow row, ulong seed)
    {
        var network = row.Network.Measure(PacketsOf(row), seed, WarmUpPeriods * row.Period, MeasuredCycles(row), drainLimit: 100 * row.Period);
        Assert.True(network.Drain!.IsDrained, $"{row} has not drained.");
        return Latency(network);
    }

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

    private void Tell(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
