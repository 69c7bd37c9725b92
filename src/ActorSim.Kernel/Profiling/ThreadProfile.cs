namespace ActorSim.Kernel;

/// <summary>What one thread of a run did.</summary>
public sealed record ThreadProfile
{
    /// <summary>The number of the thread, from 0; thread 0 also does what no other can share.</summary>
    public required int Number { get; init; }

    /// <summary>What it delivered: messages, wakes and starts.</summary>
    public required long Deliveries { get; init; }

    /// <summary>Seconds in which it ran actors or grouped mail, for thread 0 with all it did alone.</summary>
    public required double BusySeconds { get; init; }

    /// <summary>Seconds in which it waited for others to finish their part of a window or round, or was waking up.</summary>
    public required double WaitingSeconds { get; init; }

    /// <summary>Seconds in which thread 0 worked alone.</summary>
    public required double IdleSeconds { get; init; }
}
