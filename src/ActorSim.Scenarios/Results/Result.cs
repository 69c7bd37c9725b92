using System.Reflection;

namespace ActorSim.Scenarios;

/// <summary>
/// Everything that a scenario came to; all reports are made from this alone. Apart from <see cref="Host"/> it is the
/// same from run to run and for any number of threads. <c>docs/results.md</c> describes its form as a file.
/// </summary>
public sealed record Result
{
    /// <summary>The version of the form of <c>results.json</c>: it changes when a reader of the earlier form would fail.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The version of ActorSim that ran it.</summary>
    public static string Version { get; } =
        typeof(Result).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its description; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The name of its file, without folders.</summary>
    public required string File { get; init; }

    /// <summary>The hash of the resolved scenario; see <see cref="ScenarioFile.Hash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether all runs came to their end; false after Ctrl-C.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The runs in the order of the sweep.</summary>
    public required IReadOnlyList<RunReport> Runs { get; init; }

    /// <summary>Sentences about the whole sweep.</summary>
    public IReadOnlyList<string> Comparison { get; init; } = [];

    /// <summary>Where and how fast it ran; the only part that differs between two equal runs.</summary>
    public required HostReport Host { get; init; }

    /// <summary>All expectations of all runs.</summary>
    public IEnumerable<ExpectationOutcome> Expectations => Runs.SelectMany(run => run.Expectations);

    /// <summary>Whether every run succeeded and every required expectation was met.</summary>
    public bool Succeeded => IsComplete
        && Runs.All(run => run.Succeeded)
        && Expectations.All(outcome => outcome.Verdict is ExpectationVerdict.Met or ExpectationVerdict.Differs);
}
