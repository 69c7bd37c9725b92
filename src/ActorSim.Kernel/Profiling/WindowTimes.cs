namespace ActorSim.Kernel;

/// <summary>What one window of a region held and took. Times are in ticks of <see cref="ProfileClock"/>.</summary>
internal struct WindowTimes
{
    /// <summary>Messages at its beginning.</summary>
    public long Records;

    /// <summary>Actors that received.</summary>
    public long Receivers;

    /// <summary>Whether it ended before it was as long as the region allows: something from outside might have come.</summary>
    public bool IsCut;

    /// <summary>Taking the mail and grouping it by receiver, which one thread does.</summary>
    public long Grouping;

    /// <summary>Freeing the mail and finding the next window, which one thread does.</summary>
    public long Closing;

    /// <summary>All actors' time together.</summary>
    public long Work;

    /// <summary>The actor that took longest.</summary>
    public long LongestRun;

    /// <summary>The longest of the pieces in which threads take receivers.</summary>
    public long LongestPiece;

    /// <summary>What the window takes one thread.</summary>
    public readonly long Alone => Grouping + Work + Closing;
}
