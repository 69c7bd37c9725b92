namespace ActorSim.Interconnect;

/// <summary>A trace of packets cannot be used.</summary>
public sealed class PacketTraceException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="problem">What is wrong with it.</param>
    public PacketTraceException(int line, string problem)
        : base($"Line {line}: {problem}") => (Line, Problem) = (line, problem);

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; }
}
