namespace ActorSim.Kernel;

/// <summary>A system is wired wrongly: every problem found, each naming the actors and ports concerned.</summary>
public sealed class BuildException : Exception
{
    /// <summary>Makes the exception from the problems found.</summary>
    public BuildException(IReadOnlyList<string> problems)
        : base(problems.Count == 1 ? problems[0] : $"{problems.Count} problems:{string.Concat(problems.Select(p => "\n  " + p))}") =>
        Problems = problems;

    /// <summary>One sentence for each problem.</summary>
    public IReadOnlyList<string> Problems { get; }
}
