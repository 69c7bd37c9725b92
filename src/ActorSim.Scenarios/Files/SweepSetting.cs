namespace ActorSim.Scenarios;

/// <summary>A key and the value that one run of a sweep gives it.</summary>
/// <param name="Key">The path below <c>scenario</c>, such as <c>system.dataflow</c>.</param>
/// <param name="Value">The value, as text.</param>
public sealed record SweepSetting(string Key, string Value)
{
    /// <summary><c>system.dataflow = ws</c>.</summary>
    public override string ToString() => $"{Key} = {Value}";
}
