namespace ActorSim.Benchmarks;

/// <summary>What one run of a cluster cost a process of its own.</summary>
public sealed record TrainingMeasurement
{
    /// <summary>Processor time of the process up to the end of its first run, the start of the runtime and building included.</summary>
    public required double ProcessSeconds { get; init; }

    /// <summary>Processor time of building the system, of the first time.</summary>
    public required double BuildSeconds { get; init; }

    /// <summary>Processor time of the second run alone, which finds its methods compiled.</summary>
    public required double RunSeconds { get; init; }

    /// <summary>Messages and starts delivered in a run.</summary>
    public required long Messages { get; init; }

    /// <summary>The most memory that the process had by the end of its first run.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Managed bytes allocated in the second half of the second run.</summary>
    public required long SteadyBytes { get; init; }

    /// <summary>Messages of that half.</summary>
    public required long SteadyMessages { get; init; }

    /// <summary>When the last worker was done, in simulated picoseconds.</summary>
    public required long DonePicoseconds { get; init; }

    /// <summary>Of the run: two versions of the program that simulate the same have the same.</summary>
    public required ulong Fingerprint { get; init; }
}
