using System.Globalization;
using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// Meshes of virtual-channel routers under uniform traffic, on one thread, beside what BookSim 2 took for the same on a
/// machine of this kind. Rows of 8 × 8 are run three times in one process, the first to warm up the compiler, and the best
/// counts; the others take long enough to be run once.
/// </summary>
public static class NocBenchmark
{
    private const int Runs = 3;

    // Cycles per CPU second of BookSim 2: cycles_per_cpu_s in tests/ActorSim.Conformance/Booksim/sweeps.csv.
    private static readonly NocCase[] Cases =
    [
        new(8, RouterPipeline.R3, "R3", 2, 8, 4, 0.02, 200_000, 26_878),
        new(8, RouterPipeline.R3, "R3", 2, 8, 4, 0.3, 20_000, 3_617),
        new(8, RouterPipeline.R5, "R5", 2, 4, 4, 0.02, 200_000, 26_629),
        new(8, RouterPipeline.R5, "R5", 2, 4, 4, 0.3, 20_000, 3_770),
        new(8, RouterPipeline.R5, "R5", 4, 8, 1, 0.02, 200_000, 19_287),
        new(8, RouterPipeline.R5, "R5", 4, 8, 1, 0.3, 20_000, 1_830),
        new(32, RouterPipeline.R3, "R3", 2, 8, 4, 0.05, 100_000, null),
        new(32, RouterPipeline.R3, "R3", 2, 8, 4, 0, 1_000_000_000, null),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine("uniform traffic on a mesh of routers, one thread; asked: 5 times BookSim 2, aim 8 times; 32 x 32 at load 0.05 in under 90 s");
        foreach (var one in Cases)
        {
            var (seconds, hops, deliveries) = (double.MaxValue, 0L, 0L);
            for (var run = 0; run < (one.K > 8 ? 1 : Runs); run++)
            {
                var (took, crossed, delivered) = Measure(one);
                (seconds, hops, deliveries) = (Math.Min(seconds, took), crossed, delivered);
            }

            var beside = one.Booksim is { } booksim ? $"{one.Cycles / seconds / booksim,5:0.0} x BookSim 2 ({booksim} cycles/s)" : "";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.K,2} x {one.K,-2} {one.Name} V={one.VirtualChannels} B={one.Slots} L={one.Flits} load {one.Load,-4} {seconds,7:0.00} CPU s {one.Cycles / seconds,13:0} cycles/s {hops / seconds / 1e6,5:0.00} M flit-hops/s {deliveries / seconds / 1e6,5:0.0} M deliveries/s {beside}"));
        }
    }

    private static (double Seconds, long Hops, long Deliveries) Measure(NocCase one)
    {
        var clock = Clock.FromGigahertz(1);
        var graph = Topology.Mesh(one.K, one.K);
        var packets = new PacketClass("all", TrafficPattern.Uniform(graph.Nodes), PacketLength.Fixed(one.Flits), Injection.Bernoulli(one.Load / one.Flits));
        var builder = new SimulationBuilder();
        var network = RouterNetwork.Build(
            builder,
            new RouterNetworkDescription
            {
                Clock = clock,
                Routes = DimensionOrderRouting.For(graph, one.VirtualChannels),
                Router = new RouterDescription(one.VirtualChannels, one.Slots, one.Pipeline),
                Span = new MeasuringSpan(SimTime.Zero, clock.Edge(one.Cycles)),
                DrainLimit = clock.Edge(one.Cycles + 1),
            },
            [.. Enumerable.Repeat(NodeTraffic.Of([packets]), graph.Nodes)]);
        using var simulation = builder.Build();
        var before = Environment.CpuUsage.TotalTime;
        var result = simulation.Run();
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var hops = network.Routers.Sum(router => Enumerable.Range(0, 5).Sum(router.FlitsThrough));
        return (seconds, hops, result.Deliveries);
    }

    private sealed record NocCase(
        int K, RouterPipeline Pipeline, string Name, int VirtualChannels, int Slots, int Flits, double Load, long Cycles, double? Booksim);
}
