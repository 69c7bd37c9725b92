using System.Text.Json;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

/// <summary><c>--profile</c>: what is shown and written; never how long something took.</summary>
public sealed class ProfileTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void The_profile_follows_the_results_and_names_what_limits_the_run()
    {
        var path = texts.WritePlainWith("system.pairs = 20");

        var plain = Calling.With("run", path);
        var call = Calling.With("run", path, "--profile");

        Assert.StartsWith(plain.Out, call.Out, StringComparison.Ordinal);
        var profile = call.Out[plain.Out.Length..];
        Assert.StartsWith("\nProfile: ", profile, StringComparison.Ordinal);
        Assert.Contains("200 deliveries", profile, StringComparison.Ordinal);
        Assert.Matches(@"\n  Player +40 ", profile);
        Assert.Matches(@"\n  Player\.Out +Player\.In +40 +160 +100 %\n", profile);
        Assert.Matches(@"\n  / +5 ns +40 +/hall/table/0/other\.Out -> /hall/table/0/server\.In +none\n", profile);
        Assert.Matches(@"\n +2 +/hall/table/[^\n]+ %\) +(unlimited|5 ns)\n", profile);
        Assert.Contains("\nWhy it is not faster:\n", profile, StringComparison.Ordinal);
        Assert.Contains("too few to share among threads (512 and more)", profile, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[", profile, StringComparison.Ordinal);
        Assert.Equal("", call.Error);
    }

    [Fact]
    public void Of_a_sweep_the_slowest_run_is_shown_and_all_are_written()
    {
        var folder = Path.Combine(texts.Folder, "results");

        var call = Calling.With("run", texts.WritePlainWith("sweep { seed = [1, 2, 3] }"), "--profile", "--quiet", "--out", folder);

        Assert.StartsWith("game.conf: 3 runs\n\nProfile of the slowest of 3 runs, seed = ", call.Out, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "profile.json")));
        Assert.Equal(["seed = 1", "seed = 2", "seed = 3"], document.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("settings").GetString()));
        Assert.All(document.RootElement.GetProperty("runs").EnumerateArray(), run => Assert.Equal(10, run.GetProperty("profile").GetProperty("deliveries").GetInt64()));
    }

    [Fact]
    public void Each_region_has_a_row_of_its_own()
    {
        var call = Calling.With(DistantPairsKind.Alone, CancellationToken.None, "run", texts.WritePlainWith("system.pairs = 3"), "--profile");

        Assert.Matches(@"\n  /hall/table/1 +2 +5 ns +[0-9]+ ", call.Out);
        Assert.Matches(@"\n  /hall/table/\* +5 ns +3 +/hall/table/0/server\.Out -> /hall/table/0/other\.In +none\n", call.Out);
        Assert.Matches(@"\n  /hall/table/\* to /hall/table/\* +1 µs +3 ", call.Out);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void Only_the_host_differs_in_the_document(string threads)
    {
        var path = texts.WritePlainWith("""system.pairs = 20, record = ["/**"]""");

        var plain = Calling.With("run", path, "--json", "--threads", threads).Out;
        var profiled = Calling.With("run", path, "--json", "--threads", threads, "--profile").Out;

        Assert.Equal(WithoutHost(plain), WithoutHost(profiled));
        Assert.DoesNotContain("profiles", plain, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(profiled);
        var profile = Assert.Single(document.RootElement.GetProperty("host").GetProperty("profiles").EnumerateArray());
        Assert.Equal(threads, profile.GetProperty("threads").GetArrayLength().ToString());
    }

    private static string WithoutHost(string json) => json[..json.IndexOf("  \"host\": {", StringComparison.Ordinal)];
}
