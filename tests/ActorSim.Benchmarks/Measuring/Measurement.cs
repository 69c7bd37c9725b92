namespace ActorSim.Benchmarks;

/// <summary>What one child process measured: one engine on one model, once.</summary>
public sealed record Measurement
{
    /// <summary>Events of the whole run, warm-up included; the same in every engine.</summary>
    public required long Events { get; init; }

    /// <summary>Checksum of the whole run in hexadecimal; the same in every engine.</summary>
    public required string Checksum { get; init; }

    /// <summary>Events of the measured part.</summary>
    public required long MeasuredEvents { get; init; }

    /// <summary>Processor time of the measured part, all threads together.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>Time on the wall of the measured part.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>The same and the closing of the run: what one and several threads are compared by.</summary>
    public required double ClosedWallSeconds { get; init; }

    /// <summary>Managed bytes allocated in the measured part.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>Methods that were compiled meanwhile; more than a few dozen, and the warm-up was too short.</summary>
    public int CompiledMethods { get; init; }

    /// <summary>Millions of events a second of processor time.</summary>
    public double CpuRate => MeasuredEvents / CpuSeconds / 1e6;

    /// <summary>Millions of events a second on the wall.</summary>
    public double WallRate => MeasuredEvents / WallSeconds / 1e6;

    /// <summary>Nanoseconds of processor time for each event.</summary>
    public double CpuNanosecondsPerEvent => CpuSeconds / MeasuredEvents * 1e9;

    /// <summary>Bytes allocated for each event.</summary>
    public double BytesPerEvent => (double)AllocatedBytes / MeasuredEvents;
}
