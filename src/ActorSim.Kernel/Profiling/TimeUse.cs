namespace ActorSim.Kernel;

/// <summary>Something that the time of threads went into.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Seconds">The time of all threads together.</param>
/// <param name="Share">As a share of the time of all threads without profiling, from 0 to 1.</param>
public sealed record TimeUse(string Name, double Seconds, double Share)
{
    internal const string Actors = "actors";
    internal const string Grouping = "gathering and grouping mail";
    internal const string Closing = "freeing mail, finding the next window";
    internal const string Waiting = "waiting for other threads";
    internal const string Idle = "threads without work";
    internal const string Interrupted = "interrupted by other programs";
    internal const string Rest = "rounds and everything else";
}
