using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>A checked line of a file and where it stands: what a type of layer is read from.</summary>
/// <param name="Record">The line.</param>
/// <param name="Input">The shape of its (first) input.</param>
/// <param name="WidthMultiplier">What the filters of every convolution are multiplied by.</param>
internal sealed record LayerLine(Record Record, FeatureMap Input, double WidthMultiplier)
{
    /// <summary>A number of filters times the width multiplier.</summary>
    /// <exception cref="HoconException">That is no whole number, or less than 1.</exception>
    public int Scaled(Key<int> key)
    {
        var given = Record.Get(key);
        var scaled = given * WidthMultiplier;
        var whole = Math.Round(scaled);
        return whole is >= 1 and <= int.MaxValue && Math.Abs(scaled - whole) < 1e-6
            ? (int)whole
            : throw Record.Error(
                key,
                $"A width of {WidthMultiplier} makes {scaled} `{key.Name}` of {given}; allowed are widths that make a whole number of at least 1.");
    }
}
