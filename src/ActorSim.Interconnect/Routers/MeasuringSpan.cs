using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>The part of a run whose traffic is counted: behind the warm-up, before the drain.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end, not included; after <paramref name="From"/>.</param>
public sealed record MeasuringSpan(SimTime From, SimTime Until)
{
    /// <summary>The whole run.</summary>
    public static MeasuringSpan Everything { get; } = new(SimTime.Zero, SimTime.MaxValue);

    /// <summary>Whether a time lies in it.</summary>
    /// <param name="time">The time.</param>
    public bool Contains(SimTime time) => time >= From && time < Until;

    /// <summary>The time that lies nearest in it.</summary>
    internal SimTime Clamp(SimTime time) => time < From ? From : time > Until ? Until : time;
}
