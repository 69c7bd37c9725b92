namespace ActorSim.Memory;

/// <summary>A command log cannot be read.</summary>
public sealed class CommandLogException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="problem">What is wrong with it.</param>
    public CommandLogException(int line, string problem)
        : base($"Line {line}: {problem}") => (Line, Problem) = (line, problem);

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong with it.</summary>
    public string Problem { get; }
}
