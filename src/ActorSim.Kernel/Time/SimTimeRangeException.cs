namespace ActorSim.Kernel;

/// <summary>Thrown when a message, an edge or a wake would lie beyond the range of time, some 106 days.</summary>
public sealed class SimTimeRangeException : Exception
{
    /// <summary>Makes the exception with a sentence for the reader.</summary>
    public SimTimeRangeException(string message)
        : base(message)
    {
    }

    internal static SimTimeRangeException ForEdge(Clock clock, long index) =>
        new($"Edge {index} of the {clock} clock lies outside the range of simulated time (0 to {SimTime.MaxValue}).");

    internal static SimTimeRangeException ForSend(SimTime now, SimDuration after) =>
        new($"A message that leaves {after} after {now} would arrive beyond the range of simulated time ({SimTime.MaxValue}).");
}
