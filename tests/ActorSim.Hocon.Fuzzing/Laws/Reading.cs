namespace ActorSim.Hocon.Fuzzing;

/// <summary>What reading an input gave: a value, or the sentence that says why there is none.</summary>
public sealed class Reading
{
    private Reading(Input input, HoconDocument? document, HoconValue? value, HoconException? problem)
    {
        Input = input;
        Document = document;
        Value = value;
        Problem = problem;
    }

    public Input Input { get; }

    /// <summary>The document; null if a text was not well-formed.</summary>
    public HoconDocument? Document { get; }

    /// <summary>The value; null if there is a problem.</summary>
    public HoconValue? Value { get; }

    /// <summary>The problem; null if there is a value.</summary>
    public HoconException? Problem { get; }

    /// <summary>Reads an input; any other exception than the one that users are told of is let through.</summary>
    public static Reading Of(Input input)
    {
        HoconDocument? document = null;
        try
        {
            document = input.Parse();
            return new Reading(input, document, document.Resolve(), problem: null);
        }
        catch (HoconException problem)
        {
            return new Reading(input, document, value: null, problem);
        }
    }

    /// <summary>The value as JSON, or what was said.</summary>
    public string Outcome => Value?.ToString() ?? Problem!.Message;
}
