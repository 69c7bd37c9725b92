using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>An expectation beside what a run came to.</summary>
/// <param name="Metric">The name of the figure.</param>
/// <param name="Verdict">Whether it was met.</param>
/// <param name="Expected">The expected value as it was written, such as <c>10.0 ms</c>.</param>
/// <param name="Within">How far from it is still right, as it was written, such as <c>5%</c>.</param>
/// <param name="Actual">The figure; nothing if there is none.</param>
/// <param name="Unit">The unit of the figure.</param>
/// <param name="Deviation">How far the figure lies from the expected value, as a fraction of it; nothing if that is no number.</param>
/// <param name="Source">Who says so; may be empty.</param>
/// <param name="Problem">Why it is <see cref="ExpectationVerdict.Invalid"/> or was not reached; else empty.</param>
public sealed record ExpectationOutcome(
    string Metric,
    ExpectationVerdict Verdict,
    string Expected,
    string Within,
    Cell Actual,
    string Unit,
    Cell Deviation,
    string Source,
    string Problem = "")
{
    /// <summary>For an invalid one: the problem with its place in the scenario. No part of results in files.</summary>
    public HoconException? Error { get; init; }
}
