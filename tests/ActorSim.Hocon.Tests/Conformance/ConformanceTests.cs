using System.Text.Json;

namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>
/// The list of documents that the reference implementation was asked about. What we do not do yet is named here with
/// the reason; whoever closes a gap removes it from the list.
/// </summary>
public sealed class ConformanceTests
{
    private static readonly Dictionary<string, string> KnownGaps = new(StringComparer.Ordinal)
    {
    };

    [ConformanceFact]
    public void Every_document_gives_what_the_reference_gives_apart_from_the_known_gaps()
    {
        var failures = List("cases")
            .Select(element => new ConformanceCase(element))
            .Select(one => (one.Id, Failure: one.Failure()))
            .Where(one => one.Failure is not null)
            .ToDictionary(one => one.Id, one => one.Failure!, StringComparer.Ordinal);

        AssertOnlyKnown(failures);
    }

    [ConformanceFact]
    public void Every_path_is_taken_apart_as_the_reference_does()
    {
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in List("paths"))
        {
            string[]? keys = null;
            try
            {
                keys = Syntax.HoconPath.Parse(element.GetProperty("path").GetString()!);
            }
            catch (HoconException)
            {
                // The expectation below says whether that is right.
            }

            var expected = element.TryGetProperty("elements", out var list)
                ? list.EnumerateArray().Select(key => key.GetString()!).ToArray()
                : null;
            if (expected is null ? keys is not null : keys is null || !expected.SequenceEqual(keys))
            {
                failures.Add(element.GetProperty("id").GetString()!, keys is null ? "error" : string.Join('|', keys));
            }
        }

        AssertOnlyKnown(failures);
    }

    [ConformanceFact]
    public void Every_stack_of_documents_merges_as_the_reference_does()
    {
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in List("layers"))
        {
            HoconValue? value = null;
            try
            {
                value = element.GetProperty("layers").EnumerateArray()
                    .Select(text => HoconDocument.Parse(text.GetString()!, "layer"))
                    .Aggregate((upper, lower) => upper.WithFallback(lower))
                    .Resolve();
            }
            catch (HoconException)
            {
                // The expectation below says whether that is right.
            }

            var isRight = element.TryGetProperty("value", out var expected)
                ? value is not null && JsonTree.Same(value, expected)
                : value is null;
            if (!isRight)
            {
                failures.Add(element.GetProperty("id").GetString()!, value?.ToString() ?? "error");
            }
        }

        AssertOnlyKnown(failures);
    }

    private static JsonElement.ArrayEnumerator List(string name)
    {
        var text = File.ReadAllText(Path.Combine(SharedReference.HoconSpec!, "cases.json"));
        return JsonDocument.Parse(text).RootElement.GetProperty(name).EnumerateArray();
    }

    private static void AssertOnlyKnown(Dictionary<string, string> failures)
    {
        var surprises = failures.Where(failure => !KnownGaps.ContainsKey(failure.Key)).ToList();
        Assert.True(
            surprises.Count == 0,
            string.Join('\n', surprises.Select(failure => $"{failure.Key}: {failure.Value}")));
    }
}
