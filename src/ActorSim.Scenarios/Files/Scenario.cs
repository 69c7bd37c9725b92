namespace ActorSim.Scenarios;

/// <summary>A scenario that was checked: nothing about it can be wrong any more.</summary>
public sealed record Scenario
{
    /// <summary>What it shows, in a few words.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in a sentence or two; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>The name of its file, without folders.</summary>
    public required string File { get; init; }

    /// <summary>The hash of the resolved scenario; see <see cref="ScenarioFile.Hash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>What is to be run: one run, or one for each combination of the sweep; never empty.</summary>
    public required IReadOnlyList<ScenarioRun> Runs { get; init; }

    /// <summary>
    /// A figure that ends the values of the sweep's last key when it is above 0 in a run; null, the default, to run them
    /// all. Runs that an expectation names are run all the same.
    /// </summary>
    public string? SweepUntil { get; init; }
}
