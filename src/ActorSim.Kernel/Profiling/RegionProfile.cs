namespace ActorSim.Kernel;

/// <summary>The windows of one region.</summary>
public sealed record RegionProfile
{
    /// <summary>The name of the region; see <see cref="SystemRegion.Name"/>.</summary>
    public required string Name { get; init; }

    /// <summary>How many actors it has.</summary>
    public required int Actors { get; init; }

    /// <summary>How long a window is at most.</summary>
    public required SimDuration Window { get; init; }

    /// <summary>Windows that held something.</summary>
    public required long Windows { get; init; }

    /// <summary>Those of them that ended early, because of the stop lead or because something might have come from another region.</summary>
    public required long CutWindows { get; init; }

    /// <summary>Messages at the beginning of all windows: those over links, and those to oneself that were sent in an earlier window.</summary>
    public required long Messages { get; init; }

    /// <summary>Actors that received something, over all windows.</summary>
    public required long Receivers { get; init; }

    /// <summary>Messages in the fullest window.</summary>
    public required long LargestWindow { get; init; }

    /// <summary>Windows with so many messages that several threads share them, if there are several.</summary>
    public required long LargeWindows { get; init; }

    /// <summary>The messages in these windows.</summary>
    public required long MessagesInLargeWindows { get; init; }

    /// <summary>The windows by their size.</summary>
    public required IReadOnlyList<WindowSize> Sizes { get; init; }

    /// <summary>The actors' time in seconds.</summary>
    public required double ActorSeconds { get; init; }

    /// <summary>Seconds that went into gathering, grouping and freeing mail, and finding the next window.</summary>
    public required double MailSeconds { get; init; }

    /// <summary>Messages in a window on average.</summary>
    public double MessagesPerWindow => Windows > 0 ? Messages / (double)Windows : 0;

    /// <summary>Receivers in a window on average.</summary>
    public double ReceiversPerWindow => Windows > 0 ? Receivers / (double)Windows : 0;
}
