namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// Whoever reads values gets them or a sentence: numbers agree in all their types, keys lead to their values as paths,
/// quantities and records do not fail in another way.
/// </summary>
public static class ConversionLaw
{
    private static readonly Dimension[] Dimensions =
        [Dimension.Time, Dimension.Frequency, Dimension.Bytes, Dimension.Bandwidth, Dimension.Energy, Dimension.Power, Dimension.Voltage, Dimension.Current, Dimension.Percent];

    private static readonly RecordSchema Part = new(
        "part",
        "For trying.",
        Key.Count("a", "A number.").Optional(),
        Key.Duration("b", "A time.").Optional(),
        Key.TextList("c", "Texts.").Optional(),
        Key.Real("0", "A number.").Optional());

    private static readonly RecordSchema Machine = new(
        "machine",
        "For trying.",
        Key.Object("a", "An object.", Part).Optional(),
        Key.CountList("b", "Numbers.", min: 1).Optional(),
        Key.ObjectList("c", "Objects.", Part.OpenTo(Part)).Optional(),
        Key.Bytes("x", "A size.").Optional(),
        Key.Percent("time", "A part.").Optional(),
        Key.Flag("k", "Yes or no.").Optional(),
        Key.Choice("text", ["one", "two"], "A word.").Optional());

    public static string? FindBreach(Reading reading)
    {
        if (reading.Value is not HoconObject root)
        {
            return null;
        }

        try
        {
            Machine.IgnoringOthers().Read(root);
            Machine.OpenTo(Part).Read(root);
        }
        catch (HoconException problem)
        {
            if (problem.Problems.Any(each => each.Sentence.Length == 0))
            {
                return $"Nothing is said at {problem.Origin}.";
            }
        }

        return BreachIn(root);
    }

    private static string? BreachIn(HoconValue value)
    {
        switch (value)
        {
            case HoconObject entries:
                foreach (var entry in entries)
                {
                    var path = new HoconString(entry.KeyOrigin, entry.Key).ToString();
                    if (!entries.TryGetPath(path, out var found) || Trees.Difference(entry.Value, found) is not null)
                    {
                        return $"The path {path} does not lead to the value of its key.";
                    }

                    if (BreachIn(entry.Value) is { } breach)
                    {
                        return breach;
                    }
                }

                return null;
            case HoconList items:
                return items.Select(BreachIn).FirstOrDefault(breach => breach is not null);
            case HoconNumber number:
                return NumberBreach(number) ?? QuantityBreach(number.Text);
            case HoconString text:
                return QuantityBreach(text.Value);
            default:
                return null;
        }
    }

    /// <summary>Whether two doubles are the same but for the last digit, which the way from decimal to double may round again.</summary>
    private static bool AreNear(double one, double other) => Math.Abs(one - other) <= Math.BitIncrement(Math.Abs(one)) - Math.Abs(one);

    private static string? NumberBreach(HoconNumber number)
    {
        var isWhole = number.TryToInt64(out var whole);
        var isDecimal = number.TryToDecimal(out var exact);
        var isDouble = number.TryToDouble(out var nearest);
        return isWhole && (!isDecimal || exact != whole) ? $"{number} is the whole number {whole} and the decimal {exact}."
            : isDecimal && (!isDouble || !AreNear(nearest, (double)exact)) && Math.Abs(exact) > 1e-6m ? $"{number} is the decimal {exact} and the double {nearest:R}."
            : null;
    }

    private static string? QuantityBreach(string text)
    {
        foreach (var dimension in Dimensions)
        {
            if (Quantity.TryParse(text, dimension, out var quantity, out var problem)
                && (!Quantity.TryParse(quantity.ToString(), dimension, out var back, out _) || back != quantity)
                && dimension != Dimension.Percent)
            {
                return $"`{text}` is {quantity}, which does not read back ({problem}).";
            }
        }

        return null;
    }
}
