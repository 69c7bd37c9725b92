using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>
/// How much longer a device takes than its times say: always, and in some iterations. All factors multiply; 1 is as
/// described.
/// </summary>
/// <param name="Always">A persistent factor, &gt; 0: a slower or faster device.</param>
/// <param name="Spread">
/// Standard deviation of a normally distributed factor with mean 1, drawn for each iteration and cut at <see cref="LeastFactor"/>, ≥ 0.
/// </param>
/// <param name="StragglingChance">The chance that an iteration straggles, 0 to 1.</param>
/// <param name="StragglingFactor">How many times as long such an iteration takes, ≥ 1.</param>
public sealed record DeviceSpeed(double Always = 1, double Spread = 0, double StragglingChance = 0, double StragglingFactor = 1)
{
    /// <summary>The least factor that a spread can give.</summary>
    public const double LeastFactor = 0.1;

    /// <summary>Exactly as its times say.</summary>
    public static DeviceSpeed AsDescribed { get; } = new();

    /// <summary>Refuses factors that mean nothing.</summary>
    /// <exception cref="ArgumentException">A factor outside its range.</exception>
    public void Check()
    {
        if (!(Always > 0) || !(Spread >= 0) || StragglingChance is not (>= 0 and <= 1) || !(StragglingFactor >= 1))
        {
            throw new ArgumentException($"A device takes {Always} times as long, with a spread of {Spread}, and {StragglingFactor} times with a chance of {StragglingChance}: the first must be > 0, the second ≥ 0, the third ≥ 1, the chance 0 to 1.");
        }
    }

    /// <summary>Draws the factor of an iteration.</summary>
    public double Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var factor = Always;
        if (Spread > 0)
        {
            factor *= Math.Max(LeastFactor, random.NextNormal(1, Spread));
        }

        if (StragglingChance > 0 && random.NextChance(StragglingChance))
        {
            factor *= StragglingFactor;
        }

        return factor;
    }
}
