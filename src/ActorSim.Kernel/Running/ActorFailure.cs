namespace ActorSim.Kernel;

/// <summary>A handler threw: where, when, and on which message.</summary>
/// <param name="Time">The time of the message.</param>
/// <param name="Phase">The phase of the message; −1 for <see cref="Actor.Start"/>.</param>
/// <param name="Path">The actor.</param>
/// <param name="Port">The name of its port or wake, or <c>Start</c>.</param>
/// <param name="Message">The message as text; empty for <c>Start</c>.</param>
/// <param name="Exception">What was thrown.</param>
public sealed record ActorFailure(SimTime Time, int Phase, string Path, string Port, string Message, Exception Exception)
{
    internal int ActorIndex { get; init; }

    /// <summary>One sentence for the person at the console.</summary>
    public override string ToString() =>
        $"{Path} failed at {Time} in {Port}{(Message.Length == 0 ? "" : $", handling {Message}")}: {Exception.Message}";

    internal bool Precedes(ActorFailure other) =>
        (Time.Picoseconds, Phase, ActorIndex).CompareTo((other.Time.Picoseconds, other.Phase, other.ActorIndex)) < 0;
}
