namespace ActorSim.Kernel;

/// <summary>
/// The shortest links inside a region, which limit how long its windows can be; or those from one region to another,
/// which limit how far the two can run apart. If all of them were longer, so could be the windows, up to the next latency.
/// </summary>
public sealed record LookaheadLimit
{
    /// <summary>The region where the links begin.</summary>
    public required string From { get; init; }

    /// <summary>The region where they end; the same if they lie inside of it.</summary>
    public required string To { get; init; }

    /// <summary>Whether they lie inside one region.</summary>
    public required bool IsInside { get; init; }

    /// <summary>Their latency; for cycles of a clock, its shortest length.</summary>
    public required SimDuration Latency { get; init; }

    /// <summary>How many links have it; a group counts once for each receiver.</summary>
    public required long Links { get; init; }

    /// <summary>A few of them, with both ends: <c>/chip/pe/0.Next -&gt; /chip/pe/1.Operands</c>.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>The next larger latency of such links, or null if all have the same.</summary>
    public required SimDuration? NextLatency { get; init; }
}
