using System.Text.RegularExpressions;
using System.Text.Json;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

public sealed class RunTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    private string Plain => texts.Write(ScenarioTexts.Plain);

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_run_shows_what_came_out_and_says_nothing_else()
    {
        var call = Calling.With("run", Plain);

        Assert.Equal(
            """
            A short game

            Run: completed after 40 ns, 10 events, fingerprint (16 digits)

            pairs: What each pair played.

              pair       hits   time   verdict
                      (balls)   (ns)
            ────────────────────────────────────
              pair0         4     40   short


              total.hits   4 balls  (All balls that came back)
              total.time   40 ns
              total.share  0.5

            What this shows:
              The latency of the links alone decides how fast a game is.

            What is assumed:
              Players need no time to think.

            game.conf: 1 run

            """.ReplaceLineEndings("\n"),
            Regex.Replace(call.Out, "fingerprint [0-9a-f]{16}", "fingerprint (16 digits)", RegexOptions.None, TimeSpan.FromSeconds(10)));
        Assert.Equal("", call.Error);
        Assert.Equal(ExitCode.Success, call.ExitCode);
    }

    [Fact]
    public void Expectations_are_shown_beside_results_and_a_missed_one_fails()
    {
        var call = Calling.With("run", texts.WritePlainWith("""
            expect = [
              { metric = total.hits, value = 4, source = "counting" }
              { metric = total.time, value = 50 ns, within = 10% }
            ]
            """));

        Assert.Contains("  met     total.hits = 4 balls; expected 4 (counting)\n", call.Out);
        Assert.Contains("  missed  total.time = 40 ns; expected 50 ns within 10%, -20%\n", call.Out);
        Assert.EndsWith("game.conf: 1 run, 1 of 2 expectations met\n", call.Out);
        Assert.Equal(ExitCode.Failure, call.ExitCode);
    }

    [Fact]
    public void A_run_that_fails_says_who_when_and_why()
    {
        var call = Calling.With("run", Plain, "--set", "workload.breaks-at=2");

        Assert.Contains("FAILED after 20 ns", call.Out);
        Assert.Contains("/hall/table/0/server failed at 20 ns in In, handling Ball { Round = 2 }: The racket broke.", call.Out);
        Assert.Equal(ExitCode.Failure, call.ExitCode);
    }

    [Fact]
    public void Quiet_leaves_one_line_for_each_scenario()
    {
        var call = Calling.With("run", "--quiet", Plain, texts.Write(ScenarioTexts.Plain, "other.conf"));

        Assert.Equal("game.conf: 1 run\nother.conf: 1 run\n", call.Out);
        Assert.Equal("", call.Error);
    }

    [Fact]
    public void Json_is_one_document_and_nothing_else()
    {
        var one = Calling.With("run", Plain, "--json");
        var two = Calling.With("run", Plain, Plain, "--json");

        using var document = JsonDocument.Parse(one.Out);
        using var documents = JsonDocument.Parse(two.Out);
        Assert.Equal(40_000, document.RootElement.GetProperty("runs")[0].GetProperty("simulated-time-ps").GetInt64());
        Assert.Equal(2, documents.RootElement.GetArrayLength());
        Assert.Equal("", one.Error + two.Error);
    }

    [Fact]
    public void Threads_change_nothing_but_the_host()
    {
        var path = texts.WritePlainWith("""system.pairs = 20, sweep { "system.latency" = [5 ns, 7 ns] }, record = ["/**"]""");

        var one = Calling.With("run", path, "--json", "--threads", "1").Out;
        var two = Calling.With("run", path, "--json", "--threads", "2").Out;

        Assert.NotEqual(one, two);
        Assert.Equal(WithoutHost(one), WithoutHost(two));
    }

    [Fact]
    public void Files_are_written_only_when_asked_for()
    {
        var folder = Path.Combine(texts.Folder, "results", "new");

        var call = Calling.With("run", texts.WritePlainWith("""sweep { "workload.rounds" = [4, 8] }"""), "--out", folder);

        Assert.Equal(["figures.csv", "pairs.csv", "results.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("workload.rounds,pair,hits,time,verdict\n4,pair0,4,40,short\n8,pair0,8,80,long\n", File.ReadAllText(Path.Combine(folder, "pairs.csv")));
        Assert.Equal(ExitCode.Success, call.ExitCode);
    }

    [Fact]
    public void Several_scenarios_have_folders_of_their_own()
    {
        var folder = Path.Combine(texts.Folder, "results");

        Calling.With("run", Plain, texts.Write(ScenarioTexts.Plain, "other.conf"), "--out", folder);
        var clash = Calling.With("run", Plain, texts.Write(ScenarioTexts.Plain, "below/game.conf"), "--out", folder);

        Assert.True(File.Exists(Path.Combine(folder, "game", "results.json")));
        Assert.True(File.Exists(Path.Combine(folder, "other", "results.json")));
        Assert.Contains("Two of the scenarios have files of one name", clash.Error);
        Assert.Equal(ExitCode.BadInput, clash.ExitCode);
    }

    [Fact]
    public void Settings_and_seed_win_over_the_file()
    {
        using var document = JsonDocument.Parse(Calling.With("run", Plain, "--json", "--set", "workload.rounds=2", "--set", "system.latency = 1 ns", "--seed", "9").Out);

        var run = document.RootElement.GetProperty("runs")[0];
        Assert.Equal(4_000, run.GetProperty("simulated-time-ps").GetInt64());
        Assert.Equal(9, run.GetProperty("seed").GetInt64());
    }

    [Fact]
    public void An_interrupted_run_writes_what_there_is_and_exits_with_130()
    {
        using var source = new CancellationTokenSource();
        var folder = Path.Combine(texts.Folder, "results");
        var path = texts.WritePlainWith("sweep { seed = [1, 2, 3] }");

        var call = Calling.With(InterruptingKind.Alone(source), source.Token, "run", path, "--out", folder);

        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "results.json")));
        Assert.False(document.RootElement.GetProperty("complete").GetBoolean());
        Assert.Equal("cancelled", document.RootElement.GetProperty("runs")[0].GetProperty("end-reason").GetString());
        Assert.Contains("interrupted after", call.Out);
        Assert.EndsWith("game.conf: 1 run, not complete\n", call.Out);
        Assert.Equal(ExitCode.Interrupted, call.ExitCode);
    }

    [Fact]
    public void Logs_go_to_the_error_stream_or_a_file_when_asked_for()
    {
        var file = Path.Combine(texts.Folder, "actorsim.log");

        var verbose = Calling.With("run", Plain, "--verbose");
        var quieter = Calling.With("run", Plain, "--log-level", "information");
        var filed = Calling.With("run", Plain, "--log-file", file);

        Assert.Contains("INF Running game.conf", verbose.Error);
        Assert.Contains("DBG Run 1", verbose.Error);
        Assert.DoesNotContain("DBG", quieter.Error);
        Assert.Equal("", filed.Error);
        Assert.Contains("Running", File.ReadAllText(file));
    }

    private static string WithoutHost(string json) => json[..json.IndexOf("  \"host\": {", StringComparison.Ordinal)];
}
