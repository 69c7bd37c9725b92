using System.Globalization;

namespace ActorSim.Reports;

/// <summary>Measured times as people read them: three digits and a unit.</summary>
public static class DisplayTime
{
    /// <summary>A time in the largest unit of which it holds at least one: <c>2.13 s</c>, <c>41.2 ms</c>, <c>0 s</c>.</summary>
    /// <param name="seconds">Seconds, ≥ 0.</param>
    public static string Of(double seconds) => seconds switch
    {
        0 => "0 s",
        >= 0.9995 => Digits(seconds) + " s",
        >= 0.9995e-3 => Digits(seconds * 1e3) + " ms",
        >= 0.9995e-6 => Digits(seconds * 1e6) + " µs",
        _ => Digits(seconds * 1e9) + " ns",
    };

    private static string Digits(double number) => number switch
    {
        < 9.995 => number.ToString("0.00", CultureInfo.InvariantCulture),
        < 99.95 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
