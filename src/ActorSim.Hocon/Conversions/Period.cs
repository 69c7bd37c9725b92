using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorSim.Hocon.Conversions;

namespace ActorSim.Hocon;

/// <summary>
/// An amount of calendar time: unlike a <see cref="Duration"/>, a day of it may have 23 hours and a month 28 days.
/// The default is no time at all.
/// </summary>
/// <param name="Years">The years.</param>
/// <param name="Months">The months.</param>
/// <param name="Days">The days; a week is seven.</param>
public readonly record struct Period(int Years, int Months, int Days)
{
    private const string UsualUnits = "d, w, m or mo, and y";

    private static readonly string[] DayNames = ["", "d", "day", "days"];
    private static readonly string[] WeekNames = ["w", "week", "weeks"];
    private static readonly string[] MonthNames = ["m", "mo", "month", "months"];
    private static readonly string[] YearNames = ["y", "year", "years"];

    /// <summary>Reads a text such as <c>2 weeks</c>; the blank may be left out, and without a unit it is days.</summary>
    /// <param name="text">The text.</param>
    /// <param name="period">The result; one of its parts at most is not zero.</param>
    /// <param name="problem">What is wrong, to follow a name: "must be a period, such as `2 weeks`; found `soon`".</param>
    public static bool TryParse(string text, out Period period, [NotNullWhen(false)] out string? problem)
    {
        period = default;
        var digits = UnitConversions.NumberOf(text, out var unit);
        if (!WrittenNumber.TryParse(digits, out _))
        {
            problem = $"must be a period, such as `2 weeks`; found `{text}`";
            return false;
        }

        string[][] known = [DayNames, WeekNames, MonthNames, YearNames];
        if (!Array.Exists(known, names => names.Contains(unit)))
        {
            problem = UnitConversions.UnknownUnit(unit, known.SelectMany(names => names), UsualUnits);
            return false;
        }

        var factor = WeekNames.Contains(unit) ? 7 : 1;
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            || (long)whole * factor is < int.MinValue or > int.MaxValue)
        {
            problem = $"must be a whole number of days, weeks, months or years, of 32 bits; found `{text}`";
            return false;
        }

        var count = whole * factor;
        period = MonthNames.Contains(unit) ? new Period(0, count, 0)
            : YearNames.Contains(unit) ? new Period(count, 0, 0)
            : new Period(0, 0, count);
        problem = null;
        return true;
    }

    /// <summary>The period by ISO 8601: <c>P1Y2M10D</c>; none is <c>P0D</c>.</summary>
    public override string ToString()
    {
        var text = Part(Years, 'Y') + Part(Months, 'M') + Part(Days, 'D');
        return text.Length == 0 ? "P0D" : "P" + text;
    }

    private static string Part(int count, char letter) =>
        count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture) + letter;
}
