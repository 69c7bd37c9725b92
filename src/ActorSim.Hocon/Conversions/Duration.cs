using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorSim.Hocon.Conversions;

namespace ActorSim.Hocon;

/// <summary>
/// A length of time as HOCON writes it, in whole nanoseconds; at most 292 years, either way. The default is zero.
/// </summary>
/// <remarks>
/// A <see cref="TimeSpan"/> counts units of 100 ns, so it would lose what HOCON can say. Simulated times are
/// <see cref="Quantity"/>s instead, which count picoseconds and never cut anything off.
/// </remarks>
/// <param name="Nanoseconds">The length, in ns.</param>
public readonly record struct Duration(long Nanoseconds)
{
    private const string UsualUnits = "ns, us, ms, s, m, h or d";

    private static readonly (long Nanoseconds, string[] Names)[] Units =
    [
        (86_400_000_000_000, ["d", "day", "days"]),
        (3_600_000_000_000, ["h", "hour", "hours"]),
        (60_000_000_000, ["m", "minute", "minutes"]),
        (1_000_000_000, ["s", "second", "seconds"]),
        (1_000_000, ["ms", "milli", "millis", "millisecond", "milliseconds", ""]),
        (1_000, ["us", "micro", "micros", "microsecond", "microseconds"]),
        (1, ["ns", "nano", "nanos", "nanosecond", "nanoseconds"]),
    ];

    /// <summary>
    /// Reads a text such as <c>1.5 s</c>; the blank may be left out, and without a unit it is milliseconds. A fraction
    /// of a nanosecond is cut off.
    /// </summary>
    /// <remarks>A whole number is exact; one with a fraction or an exponent has the 15 digits of a double.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="duration">The result.</param>
    /// <param name="problem">What is wrong, to follow a name: "must be a duration, such as `10 ms`; found `soon`".</param>
    public static bool TryParse(string text, out Duration duration, [NotNullWhen(false)] out string? problem)
    {
        duration = default;
        var digits = UnitConversions.NumberOf(text, out var unit);
        if (!WrittenNumber.TryParse(digits, out _))
        {
            problem = $"must be a duration, such as `10 ms`; found `{text}`";
            return false;
        }

        var factor = Array.Find(Units, candidate => candidate.Names.Contains(unit)).Nanoseconds;
        if (factor == 0)
        {
            problem = UnitConversions.UnknownUnit(unit, Units.SelectMany(candidate => candidate.Names), UsualUnits);
            return false;
        }

        if (!TryCount(digits, factor, out var nanoseconds))
        {
            problem = $"is too long; a duration has at most 292 years, found `{text}`";
            return false;
        }

        duration = new Duration(nanoseconds);
        problem = null;
        return true;
    }

    /// <summary>The duration as .NET counts it; what is less than 100 ns is cut off.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>The duration as it would be written, in the largest unit of which it is a whole number: <c>1500 ms</c>.</summary>
    public override string ToString()
    {
        var nanoseconds = Nanoseconds;
        var (factor, names) = nanoseconds == 0 ? Units[^1] : Array.Find(Units, unit => nanoseconds % unit.Nanoseconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / factor} {names[0]}");
    }

    private static bool TryCount(ReadOnlySpan<char> digits, long factor, out long nanoseconds)
    {
        nanoseconds = 0;
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            var product = (Int128)whole * factor;
            nanoseconds = unchecked((long)product);
            return product == nanoseconds;
        }

        var count = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) * factor;

        // The product of two doubles may miss a whole number by its last digit, and cutting off would make a whole
        // nanosecond of that: 4.1 times 10^9 is 4099999999.9999995.
        var nearest = Math.Round(count);
        count = Math.Abs(nearest - count) <= Math.ScaleB(Math.Abs(count), -51) ? nearest : Math.Truncate(count);
        var fits = count is >= long.MinValue and < -(double)long.MinValue;
        nanoseconds = fits ? (long)count : 0;
        return fits;
    }
}
