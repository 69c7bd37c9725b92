namespace ActorSim.Hocon.Fuzzing;

/// <summary>Makes inputs: the same seed and number give the same input everywhere.</summary>
/// <param name="corpus">What they start from.</param>
/// <param name="seed">Which of all sequences.</param>
public sealed class InputSource(Corpus corpus, ulong seed)
{
    /// <summary>The input of a number.</summary>
    public Input Make(long number)
    {
        var draws = new Draws(seed, (ulong)number);
        var syntax = draws.Below(10) switch
        {
            < 7 => HoconSyntax.Hocon,
            < 9 => HoconSyntax.Json,
            _ => HoconSyntax.Properties,
        };
        var text = MakeText(draws, syntax);
        var fallbacks = new List<string>();
        while (fallbacks.Count < 2 && draws.Chance(20))
        {
            fallbacks.Add(MakeText(draws, HoconSyntax.Hocon));
        }

        return new Input
        {
            Syntax = syntax,
            Text = text,
            Fallbacks = fallbacks,
            Overrides = draws.Chance(15) ? [.. Enumerable.Range(0, draws.Few(3)).Select(_ => MakeOverride(draws))] : [],
            Environment = draws.Chance(30) ? MakeEnvironment(draws) : new Dictionary<string, string>(StringComparer.Ordinal),
            Files = fallbacks.Append(text).Any(each => each.Contains("include", StringComparison.Ordinal))
                ? MakeFiles(draws)
                : new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    private string MakeText(Draws draws, HoconSyntax syntax)
    {
        // What is JSON must also be read as HOCON, and what is neither must be refused by both.
        var written = draws.Chance(90) ? syntax : (HoconSyntax)draws.Below(3);
        var text = draws.Chance(50) ? Grammar.Write(draws, written) : draws.Pick(corpus.Of(written));
        return draws.Chance(80) ? Mutations.Apply(draws, text, corpus.Of(written)) : text;
    }

    private Dictionary<string, string> MakeFiles(Draws draws)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Vocabulary.FileNames)
        {
            if (draws.Chance(50))
            {
                files.Add(name, MakeText(draws, Path.GetExtension(name) switch
                {
                    ".json" => HoconSyntax.Json,
                    ".properties" => HoconSyntax.Properties,
                    _ => HoconSyntax.Hocon,
                }));
            }
        }

        return files;
    }

    private static string MakeOverride(Draws draws)
    {
        var setting = draws.Pick(Vocabulary.Overrides);
        return draws.Chance(70) ? setting : Mutations.Apply(draws, setting, Vocabulary.Overrides);
    }

    private static Dictionary<string, string> MakeEnvironment(Draws draws)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Vocabulary.VariableNames)
        {
            if (draws.Chance(60))
            {
                variables.Add(name, draws.Pick(Vocabulary.Scalars));
            }
        }

        return variables;
    }
}
