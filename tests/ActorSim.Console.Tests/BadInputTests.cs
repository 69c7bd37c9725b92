using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

/// <summary>Everything that a user may get wrong: refused before anything runs, with a sentence and exit code 2.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_file_that_does_not_exist() =>
        AssertRefused(["run", Path.Combine(texts.Folder, "nothing.conf")], "nothing.conf: This file does not exist.");

    [Fact]
    public void A_syntax_error() =>
        AssertRefused(["run", texts.Write("scenario {\n  name = \"no end\n}")], "game.conf:2:10: ", "    " + "  name = \"no end\n", "           ^");

    [Theory]
    [InlineData("time-limt = 5 ns", "game.conf:5:1: `scenario` has no key `time-limt`; did you mean `time-limit`?")]
    [InlineData("system.latency = 5", "game.conf:5:18: `latency` needs a unit of time")]
    [InlineData("system.latency = 5 kHz", "game.conf:5:18: `latency` needs a unit of time, such as `500 ns`; found `5 kHz`, which is a unit of frequency")]
    [InlineData("system.pairs = 0", "game.conf:5:16: `pairs` must be a whole number from 1 to 1000; found `0`.")]
    [InlineData("system.pairs = -1", "game.conf:5:16: `pairs` must be a whole number from 1 to 1000; found `-1`.")]
    [InlineData("system.kind = ping-pung", "game.conf:5:15: There is no kind of system called `ping-pung`; did you mean `ping-pong`?")]
    [InlineData("time-limit = 0 ns", "game.conf:5:14: `time-limit` must be at least 1 ps; found `0 ns`.")]
    [InlineData("time-limit = 107 d", "game.conf:5:14: `time-limit` must be at most 106 d; found `107 d`.")]
    [InlineData("sweep { system.piars = [1, 2] }", "game.conf:5:16: `ping-pong system` has no key `piars`; did you mean `pairs`?")]
    [InlineData("sweep { system.pairs = [] }", "game.conf:5:24: The sweep over `system.pairs` has no values; give at least one, or remove the key.")]
    [InlineData("sweep { system.pairs = [8, 8] }", "game.conf:5:28: The sweep over `system.pairs` has the value `8` twice; each run is made once.")]
    [InlineData("sweep { \"system..pairs\" = [1, 2] }", "game.conf:5:9: The sweep's key `system..pairs` is no path, at its character 8. A path has an empty key here; remove the dot")]
    [InlineData("expect = [{ metric = total.hist, value = 4 }]", "game.conf:5:22: There is no metric `total.hist`; did you mean `total.hits`?")]
    [InlineData("expect = [{ metric = total.time, value = 4 }]", "game.conf:5:42: `total.time` is a time in ns; write a unit")]
    public void A_scenario_that_cannot_be(string line, string sentence)
    {
        var message = AssertRefused(["run", texts.WritePlainWith(line)], sentence);

        // The line itself, and a caret under the place.
        Assert.Contains($"    {line}\n    ", message);
        Assert.EndsWith("^\n", message);
    }

    [Fact]
    public void An_unknown_option_is_told_before_the_file_that_it_displaced() =>
        AssertRefused(["hocon", "--frob", "x"], "There is no option `--frob`");

    [Fact]
    public void An_empty_name_of_a_file() =>
        AssertRefused(["hocon", ""], "The name of a file is missing");

    [Fact]
    public void A_search_path_that_is_no_folder()
    {
        var file = texts.Write("a = 1");

        AssertRefused(["hocon", file, "--search-path", texts.Folder + "/nothing"], "--search-path takes folders; there is no `");
        AssertRefused(["hocon", file, "--search-path", file], "--search-path takes folders; `", "` is a file.");
    }

    [Fact]
    public void A_missing_include_says_that_scenarios_need_theirs() =>
        AssertRefused(["validate", texts.Write("include \"nothing.conf\"\n" + ScenarioTexts.Plain)], "HOCON would let a missing file pass; here every include needs its file.");

    [Theory]
    [InlineData("validate")]
    [InlineData("explain")]
    public void The_other_commands_refuse_the_same(string command) =>
        AssertRefused([command, texts.WritePlainWith("system.pairs = 0")], "game.conf:5:16: `pairs` must be a whole number from 1 to 1000; found `0`.");

    [Fact]
    public void A_folder_that_cannot_be_written()
    {
        var file = texts.Write("", "file");
        var path = texts.Write(ScenarioTexts.Plain);

        AssertRefused(["run", path, "--out", Path.Combine(file, "results")], "Results cannot be written into `", "Choose another folder with --out.");
        AssertRefused(["run", path, "--log-file", texts.Folder], "The log file `", "` cannot be written: ");
    }

    [Fact]
    public void Nothing_runs_when_a_later_scenario_is_wrong() =>
        AssertRefused(["run", texts.Write(ScenarioTexts.Plain), texts.Write("a = 5", "bad.conf")], "bad.conf:1:1: This file holds no scenario");

    [Theory]
    [InlineData("There is no option `--thread`; did you mean `--threads`?", "run", "a.conf", "--thread", "2")]
    [InlineData("There is no option `-x`; known are ", "explain", "a.conf", "-x")]
    [InlineData("There is no command `rnu`; did you mean `run`?", "rnu", "a.conf")]
    [InlineData("A command is missing; known are `run`, `validate`, `explain`, `list`, `networks`, `kinds`, `reference`, `dram`, `hocon`.")]
    [InlineData("Required argument 'FILE' missing for command: 'run'.", "run")]
    [InlineData("`b.conf` is one argument too many.", "explain", "a.conf", "b.conf")]
    [InlineData("--threads takes a whole number from 1 to 1024; found `0`.", "run", "a.conf", "--threads", "0")]
    [InlineData("--threads takes a whole number from 1 to 1024; found `two`.", "run", "a.conf", "--threads", "two")]
    [InlineData("--seed takes a whole number of at least 0; found `-1`.", "run", "a.conf", "--seed", "-1")]
    [InlineData("There is no folder `nowhere`.", "list", "nowhere")]
    [InlineData("nowhere.conf: This file does not exist.", "networks", "--file", "nowhere.conf")]
    public void A_command_line_that_cannot_be(string sentence, params string[] args) => AssertRefused(args, sentence);

    [Theory]
    [InlineData("sytem.pairs=2", "--set:1:1: `sytem` is no key of the scenario nor of its file; did you mean `system`?")]
    [InlineData("system.pairs", "--set:1:1: `system.pairs` sets nothing; write `key=value`")]
    [InlineData("system.pairs=none", "`pairs` must be a whole number from 1 to 1000; found `none`.")]
    public void A_setting_that_cannot_be(string setting, string sentence) =>
        AssertRefused(["run", texts.Write(ScenarioTexts.Plain), "--set", setting], sentence);

    [Fact]
    public void Time_that_runs_out_of_range_fails_the_run()
    {
        var call = Calling.With("run", texts.WritePlainWith("system.latency = 60 d"));

        Assert.Contains("beyond the range of simulated time", call.Out);
        Assert.Equal(ExitCode.Failure, call.ExitCode);
    }

    private static string AssertRefused(string[] args, params string[] sentences)
    {
        var call = Calling.With(args);
        Assert.All(sentences, sentence => Assert.Contains(sentence, call.Error));
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
        return call.Error;
    }
}
