using System.Globalization;

namespace ActorSim.Hocon;

/// <content>Keys that hold numbers.</content>
public abstract partial class Key
{
    /// <summary>A whole number; <c>64K</c> (or <c>64k</c>), <c>5M</c> and <c>2G</c> mean thousands, millions and billions.</summary>
    public static Key<int> Count(string name, string description, int min = 0, int max = int.MaxValue) =>
        new(name, description, Range("a whole number", min, max, int.MaxValue), (HoconValue value, out int result) =>
        {
            var problem = ReadWhole(value, min, max, int.MaxValue, out var number);
            result = (int)number;
            return problem;
        });

    /// <summary>A whole number that may go beyond two billions; suffixes as for <see cref="Count"/>.</summary>
    public static Key<long> LongCount(string name, string description, long min = 0, long max = long.MaxValue) =>
        new(name, description, LongRange(min, max), (HoconValue value, out long result) =>
            ReadWhole(value, min, max, long.MaxValue, out result));

    /// <summary>A list of whole numbers, each in the same range.</summary>
    public static Key<IReadOnlyList<int>> CountList(string name, string description, int min = 0, int max = int.MaxValue) =>
        new(name, description, Range("a list of whole numbers", min, max, int.MaxValue), ListOf((HoconValue value, out int result) =>
        {
            var problem = ReadWhole(value, min, max, int.MaxValue, out var number);
            result = (int)number;
            return problem;
        }));

    /// <summary>A number without a unit, above zero.</summary>
    public static Key<double> PositiveReal(string name, string description) =>
        new(name, description, "a number above 0", (HoconValue value, out double result) =>
            ReadReal(value, out result) ?? (result > 0 ? null : $"must be a number above 0; found {Found(value)}"));

    /// <summary>A number without a unit.</summary>
    public static Key<double> Real(string name, string description, double min = double.MinValue, double max = double.MaxValue) =>
        new(name, description, RealRange(min, max), (HoconValue value, out double result) =>
            ReadReal(value, out result) ?? (result < min || result > max ? $"must be {RealRange(min, max)}; found {Found(value)}" : null));

    private static string? ReadReal(HoconValue value, out double result)
    {
        result = 0;
        if (TextOf(value) is not { } text || !HoconNumber.IsNumber(text))
        {
            return $"must be a number; found {Found(value)}";
        }

        return new HoconNumber(value.Origin, text).TryToDouble(out result)
            ? null
            : $"is too large; numbers reach to 1.8e308, found {Found(value)}";
    }

    private static string RealRange(double min, double max) => (min, max) switch
    {
        (double.MinValue, double.MaxValue) => "a number",
        (_, double.MaxValue) => $"a number of at least {Show(min)}",
        (double.MinValue, _) => $"a number of at most {Show(max)}",
        _ => $"a number from {Show(min)} to {Show(max)}",
    };

    private static string Range(string what, long min, long max, long largest) => max == largest
        ? min == 0 ? what : $"{what} of at least {Show(min)}"
        : $"{what} from {Show(min)} to {Show(max)}";

    /// <summary>Both ends always: the largest number of 64 bits is not what a reader would expect.</summary>
    private static string LongRange(long min, long max) => $"a whole number from {Show(min)} to {Show(max)}";

    private static string Show(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string? ReadWhole(HoconValue value, long min, long max, long largest, out long result)
    {
        result = 0;
        var text = TextOf(value)?.Trim() ?? "";
        var length = Quantity.NumberLength(text);
        decimal factor = text[length..].Trim() switch { "" => 1, "K" or "k" => 1e3m, "M" => 1e6m, "G" => 1e9m, _ => 0 };
        if (length == 0 || factor == 0 || !ExactDecimal.TryParse(text.AsSpan(0, length), out var number) || Math.Abs(number) > 1e19m
            || number * factor != decimal.Truncate(number * factor))
        {
            var range = largest == long.MaxValue ? LongRange(min, max) : Range("a whole number", min, max, largest);
            return $"must be {range}; found {Found(value)}";
        }

        number *= factor;
        if (number < min || number > max)
        {
            // A number that is too large, or below zero, is told both ends; one that is too small, the end that it missed.
            return number > max || min == 0
                ? $"must be a whole number from {Show(min)} to {Show(max)}; found {Found(value)}"
                : $"must be {Range("a whole number", min, max, largest)}; found {Found(value)}";
        }

        result = (long)number;
        return null;
    }
}
