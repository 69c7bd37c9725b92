namespace ActorSim.Scenarios;

/// <summary>A key that a sweep varies.</summary>
/// <param name="Key">The key as it was written.</param>
/// <param name="Path">The path from the root of the file.</param>
/// <param name="Choices">What it is set to, one after the other.</param>
/// <param name="Known">The values of its list as text, and that of a setting from outside.</param>
internal sealed record SweepAxis(string Key, string Path, IReadOnlyList<SweepChoice> Choices, IReadOnlyList<string> Known);
