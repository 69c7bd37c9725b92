using System.Globalization;

namespace ActorSim.Hocon;

/// <summary>
/// Reads a decimal without rounding. <see cref="decimal.Parse(string)"/> alone rounds what has more than 28 digits,
/// and turns <c>1e-40</c> into zero.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>Reads a text of the form <c>-12.5e+3</c>; false when a decimal cannot hold it exactly.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        // A parse is exact when no digit after the first 28 significant ones differs from zero and the scale is
        // small enough; both are seen from the digits and the exponent alone.
        var digits = 0;
        var trailingZeros = 0;
        var fraction = 0;
        var seenPoint = false;
        var at = 0;
        for (; at < text.Length && text[at] is not ('e' or 'E'); at++)
        {
            var c = text[at];
            if (c == '.')
            {
                seenPoint = true;
            }

            if (!char.IsAsciiDigit(c))
            {
                continue;
            }

            fraction += seenPoint ? 1 : 0;
            digits += digits > 0 || c != '0' ? 1 : 0;
            trailingZeros = c == '0' ? trailingZeros + 1 : 0;
        }

        if (digits == 0)
        {
            return true;
        }

        var exponent = 0;
        if (at < text.Length
            && (!int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || Math.Abs((long)exponent) > 1000))
        {
            return false;
        }

        return digits - trailingZeros <= 28 && fraction - trailingZeros - exponent <= 28;
    }
}
