using System.Text;
using System.Text.Json;
using ActorSim.Kernel;

namespace ActorSim.Reports.Tests;

public sealed class ResultJsonTests
{
    private static string Text
    {
        get
        {
            using var stream = new MemoryStream();
            ResultJson.Write(stream, Results.Full);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }

    [Fact]
    public void The_document_has_the_keys_of_the_schema_in_order_with_the_host_last()
    {
        using var document = JsonDocument.Parse(Text);

        Assert.Equal(
            ["schema", "version", "scenario", "complete", "succeeded", "runs", "comparison", "host"],
            document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            [
                "settings", "seed", "end-reason", "simulated-time-ps", "events", "fingerprint", "figures", "tables",
                "explanation", "assumptions", "metrics", "expectations", "problems",
            ],
            document.RootElement.GetProperty("runs")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Every_key_is_described_in_the_documentation()
    {
        var description = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "results.md"));
        using var document = JsonDocument.Parse(Text);

        Assert.All(KeysOf(document.RootElement).Except(["system.dataflow"]), key => Assert.Contains($"`{key}`", description));
    }

    [Fact]
    public void Every_end_and_verdict_has_a_name_that_is_described()
    {
        var description = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "results.md"));

        Assert.All(Enum.GetValues<EndReason>(), reason => Assert.Contains($"`{EndReasons.NameOf(reason)}`", description));
        Assert.All(Enum.GetValues<Scenarios.ExpectationVerdict>(), verdict => Assert.Contains($"`{Verdicts.NameOf(verdict)}`", description));
    }

    [Fact]
    public void Numbers_keep_their_digits_and_what_is_none_is_null()
    {
        Assert.Contains("\"value\": 0.1,", Text);
        Assert.Contains("93.75\n", Text);
        Assert.Contains("\"name\": \"fill.mean\",\n          \"value\": null,", Text);
        Assert.Contains("\"No refresh × 2.\"", Text);
    }

    [Fact]
    public void Lines_end_alike_everywhere()
    {
        Assert.DoesNotContain('\r', Text);
        Assert.EndsWith("  }\n}\n", Text);
    }

    private static IEnumerable<string> KeysOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => KeysOf(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(KeysOf),
        _ => [],
    };
}
