using System.Diagnostics;
using System.Runtime;

namespace ActorSim.Benchmarks;

/// <summary>Reads time and allocated bytes from a beginning on.</summary>
public sealed class Meter
{
    private readonly long allocated;
    private readonly TimeSpan processor;
    private readonly long began;
    private readonly long compiled;

    private Meter()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        compiled = JitInfo.GetCompiledMethodCount();
        allocated = GC.GetTotalAllocatedBytes(precise: true);
        processor = Environment.CpuUsage.TotalTime;
        began = Stopwatch.GetTimestamp();
    }

    /// <summary>Seconds on the wall so far.</summary>
    public double WallSeconds => Stopwatch.GetElapsedTime(began).TotalSeconds;

    /// <summary>Seconds of processor time so far, all threads together.</summary>
    public double CpuSeconds => (Environment.CpuUsage.TotalTime - processor).TotalSeconds;

    /// <summary>Managed bytes allocated so far.</summary>
    public long AllocatedBytes => GC.GetTotalAllocatedBytes(precise: true) - allocated;

    public static Meter Start() => new();

    /// <summary>What was measured until now.</summary>
    public Measurement Read(Tally before, Func<Tally> after)
    {
        var (wall, cpu, bytes) = (WallSeconds, CpuSeconds, AllocatedBytes);
        var methods = (int)(JitInfo.GetCompiledMethodCount() - compiled);
        var tally = after();
        return new Measurement
        {
            Events = tally.Events,
            Checksum = tally.ChecksumText,
            MeasuredEvents = tally.Events - before.Events,
            CpuSeconds = cpu,
            WallSeconds = wall,
            ClosedWallSeconds = wall,
            AllocatedBytes = bytes,
            CompiledMethods = methods,
        };
    }
}
