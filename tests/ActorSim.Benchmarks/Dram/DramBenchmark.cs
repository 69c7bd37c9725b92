using System.Globalization;
using ActorSim.Memory;
using ActorSim.Tests;

namespace ActorSim.Benchmarks;

/// <summary>
/// Requests played to a DRAM on one thread, beside what DRAMsim3 serves of them in a CPU second on a machine of this kind. Every
/// row is run four times in one process, the first to warm up the compiler, and the best of the others counts.
/// </summary>
public static class DramBenchmark
{
    private const int Runs = 4;
    private const double RandomOfDramsim = 0.12e6;
    private const double StreamOfDramsim = 0.18e6;
    private const long Megabyte = 1 << 20;

    private static readonly DramCase[] Cases =
    [
        new("random reads", GoldenDram.Ddr4, 1, 400_000, i => new(RandomAddress(i), 0, false), RandomOfDramsim),
        new("random, 30 % writes", GoldenDram.Ddr4, 1, 400_000, i => new(RandomAddress(i), 0, Mix(i + (1L << 40)) % 10 < 3), RandomOfDramsim),
        new("stream of reads", GoldenDram.Ddr4, 1, 400_000, i => new(i * 64L % (1024 * Megabyte), 0, false), StreamOfDramsim),
        new("a read every 60 cycles", GoldenDram.Ddr4, 1, 100_000, i => new(RandomAddress(i), i * 60L, false), null),
        new("a read every 1200 cycles, 1 us", GoldenDram.Ddr4, 1, 100_000, i => new(RandomAddress(i), i * 1200L, false), null),
        new("a read every 1200000 cycles, 1 ms", GoldenDram.Ddr4, 1, 100_000, i => new(RandomAddress(i), i * 1_200_000L, false), null),
        new("random reads, 8 a cycle", GoldenDram.Hbm2, 8, 400_000, i => new(RandomAddress(i), 0, false), null),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine("requests served on one thread; asked: 5 times DRAMsim3 (0.12 M random, 0.18 M streaming DDR4 requests a CPU second), aim 7 times; gaps cost nothing");
        foreach (var one in Cases)
        {
            var trace = new DramTraceRequest[one.Requests];
            for (var i = 0; i < trace.Length; i++)
            {
                trace[i] = one.Request(i);
            }

            var (seconds, deliveries, bytes) = (double.MaxValue, 0L, 0L);
            for (var run = 0; run < Runs; run++)
            {
                var (took, delivered, allocated) = Measure(one, trace);
                (seconds, deliveries, bytes) = run == 0 ? (double.MaxValue, delivered, allocated) : (Math.Min(seconds, took), delivered, allocated);
            }

            var beside = one.Dramsim is { } other ? string.Create(CultureInfo.InvariantCulture, $"{one.Requests / seconds / other,5:0.0} x DRAMsim3") : "";
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Memory.Name,-9} {one.Name,-34} {seconds,6:0.000} CPU s {one.Requests / seconds / 1e6,6:0.00} M requests/s {(double)deliveries / one.Requests,5:0.0} messages a request {(double)bytes / one.Requests,6:0.00} bytes a request {beside}"));
        }
    }

    private static (double Seconds, long Deliveries, long Bytes) Measure(DramCase one, DramTraceRequest[] trace)
    {
        var playback = new DramPlayback(one.Memory, trace, one.Width);
        using var simulation = playback.Simulation;

        // The first tenth fills pools and queues; what is allocated behind it is allocated for requests.
        simulation.Advance(one.Memory.Clock.Edge(2000));
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var before = Environment.CpuUsage.TotalTime;
        var result = simulation.Run();
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        return (seconds, result.Deliveries, GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore);
    }

    private static long RandomAddress(long i) => (long)(Mix(i) % (ulong)(1024 * Megabyte / 64)) * 64;

    private static ulong Mix(long value)
    {
        var z = ((ulong)value + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private sealed record DramCase(string Name, DramDescription Memory, int Width, int Requests, Func<int, DramTraceRequest> Request, double? Dramsim);
}
