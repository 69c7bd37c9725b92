namespace ActorSim.Kernel;

/// <summary>What a run came to. All of it is the same for any number of threads.</summary>
public sealed record RunResult
{
    /// <summary>Why the run ended.</summary>
    public required EndReason Reason { get; init; }

    /// <summary>
    /// When the run ended and gauges closed. A run that dried up ends with its last delivery; all
    /// others end before anything at this time is delivered.
    /// </summary>
    public required SimTime End { get; init; }

    /// <summary>Messages and wakes delivered, <see cref="Actor.Start"/> included.</summary>
    public required long Deliveries { get; init; }

    /// <summary>The hash of everything that was delivered to anyone. Equal fingerprints mean the same simulation.</summary>
    public required ulong Fingerprint { get; init; }

    /// <summary>The first handler that threw, if the run failed.</summary>
    public ActorFailure? Failure { get; init; }

    /// <summary>Who waits for whom, if the run dried up while somebody waited.</summary>
    public IReadOnlyList<WaitingActor> Waiting { get; init; } = [];

    /// <summary>Paths of actors that still held blocks when the run dried up, with their number; kept ones are not counted.</summary>
    public IReadOnlyList<(string Path, int Blocks)> ForgottenBlocks { get; init; } = [];

    /// <summary>Whether the run reached its end by itself, at its limit, or because an actor asked.</summary>
    public bool Succeeded => Reason is EndReason.Completed or EndReason.TimeLimit or EndReason.Stopped;
}
