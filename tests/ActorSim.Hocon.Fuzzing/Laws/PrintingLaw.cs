namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// JSON of a value, on one line or many, reads back to that value, as JSON and as HOCON; so does HOCON of a value.
/// </summary>
public static class PrintingLaw
{
    public static string? FindBreach(Reading reading)
    {
        if (reading.Value is not { } value)
        {
            return null;
        }

        var line = HoconRenderer.ToJson(value, indented: false);
        var lines = HoconRenderer.ToJson(value);
        return Breach(value, line, HoconSyntax.Json) ?? Breach(value, line, HoconSyntax.Hocon)
            ?? Breach(value, lines, HoconSyntax.Json) ?? Breach(value, lines, HoconSyntax.Hocon)
            ?? Breach(value, HoconRenderer.ToHocon(value), HoconSyntax.Hocon);
    }

    private static string? Breach(HoconValue value, string json, HoconSyntax syntax)
    {
        try
        {
            var back = HoconDocument.Parse(json, "printed", new HoconOptions { Syntax = syntax }).Resolve();
            return Trees.Difference(value, back) is { } difference ? $"As {syntax}: {difference}\n{json}" : null;
        }
        catch (HoconException problem)
        {
            return $"As {syntax}: {problem.Message}\n{json}";
        }
    }
}
