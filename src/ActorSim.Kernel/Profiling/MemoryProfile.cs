namespace ActorSim.Kernel;

/// <summary>The memory of a run. Bytes are of the whole process, since actors share their memory with whatever else is in it.</summary>
public sealed record MemoryProfile
{
    /// <summary>Bytes of pages for mail under way; they are kept until the end, so this is the most that was needed.</summary>
    public required long MailBytes { get; init; }

    /// <summary>All other managed bytes that were held at the end: actors, ports, links, and what belongs to the program around them.</summary>
    public required long OtherBytes { get; init; }

    /// <summary>Bytes that the profiler took for itself.</summary>
    public required long ProfilerBytes { get; init; }

    /// <summary>How many actors there are.</summary>
    public required int Actors { get; init; }

    /// <summary><see cref="OtherBytes"/> for each actor.</summary>
    public double BytesPerActor => OtherBytes / (double)Actors;

    /// <summary>Bytes that were allocated while the run went on. A model that allocates for every message is slowed down by it.</summary>
    public required long AllocatedBytes { get; init; }

    /// <summary>Garbage collections while the run went on, by generation.</summary>
    public required IReadOnlyList<int> Collections { get; init; }

    /// <summary>Seconds that the run stood still for them.</summary>
    public required double CollectingSeconds { get; init; }
}
