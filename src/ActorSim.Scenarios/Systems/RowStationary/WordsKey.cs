using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Keys of sizes that are counted in words of 16 bits: <c>12 words</c>, or in bytes, <c>4 KiB</c>; and of widths in bits.</summary>
internal static class WordsKey
{
    public const int BitsOfWord = 16;

    private const int MostBits = 65536;
    private const int BytesOfWord = BitsOfWord / 8;

    private static readonly string[] Words = ["words", "word"];
    private static readonly string[] Bits = ["bits", "bit"];

    /// <summary>A size of storage, at least one word.</summary>
    public static Key<int> Storage(string name, string description) => Key.Custom(
        name,
        description,
        $"a size of at least one 16-bit word, such as `12 words` or `4 KiB`, up to {int.MaxValue:N0} words",
        (HoconValue value, [MaybeNullWhen(false)] out int words) => TryCount(value, Words, out words)
            || (Quantity.TryParse(ValueText.Of(value), Dimension.Bytes, out var bytes, out _) && TryWhole(bytes.Value / BytesOfWord, out words)));

    /// <summary>A width, at least one word, in whole words.</summary>
    public static Key<int> Width(string name, string description) => Key.Custom(
        name,
        description,
        "a width in bits that is a multiple of 16, such as `64 bits`, up to 65,536 bits",
        (HoconValue value, [MaybeNullWhen(false)] out int words) =>
        {
            var isWidth = TryCount(value, Bits, out var bits) && bits <= MostBits && bits % BitsOfWord == 0;
            words = isWidth ? bits / BitsOfWord : 0;
            return isWidth;
        });

    private static bool TryCount(HoconValue value, string[] units, out int count)
    {
        count = 0;
        var text = ValueText.Of(value).Trim();
        var unit = Array.Find(units, one => text.EndsWith(one, StringComparison.Ordinal));
        return unit is not null
            && decimal.TryParse(text.AsSpan(0, text.Length - unit.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && TryWhole(number, out count);
    }

    private static bool TryWhole(decimal number, out int words)
    {
        var isWhole = number == decimal.Truncate(number) && number is >= 1 and <= int.MaxValue;
        words = isWhole ? (int)number : 0;
        return isWhole;
    }
}
