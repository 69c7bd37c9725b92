using System.Globalization;
using System.Numerics;

namespace ActorSim.Hocon.Conversions;

/// <summary>
/// A number as it was written, taken apart. Exact, and the exponent costs nothing: <c>1e999999999</c> is seen to be
/// too large without a thousand million digits being made.
/// </summary>
internal readonly struct WrittenNumber
{
    /// <summary>A number with more digits before the point is too large for anything.</summary>
    private const int MostDigits = 400;

    /// <summary>
    /// Digits further behind the point change no product with a unit of bytes: the largest is 2^80, and the parts of
    /// it that are whole bytes have at most 80 digits.
    /// </summary>
    private const int MostFractionDigits = 100;

    // All digits from the first that is not zero, and how many of them stand before the point, be it negative.
    private readonly string digits;
    private readonly long beforePoint;
    private readonly bool isNegative;

    private WrittenNumber(string digits, long beforePoint, bool isNegative)
    {
        this.digits = digits;
        this.beforePoint = beforePoint;
        this.isNegative = isNegative;
    }

    /// <summary>
    /// Takes a number apart: what JSON calls one and, as people write them too, with a plus or zeros in front, or
    /// nothing before or after the point. False if it is no number, or has blanks around it.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out WrittenNumber number)
    {
        number = default;
        var rest = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        var whole = rest[..DigitsOf(rest)];
        rest = rest[whole.Length..];
        var fraction = rest.StartsWith(".") ? rest.Slice(1, DigitsOf(rest[1..])) : [];
        rest = rest.StartsWith(".") ? rest[(1 + fraction.Length)..] : rest;
        if (whole.Length + fraction.Length == 0 || !TryParseExponent(rest, out var exponent))
        {
            return false;
        }

        var significant = string.Concat(whole, fraction).TrimStart('0');
        var leadingZeros = whole.Length + fraction.Length - significant.Length;
        number = new WrittenNumber(significant, whole.Length - leadingZeros + exponent, text[0] == '-');
        return true;
    }

    /// <summary>The number times a factor, its fraction cut off; false if that is too large for anything.</summary>
    public bool TryTimes(BigInteger factor, out BigInteger product)
    {
        product = BigInteger.Zero;
        if (digits.Length == 0 || beforePoint < -MostFractionDigits)
        {
            return true;
        }

        if (beforePoint > MostDigits)
        {
            return false;
        }

        var significant = digits.AsSpan(0, (int)Math.Min(digits.Length, beforePoint + MostFractionDigits));
        var shift = (int)beforePoint - significant.Length;
        product = factor * (significant.IsEmpty ? 0 : BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture));
        product = shift >= 0 ? product * BigInteger.Pow(10, shift) : product / BigInteger.Pow(10, -shift);
        product = isNegative ? -product : product;
        return true;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        if (text.IsEmpty)
        {
            return true;
        }

        var start = text.Length > 1 && text[1] is '-' or '+' ? 2 : 1;
        var written = text[start..];
        if (text[0] is not ('e' or 'E') || written.IsEmpty || DigitsOf(written) < written.Length)
        {
            return false;
        }

        // An exponent so large is beyond what any number of digits could make good.
        const long Largest = 1_000_000_000_000;
        exponent = long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Min(size, Largest) : Largest;
        exponent = text[1] == '-' ? -exponent : exponent;
        return true;
    }

    /// <summary>How many digits a text begins with.</summary>
    private static int DigitsOf(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? text.Length : end;
}
