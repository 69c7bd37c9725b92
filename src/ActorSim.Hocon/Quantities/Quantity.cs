using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ActorSim.Hocon;

/// <summary>
/// A number with a unit, such as <c>500 ns</c>: exact, counted in the base unit of its dimension. Two quantities are
/// equal when they measure the same amount, however they were written.
/// </summary>
/// <remarks>
/// Kernel types such as a clock are made from these where a scenario is built; this room knows only units.
/// The default value is no quantity.
/// </remarks>
/// <param name="Value">The amount in base units (ps, Hz, B, B/s, B/cycle, pJ, mW, mV, mA, or 1 for 100%).</param>
/// <param name="Dimension">What is measured.</param>
public readonly record struct Quantity(decimal Value, Dimension Dimension)
{
    /// <summary>Reads a text such as <c>25.6 GB/s</c>; the blank may be left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dimension">What it must measure.</param>
    /// <param name="quantity">The result.</param>
    /// <param name="problem">What is wrong, to follow a name: "needs a unit of time, such as `500 ns`; found `500`".</param>
    public static bool TryParse(
        string text, Dimension dimension, out Quantity quantity, [NotNullWhen(false)] out string? problem)
    {
        quantity = default;
        var trimmed = text.AsSpan().Trim();
        var length = NumberLength(trimmed);
        var name = trimmed[length..].TrimStart().ToString();
        if (length == 0 || !ExactDecimal.TryParse(trimmed[..length], out var number))
        {
            problem = length == 0
                ? $"needs a number and a unit of {dimension.Measured}, such as `{dimension.Example}`; found `{text}`"
                : $"has more digits than can be kept exactly (28); found `{text}`";
            return false;
        }

        if (!dimension.TryGetUnit(name, out var unit))
        {
            problem = WrongUnit(text, name, dimension);
            return false;
        }

        try
        {
            quantity = new Quantity(number * unit.Factor, dimension);
            problem = null;
            return true;
        }
        catch (OverflowException)
        {
            problem = $"is too large; found `{text}`";
            return false;
        }
    }

    /// <summary>The amount as a whole number of base units; false if it has a fraction or does not fit into 64 bits.</summary>
    public bool TryToInt64(out long value)
    {
        var fits = Value == decimal.Truncate(Value) && Value is >= long.MinValue and <= long.MaxValue;
        value = fits ? (long)Value : 0;
        return fits;
    }

    /// <summary>The amount as a whole number of base units.</summary>
    /// <exception cref="OverflowException">It has a fraction, or does not fit into 64 bits.</exception>
    public long ToInt64() => TryToInt64(out var value)
        ? value
        : throw new OverflowException($"{this} is not a whole number of {Dimension.BaseUnit} that fits into 64 bits.");

    /// <summary>A bandwidth in bytes per second, whether it was written per second or per cycle of a clock.</summary>
    /// <param name="clock">The frequency of the clock whose cycles are meant.</param>
    /// <exception cref="InvalidOperationException">This is no bandwidth, or the clock no frequency.</exception>
    /// <exception cref="OverflowException">The bandwidth is too large to be kept exactly.</exception>
    public Quantity PerSecond(Quantity clock)
    {
        if (Dimension == Dimension.Bandwidth)
        {
            return this;
        }

        return Dimension == Dimension.BandwidthPerCycle && clock.Dimension == Dimension.Frequency
            ? new Quantity(Value * clock.Value, Dimension.Bandwidth)
            : throw new InvalidOperationException($"{this} at {clock} is no bandwidth.");
    }

    /// <summary>The amount with its base unit: <c>500000 ps</c>.</summary>
    public override string ToString() => Dimension is null
        ? "no quantity"
        : string.Create(CultureInfo.InvariantCulture, $"{Value:0.############################} {Dimension.BaseUnit}").TrimEnd();

    /// <summary>Whether a text ends in a unit of a dimension.</summary>
    internal static bool IsWrittenIn(string text, Dimension dimension)
    {
        var trimmed = text.AsSpan().Trim();
        return dimension.TryGetUnit(trimmed[NumberLength(trimmed)..].TrimStart().ToString(), out _);
    }

    private static string WrongUnit(string text, string name, Dimension dimension)
    {
        var wanted = $"needs a unit of {dimension.Measured}, such as `{dimension.Example}`; found `{text}`";
        if (name.Length == 0)
        {
            return $"{wanted} (units: {dimension.UnitList})";
        }

        if (Dimension.Of(name) is { } other)
        {
            return $"{wanted}, which is a unit of {other.Measured}";
        }

        var unknown = $"has the unknown unit `{name}`; found `{text}`";
        if (dimension == Dimension.Bytes && name is "K" or "k" or "M" or "G" or "T")
        {
            var letter = name.ToUpperInvariant();
            var thousand = letter == "K" ? "k" : letter;
            return $"{unknown}, did you mean `{letter}iB` (powers of 1024) or `{thousand}B` (powers of 1000)?";
        }

        var nearest = NearestName.Find(name, dimension.UnitNames);
        return unknown + (nearest is null ? "" : $", did you mean `{nearest}`?") + $" (units: {dimension.UnitList})";
    }

    /// <summary>How many characters at the start form a number; an exponent counts only with digits.</summary>
    internal static int NumberLength(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        var digits = 0;
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'); at++)
        {
            digits += text[at] == '.' ? 0 : 1;
        }

        if (digits == 0)
        {
            return 0;
        }

        if (at + 1 < text.Length && text[at] is 'e' or 'E')
        {
            var end = at + (text[at + 1] is '+' or '-' ? 2 : 1);
            var start = end;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            at = end > start ? end : at;
        }

        return at;
    }
}
