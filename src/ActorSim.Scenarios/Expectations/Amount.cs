using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A number as it stands in an expectation, with a unit or the name of what it counts: <c>10.0 ms</c>, <c>724M MACs</c>.</summary>
/// <param name="Number">The number, with K, M and G applied.</param>
/// <param name="Unit">The unit as it was written; may be empty.</param>
/// <param name="Text">All of it as it was written.</param>
internal sealed record Amount(decimal Number, string Unit, string Text)
{
    private const decimal Largest = 1e18m;

    /// <summary>Whether it is a percentage.</summary>
    public bool IsPercent => Dimension.Of(Unit) == Dimension.Percent;

    /// <summary>Reads a text; false when it does not begin with a number up to 10¹⁸.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Amount? amount)
    {
        amount = null;
        var trimmed = text.Trim();
        for (var length = NumberLength(trimmed); length > 0; length--)
        {
            if (decimal.TryParse(trimmed.AsSpan(0, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest)
            {
                var (factor, unit) = SplitFactor(trimmed[length..].Trim());
                amount = new Amount(number * factor, unit, trimmed);
                return true;
            }
        }

        return false;
    }

    /// <summary>The number counted in another unit; null, with the reason, when the two do not measure the same.</summary>
    /// <param name="unit">The unit of a figure.</param>
    /// <param name="problem">What is wrong, as the end of a sentence that begins with the figure's name.</param>
    public decimal? In(string unit, out string problem)
    {
        problem = "";
        if (Unit == unit || (Unit.Length > 0 && Unit + "s" == unit))
        {
            return Number;
        }

        var own = Dimension.Of(Unit);
        var other = Dimension.Of(unit);
        if (own is not null && own == other && own.TryGetUnit(Unit, out var from) && own.TryGetUnit(unit, out var to))
        {
            return Number * from.Factor / to.Factor;
        }

        if (unit.Length == 0 && IsPercent)
        {
            return Number / 100;
        }

        if (Unit.Length == 0 && other is null)
        {
            return Number;
        }

        problem = other is not null ? $"is a {other.Name} in {unit}; write a unit, such as `{other.Example}`; found `{Text}`."
            : unit.Length == 0 ? $"has no unit; found `{Text}`."
            : $"counts {unit}; found `{Text}`.";
        return null;
    }

    private static (decimal Factor, string Unit) SplitFactor(string unit)
    {
        decimal factor = unit.Length == 0 || (unit.Length > 1 && unit[1] != ' ') ? 1 : unit[0] switch
        {
            'K' or 'k' => 1e3m,
            'M' => 1e6m,
            'G' => 1e9m,
            _ => 1,
        };
        return (factor, factor == 1 ? unit : unit[1..].TrimStart());
    }

    private static int NumberLength(string text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || "+-.eE".Contains(text[length])))
        {
            length++;
        }

        return length;
    }
}
