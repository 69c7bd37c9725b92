namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// Three texts over one another are the same whichever two are put together first: before they are resolved, and as values
/// when each resolves on its own.
/// </summary>
public static class LayeringLaw
{
    public static string? FindBreach(Reading reading)
    {
        if (reading.Document is null)
        {
            return null;
        }

        var input = reading.Input;
        var texts = (string[])[input.Text, .. input.Fallbacks, "a { b = 1, x { k = 2 } }, b = [3], c { a = null }"];
        if (texts.Length < 3)
        {
            texts = [.. texts, "x = 1, a.b { c = 2 }, b { k = 3 }"];
        }

        var documents = texts.Take(3).Select((text, i) => HoconDocument.Parse(text, $"layer{i}", input.Options with
        {
            Syntax = i == 0 ? input.Syntax : HoconSyntax.Hocon,
            Overrides = [],
        })).ToArray();
        return OfDocuments(documents) ?? OfValues(documents);
    }

    private static string? OfDocuments(HoconDocument[] layers)
    {
        var left = Outcome(layers[0].WithFallback(layers[1]).WithFallback(layers[2]));
        var right = Outcome(layers[0].WithFallback(layers[1].WithFallback(layers[2])));
        return left == right ? null : $"Documents, from the left:\n{left}\nfrom the right:\n{right}";
    }

    private static string? OfValues(HoconDocument[] layers)
    {
        var values = new HoconObject[layers.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            try
            {
                if (layers[i].Resolve() is not HoconObject value)
                {
                    return null;
                }

                values[i] = value;
            }
            catch (HoconException)
            {
                // A text that needs another one to be resolved tells nothing about values.
                return null;
            }
        }

        var (a, b, c) = (values[0], values[1], values[2]);
        return Trees.Difference(a.WithFallback(b).WithFallback(c), a.WithFallback(b.WithFallback(c)), ordered: false) is { } difference
            ? $"Values: {difference}\n{a}\n{b}\n{c}"
            : null;
    }

    private static string Outcome(HoconDocument document)
    {
        try
        {
            return document.Resolve().ToString();
        }
        catch (HoconException problem)
        {
            return problem.Message;
        }
    }
}
