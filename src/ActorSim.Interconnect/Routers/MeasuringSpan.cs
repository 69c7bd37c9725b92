using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>The part of a run whose traffic is counted: behind the warm-up, before the drain.</summary>
public sealed record MeasuringSpan
{
    /// <summary>Makes a span.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="until">Its end, not included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end does not come after the beginning.</exception>
    public MeasuringSpan(SimTime from, SimTime until)
    {
        if (until <= from)
        {
            throw new ArgumentOutOfRangeException(nameof(until), $"A measured span ends after it begins; found one from {from} to {until}.");
        }

        (From, Until) = (from, until);
    }

    /// <summary>The whole run.</summary>
    public static MeasuringSpan Everything { get; } = new(SimTime.Zero, SimTime.MaxValue);

    /// <summary>Its beginning.</summary>
    public SimTime From { get; }

    /// <summary>Its end, not included.</summary>
    public SimTime Until { get; }

    /// <summary>Whether a time lies in it.</summary>
    /// <param name="time">The time.</param>
    public bool Contains(SimTime time) => time >= From && time < Until;

    /// <summary>The time that lies nearest in it.</summary>
    internal SimTime Clamp(SimTime time) => time < From ? From : time > Until ? Until : time;
}
