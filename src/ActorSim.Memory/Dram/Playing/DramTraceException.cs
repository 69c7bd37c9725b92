namespace ActorSim.Memory;

/// <summary>A line of a trace cannot be used.</summary>
/// <param name="line">The number of the line, from 1.</param>
/// <param name="message">What is wrong, in a sentence.</param>
public sealed class DramTraceException(int line, string message) : Exception(message)
{
    /// <summary>The number of the line, from 1.</summary>
    public int Line => line;
}
