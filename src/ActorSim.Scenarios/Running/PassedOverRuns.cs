namespace ActorSim.Scenarios;

/// <summary>Says which runs of a sweep need not be run any more, by <see cref="Scenario.SweepUntil"/>.</summary>
internal sealed class PassedOverRuns(Scenario scenario)
{
    private readonly List<(ScenarioRun Last, List<ScenarioRun> Passed)> ends = [];

    /// <summary>How many were passed over.</summary>
    public int Count => ends.Sum(end => end.Passed.Count);

    /// <summary>What was passed over, and why.</summary>
    public IEnumerable<string> Sentences => ends.Where(end => end.Passed.Count > 0).Select(end =>
        $"Passed over, because `{scenario.SweepUntil}` is above 0 at {string.Join(", ", end.Last.Settings)}: {end.Last.Settings[^1].Key} = {string.Join(", ", end.Passed.Select(run => run.Settings[^1].Value))}.");

    /// <summary>Takes in what a run came to.</summary>
    public void Learn(ScenarioRun run, MetricIndex metrics)
    {
        if (scenario.SweepUntil is { } figure && metrics.TryFind(figure, out var value, out _) && value.IsNumber && value.ToDouble() > 0)
        {
            ends.Add((run, []));
        }
    }

    /// <summary>Whether a run is passed over; if so, it is noted.</summary>
    public bool TryPass(ScenarioRun run)
    {
        var end = ends.FindIndex(end => end.Last.Settings.SkipLast(1).SequenceEqual(run.Settings.SkipLast(1)));
        if (end < 0 || run.Expectations.Any(expectation => expectation.NamesRuns))
        {
            return false;
        }

        ends[end].Passed.Add(run);
        return true;
    }
}
