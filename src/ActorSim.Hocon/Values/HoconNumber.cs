using System.Globalization;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon;

/// <summary>
/// A number, kept as it was written: <c>1.50</c> and <c>100000000000000000000</c> lose nothing. What it is converted
/// to is the reader's choice, and a conversion that the number does not fit fails.
/// </summary>
public sealed class HoconNumber : HoconValue
{
    // Beyond this many digits a number fits none of the types, and computing it would only cost time.
    private const int MostDigits = 400;

    /// <summary>Makes a number from a text of the form <c>-12.5e+3</c>.</summary>
    /// <exception cref="ArgumentException">The text is no number.</exception>
    public HoconNumber(Origin origin, string text)
        : base(origin)
    {
        if (!IsNumber(text))
        {
            throw new ArgumentException($"`{text}` is not a number.", nameof(text));
        }

        Text = text;
    }

    private HoconNumber(string text, Origin origin)
        : base(origin) => Text = text;

    /// <summary>The number as it was written.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string Kind => "a number";

    /// <inheritdoc/>
    internal override long Size => 1 + Text.Length;

    /// <summary>
    /// Whether a text is a number: an optional minus, digits, an optional fraction, an optional exponent. Leading zeros
    /// are allowed, as in other readers of HOCON.
    /// </summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var at = text.StartsWith("-") ? 1 : 0;
        if (!Digits(text, ref at))
        {
            return false;
        }

        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (!Digits(text, ref at))
            {
                return false;
            }
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
            {
                at++;
            }

            if (!Digits(text, ref at))
            {
                return false;
            }
        }

        return at == text.Length;
    }

    /// <summary>The number as a whole number of 64 bits; false when it has a fraction or does not fit. <c>1e3</c> is 1000.</summary>
    public bool TryToInt64(out long value)
    {
        value = 0;
        if (long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        if (Text.Length > MostDigits || !TryToDecimal(out var exact) || exact != decimal.Truncate(exact)
            || exact < long.MinValue || exact > long.MaxValue)
        {
            return false;
        }

        value = (long)exact;
        return true;
    }

    /// <summary>The nearest double; false when the number is beyond the range of doubles.</summary>
    public bool TryToDouble(out double value) =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>The number as a decimal, exactly; false when it is too large or has too many digits for that.</summary>
    public bool TryToDecimal(out decimal value) => ExactDecimal.TryParse(Text, out value);

    /// <summary>The number as a whole number of 64 bits.</summary>
    /// <exception cref="HoconException">It has a fraction or does not fit.</exception>
    public long ToInt64() => TryToInt64(out var value)
        ? value
        : throw new HoconException(Origin, $"`{Text}` is not a whole number between {long.MinValue} and {long.MaxValue}.");

    /// <summary>The nearest double.</summary>
    /// <exception cref="HoconException">The number is beyond the range of doubles.</exception>
    public double ToDouble() => TryToDouble(out var value)
        ? value
        : throw new HoconException(Origin, $"`{Text}` is too large; numbers reach to 1.8e308.");

    /// <summary>The number as a decimal, exactly.</summary>
    /// <exception cref="HoconException">It does not fit into 28 digits.</exception>
    public decimal ToDecimal() => TryToDecimal(out var value)
        ? value
        : throw new HoconException(Origin, $"`{Text}` has too many digits; at most 28 can be kept exactly.");

    /// <inheritdoc/>
    internal override HoconValue Via(Passage passage) => new HoconNumber(Text, Origin.Via(passage));

    private static bool Digits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at > start;
    }
}
