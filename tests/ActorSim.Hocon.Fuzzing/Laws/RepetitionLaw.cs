namespace ActorSim.Hocon.Fuzzing;

/// <summary>Reading and resolving depend on nothing but the input, and change nothing in a document.</summary>
public static class RepetitionLaw
{
    public static string? FindBreach(Reading reading)
    {
        var first = reading.Outcome;
        var second = Reading.Of(reading.Input).Outcome;
        if (first != second)
        {
            return $"First:\n{first}\nthen:\n{second}";
        }

        if (reading.Document is null)
        {
            return null;
        }

        string third;
        try
        {
            third = reading.Document.Resolve().ToString();
        }
        catch (HoconException problem)
        {
            third = problem.Message;
        }

        return first == third ? null : $"First:\n{first}\nthen, from the same document:\n{third}";
    }
}
