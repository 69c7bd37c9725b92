using System.Text.Json;

namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>
/// One entry of the list: a document, what lies beside it, what must come of it, and what its values must convert to.
/// </summary>
internal sealed class ConformanceCase(JsonElement element)
{
    public string Id => element.GetProperty("id").GetString()!;

    public string Group => element.GetProperty("group").GetString()!;

    /// <summary>What is wrong, or null if all is as expected.</summary>
    public string? Failure()
    {
        var input = element.GetProperty("input").GetString()!;
        return Check(input) ?? (element.TryGetProperty("whitespaceVariations", out _) ? VariationFailure(input) : null);
    }

    private static IEnumerable<string> Variations(string input) =>
    [
        " " + input,
        input + " ",
        " " + input + " ",
        input.Replace(" ", ""),
        input.Replace(":", " : "),
        input.Replace(",", " , "),
        input.Replace(' ', '\u2003'),
    ];

    private string? VariationFailure(string input)
    {
        var isValid = element.GetProperty("expect").GetString() == "valid";
        foreach (var variation in Variations(input))
        {
            var outcome = Run(variation, out var error);
            if (outcome is null == isValid)
            {
                return $"with other whitespace, `{variation}`: {error ?? outcome!.ToString()}";
            }
        }

        return null;
    }

    private string? Check(string input)
    {
        var value = Run(input, out var error);
        var shown = value is null ? $"error: {error}" : value.ToString();
        switch (element.GetProperty("expect").GetString())
        {
            case "valid":
                return value is not null && JsonTree.Same(value, element.GetProperty("value")) ? ReadFailure(value) : shown;
            case "error":
                return value is not null ? shown
                    : element.TryGetProperty("line", out _) && !error!.Contains($":{element.Line("line")}:", StringComparison.Ordinal) ? $"wrong line: {error}"
                    : null;
            default:
                return element.GetProperty("allow").EnumerateArray().Any(allowed =>
                    allowed.ValueKind == JsonValueKind.String ? value is null : value is not null && JsonTree.Same(value, allowed))
                    ? null
                    : shown;
        }
    }

    private string? ReadFailure(HoconValue root) => element.TryGetProperty("get", out var reads)
        ? reads.EnumerateArray().Select(read => new TypedRead(read).Failure((HoconObject)root)).FirstOrDefault(failure => failure is not null)
        : null;

    private HoconValue? Run(string input, out string? error)
    {
        try
        {
            error = null;
            return HoconDocument.Parse(input, "main.conf", Options()).Resolve();
        }
        catch (HoconException problem)
        {
            error = problem.Message;
            return null;
        }
    }

    private HoconOptions Options()
    {
        var files = Map("files");
        var environment = Map("env");
        var syntax = element.TryGetProperty("syntax", out var name) ? name.GetString() : "hocon";
        return new HoconOptions
        {
            ReadFile = path => files.GetValueOrDefault(path),
            Environment = variable => environment.GetValueOrDefault(variable),
            Syntax = Enum.Parse<HoconSyntax>(syntax!, ignoreCase: true),
        };
    }

    private Dictionary<string, string> Map(string property) =>
        element.TryGetProperty(property, out var map)
            ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal)
            : [];
}
