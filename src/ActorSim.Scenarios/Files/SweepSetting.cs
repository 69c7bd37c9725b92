namespace ActorSim.Scenarios;

/// <summary>A key and the value that one run of a sweep gives it.</summary>
/// <param name="Key">The key as the sweep writes it: below <c>scenario</c>, such as <c>system.dataflow</c>, or from the root of the file.</param>
/// <param name="Value">The value, as text.</param>
public sealed record SweepSetting(string Key, string Value)
{
    /// <summary><c>system.dataflow = ws</c>.</summary>
    public override string ToString() => $"{Key} = {Value}";
}
