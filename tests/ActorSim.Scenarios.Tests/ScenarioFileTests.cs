using ActorSim.Kernel;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests;

public sealed class ScenarioFileTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_scenario_has_one_run_with_the_defaults()
    {
        var scenario = Check(ScenarioTexts.Plain);

        Assert.Equal("A short game", scenario.Name);
        Assert.Equal("game.conf", scenario.File);
        var run = Assert.Single(scenario.Runs);
        Assert.Empty(run.Settings);
        Assert.Equal("ping-pong", run.Kind.Name);
        Assert.Equal(new EngineSettings { Seed = 1 }, run.Engine);
        Assert.Null(run.TimeLimit);
    }

    [Fact]
    public void Seed_limit_and_engine_are_read_with_their_units()
    {
        var path = texts.WritePlainWith("seed = 7, time-limit = 2 us, engine { stop-lead = 3 ns, numbering-seed = 9 }");

        var run = ScenarioFile.Load(path).Check(PingPongKind.Alone).Runs[0];

        Assert.Equal(new EngineSettings { Seed = 7, StopLead = SimDuration.FromNanoseconds(3), NumberingSeed = 9 }, run.Engine);
        Assert.Equal(SimTime.FromMicroseconds(2), run.TimeLimit);
    }

    [Fact]
    public void A_system_comes_from_an_included_file_and_is_overridden_in_part()
    {
        texts.Write("halls.big { kind = ping-pong, latency = 5 ns, pairs = 2 }", "halls/big.conf");
        var path = texts.Write("""
            include "halls/big.conf"
            scenario { name = big, system = ${halls.big}, workload { rounds = 1 } }
            """);

        Assert.Equal(4, Actors(path));
        Assert.Equal(6, Actors(path, "system.pairs=3"));
        Assert.Equal(8, Actors(path, "halls.big.pairs=4"));
        Assert.Equal(10, Actors(path, "scenario.system.pairs=4", "system.pairs = 5"));
    }

    [Fact]
    public void The_hash_is_that_of_the_scenario_and_not_of_its_place()
    {
        var here = ScenarioFile.Load(texts.Write(ScenarioTexts.Plain));
        var there = ScenarioFile.Load(texts.Write("other = 5\n\n" + ScenarioTexts.Plain, "below/there.conf"));
        var changed = ScenarioFile.Load(here.Path, "seed=2");

        Assert.Equal(here.Hash, there.Hash);
        Assert.NotEqual(here.Hash, changed.Hash);
        Assert.Equal(64, here.Hash.Length);
    }

    [Fact]
    public void Every_mistake_in_system_and_workload_is_told_at_once()
    {
        var message = Refusal.Of(texts.Write("""
            scenario {
              name = wrong
              system { kind = ping-pong, latncy = 5 ns, pairs = 0 }
              workload { rounds = many }
            }
            """));

        Assert.Contains("game.conf:3:30: `ping-pong system` has no key `latncy`; did you mean `latency`?", message);
        Assert.Contains("game.conf:3:53: `pairs` must be a whole number from 1 to 1000; found `0`.", message);
        Assert.Contains("game.conf:3:10: `ping-pong system` needs the key `latency`", message);
        Assert.Contains("game.conf:4:23: `rounds` must be a whole number of at least 1; found `many`.", message);
    }

    [Fact]
    public void An_error_shows_the_line_with_a_caret()
    {
        var message = Refusal.Of(texts.WritePlainWith("tme-limit = 5 ns"));

        Assert.Equal(
            """
            game.conf:5:1: `scenario` has no key `tme-limit`; did you mean `time-limit`?
                tme-limit = 5 ns
                ^
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Theory]
    [InlineData("system.latency = 5", "`latency` needs a unit of time, such as `500 ns`; found `5`")]
    [InlineData("system.latency = 5 MHz", "`latency` needs a unit of time, such as `500 ns`; found `5 MHz`, which is a unit of frequency")]
    [InlineData("system.latency = 0 ns", "`latency` must be at least 1 ps; found `0 ns`.")]
    [InlineData("system.latency = -3 ns", "`latency` must be at least 1 ps; found `-3 ns`.")]
    [InlineData("system.pairs = -3", "`pairs` must be a whole number from 1 to 1000; found `-3`.")]
    [InlineData("system.kind = ping-pog", "There is no kind of system called `ping-pog`; did you mean `ping-pong`?")]
    [InlineData("time-limit = 0 s", "`time-limit` must be at least 1 ps; found `0 s`.")]
    [InlineData("time-limit = 200 d", "`time-limit` must be at most 106 d; found `200 d`.")]
    [InlineData("time-limit = 1.5 ps", "`time-limit` must be a whole number of picoseconds; found `1.5 ps`.")]
    [InlineData("seed = -1", "`seed` must be a whole number from 0 to 9223372036854775807; found `-1`.")]
    [InlineData("seed = 18446744073709551615", "`seed` must be a whole number from 0 to 9223372036854775807; found `18446744073709551615`.")]
    [InlineData("workload.rounds = 3G", "`rounds` must be a whole number from 1 to 2147483647; found `3G`.")]
    [InlineData("engine.stop-laed = 5 ns", "`engine` has no key `stop-laed`; did you mean `stop-lead`?")]
    [InlineData("record = [macs]", "`record` takes paths of metrics, such as `/array/pe/*/*/macs`; found `macs`.")]
    [InlineData("system = 5", "`system` must be an object with a `kind` and the keys of that kind, such as `{ kind = systolic, … }`; found `5`.")]
    [InlineData("workload.rounds = 13", "Nobody plays 13 rounds; take 12 or 14.")]
    [InlineData("expect = [{ metric = total.hits }]", "`expectation` needs the key `value`")]
    [InlineData("expect = [{ metric = total.hits, value = [4] }]", "`value` must be a number, a number with a unit, or a text; found a list.")]
    [InlineData("expect = [{ metric = total.hits, value = 4, within = -1% }]", "`within` must be a percentage such as `5%`, or an amount that is not negative; found `-1%`.")]
    [InlineData("expect = [{ metric = total.hits, value = 4, at { workload.rounds = 4 } }]", "`at` names `workload.rounds`, which the sweep does not vary; none is known here.")]
    public void What_cannot_be_is_refused(string line, string sentence)
    {
        var message = Refusal.Of(texts.WritePlainWith(line));

        Assert.Contains(sentence, message);
        Assert.StartsWith("game.conf:5:", message);
    }

    [Theory]
    [InlineData("""scenario { name = "no end """, "game.conf:1:")]
    [InlineData("scenario { name = a", "game.conf:1:")]
    [InlineData("a = 5", "game.conf:1:1: This file holds no scenario; it is expected as `scenario { … }`.")]
    [InlineData("scenario = 5", "game.conf:1:12: `scenario` must be an object with a system, what it does, and what should come out, such as `{ name = …, system = …, … }`; found `5`.")]
    [InlineData("scenario { system { kind = ping-pong } }", "game.conf:1:10: `scenario` needs the key `name`")]
    [InlineData("scenario { name = a }", "game.conf:1:10: `scenario` needs the key `system`")]
    [InlineData("scenario { name = a, system { latency = 5 ns } }", "game.conf:1:29: `system` needs the key `kind`")]
    [InlineData("scenario { name = a, system { kind = ping-pong, latency = 5 ns } }", "game.conf:1:10: `ping-pong workload` needs the key `rounds`")]
    public void A_file_without_a_whole_scenario_is_refused(string text, string sentence) =>
        Assert.Contains(sentence, Refusal.Of(texts.Write(text)));

    [Fact]
    public void A_file_that_does_not_exist_is_named() =>
        Assert.Equal("nothing.conf: This file does not exist.", Refusal.Of(Path.Combine(texts.Folder, "nothing.conf")));

    [Fact]
    public void A_folder_is_refused_as_a_scenario()
    {
        Directory.CreateDirectory(Path.Combine(texts.Folder, "folder.conf"));

        Assert.Equal("folder.conf: This is a folder; give one of its files.", Refusal.Of(Path.Combine(texts.Folder, "folder.conf")));
    }

    [Fact]
    public void An_include_of_a_file_that_does_not_exist_is_refused()
    {
        var path = texts.Write("include \"networks/alexnett.conf\"\n" + ScenarioTexts.Plain);

        Assert.StartsWith("game.conf:1:1: The included file `networks/alexnett.conf` does not exist", Refusal.Of(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused_where_it_goes_wrong()
    {
        var path = texts.Write("");
        File.WriteAllBytes(path, [(byte)'#', (byte)'\n', (byte)'#', (byte)' ', 0xE9, (byte)' ', (byte)'\n']);

        Assert.Equal("game.conf:2:3: This is not UTF-8 text from here on; save it as UTF-8.", Refusal.Of(path));
    }

    [Theory]
    [InlineData("""{ metric = total.time, value = 5 }""", "write a unit")]
    [InlineData("""{ metric = run.simulated-time, value = 5 }""", "write a unit")]
    [InlineData("""{ metric = total.hits, value = many }""", "`total.hits` is a number")]
    [InlineData("""{ metric = total.hits, value = 4, within = 1 ns }""", "total.hits")]
    public void An_expectation_in_the_wrong_unit_is_refused_before_the_run(string expectation, string sentence) =>
        Assert.Contains(sentence, Refusal.Of(texts.WritePlainWith($"system.foretells = true, expect = [{expectation}]")), StringComparison.Ordinal);

    [Fact]
    public void An_expectation_about_one_run_of_a_sweep_is_not_held_against_the_others()
    {
        var path = texts.WritePlainWith("""
            system.foretells = true
            sweep { "system.pairs" = [1, 2] }
            expect = [ { metric = pairs.pair1.hits, value = 4, at = { "system.pairs" = 2 } } ]
            """);

        var result = ScenarioRunner.Run(ScenarioFile.Load(path).Check(PingPongKind.Alone));

        Assert.Equal([0, 1], result.Runs.Select(run => run.Expectations.Count));
        Assert.True(result.Succeeded);
    }

    [Theory]
    [InlineData("sytem.pairs=3", "`sytem` is no key of the scenario nor of its file; did you mean `system`?")]
    [InlineData("system.piars=3", "`ping-pong system` has no key `piars`; did you mean `pairs`?")]
    [InlineData("system.pairs", "`system.pairs` sets nothing; write `key=value`")]
    [InlineData("system.pairs=0", "`pairs` must be a whole number from 1 to 1000; found `0`.")]
    public void A_setting_is_checked_like_the_file(string setting, string sentence)
    {
        var message = Refusal.Of(texts.Write(ScenarioTexts.Plain), setting);

        Assert.Contains(sentence, message);
        Assert.StartsWith("--set:1:", message);
    }

    private Scenario Check(string text) => ScenarioFile.Load(texts.Write(text)).Check(PingPongKind.Alone);

    private static int Actors(string path, params string[] settings)
    {
        using var built = ScenarioFile.Load(path, settings).Check(PingPongKind.Alone).Runs[0].Plan.Build(new EngineSettings());
        return built.Simulation.Actors.Count;
    }
}
