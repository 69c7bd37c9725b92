namespace ActorSim.Hocon.Fuzzing;

/// <summary>All that is tried with each input.</summary>
public static class Laws
{
    public static IReadOnlyList<Law> All { get; } =
    [
        new("a mistake is shown where it is", PlaceLaw.FindBreach),
        new("what is printed reads back the same", PrintingLaw.FindBreach),
        new("reading again gives the same", RepetitionLaw.FindBreach),
        new("layering is associative", LayeringLaw.FindBreach),
        new("JSON is what another reader takes for JSON", JsonLaw.FindBreach),
        new("values convert or say why not", ConversionLaw.FindBreach),
    ];

    /// <summary>Tries one input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isValue">Whether it gave a value, and not a refusal.</param>
    /// <returns>What is wrong; null if nothing is.</returns>
    public static Finding? Try(Input input, out bool isValue)
    {
        isValue = false;
        var law = "reading gives a value or a sentence";
        try
        {
            var reading = Reading.Of(input);
            isValue = reading.Value is not null;
            foreach (var each in All)
            {
                law = each.Name;
                if (each.FindBreach(reading) is { } breach)
                {
                    return new Finding(law, breach);
                }
            }

            return null;
        }
        catch (Exception problem)
        {
            return new Finding(law, problem.ToString());
        }
    }
}
