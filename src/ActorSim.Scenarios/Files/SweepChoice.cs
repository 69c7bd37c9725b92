using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>One value of one key of a sweep.</summary>
/// <param name="Setting">Key and value as text.</param>
/// <param name="Path">The path from the root of the file.</param>
/// <param name="KeyOrigin">Where the key was written.</param>
/// <param name="Value">The value.</param>
internal sealed record SweepChoice(SweepSetting Setting, string Path, Origin KeyOrigin, HoconValue Value);
