using ActorSim.Hocon;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests;

public sealed class SweepTests : IDisposable
{
    private const string Foretelling = "system.foretells = true\n";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void There_is_one_run_for_each_combination_and_the_last_key_varies_fastest()
    {
        var scenario = Check("""sweep { "system.latency" = [5 ns, 6 ns], "workload.rounds" = [1, 2, 3] }""");

        Assert.Equal(
            [
                "system.latency = 5 ns, workload.rounds = 1",
                "system.latency = 5 ns, workload.rounds = 2",
                "system.latency = 5 ns, workload.rounds = 3",
                "system.latency = 6 ns, workload.rounds = 1",
                "system.latency = 6 ns, workload.rounds = 2",
                "system.latency = 6 ns, workload.rounds = 3",
            ],
            scenario.Runs.Select(run => string.Join(", ", run.Settings)));
        Assert.Equal(
            [10, 20, 30, 12, 24, 36],
            ScenarioRunner.Run(scenario).Runs.Select(run => run.End.Nanoseconds));
    }

    [Fact]
    public void A_sweep_ends_for_its_last_key_where_a_figure_comes_above_0()
    {
        var scenario = Check(Foretelling + """
            sweep { "system.latency" = [5 ns, 6 ns], "workload.rounds" = [1, 2, 3, 4] }
            sweep-until = total.hits
            expect = [ { metric = total.hits, value = 4, at = { "workload.rounds" = 4 } } ]
            """);

        var result = ScenarioRunner.Run(scenario);

        Assert.Equal(["1", "4", "1", "4"], result.Runs.Select(run => run.Settings[^1].Value));
        Assert.True(result.IsComplete);
        Assert.True(result.Succeeded);
        Assert.Equal(
            [
                "Passed over, because `total.hits` is above 0 at system.latency = 5 ns, workload.rounds = 1: workload.rounds = 2, 3.",
                "Passed over, because `total.hits` is above 0 at system.latency = 6 ns, workload.rounds = 1: workload.rounds = 2, 3.",
            ],
            result.Comparison.Skip(1));
    }

    [Theory]
    [InlineData("sweep-until = total.hits", "`sweep-until` says where a sweep ends, but there is no `sweep`.")]
    [InlineData("sweep { seed = [1, 2] }, sweep-until = total.hit", "No figure `total.hit` is known before the runs; did you mean `total.hits`?")]
    [InlineData("sweep { sweep-until = [a, b] }", "A sweep cannot vary `sweep-until`;")]
    public void An_end_of_a_sweep_that_cannot_be_is_refused(string lines, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<HoconException>(() => Check(Foretelling + lines)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Keys_may_be_nested_and_need_no_value_of_their_own()
    {
        var path = texts.Write("""
            scenario {
              name = nested
              system { kind = ping-pong, latency = 5 ns }
              sweep { workload { rounds = [2, 3] }, seed = [1] }
            }
            """);

        var runs = ScenarioFile.Load(path).Check(PingPongKind.Alone).Runs;

        Assert.Equal(["workload.rounds = 2, seed = 1", "workload.rounds = 3, seed = 1"], runs.Select(run => string.Join(", ", run.Settings)));
    }

    [Fact]
    public void Substitutions_see_the_value_of_the_run_and_so_do_keys_outside_the_scenario()
    {
        var path = texts.Write("""
            hall { pairs = 1, latency = ${hall.pairs} ns }
            scenario {
              name = halls
              system { kind = ping-pong, pairs = ${hall.pairs}, latency = ${hall.latency} }
              workload { rounds = 1 }
              sweep { "hall.pairs" = [2, 3] }
            }
            """);

        var result = ScenarioRunner.Run(ScenarioFile.Load(path).Check(PingPongKind.Alone));

        Assert.Equal([4, 6], result.Runs.Select(run => run.End.Nanoseconds));
        Assert.Equal([2, 3], result.Runs.Select(run => run.Table("pairs")!.Rows.Count));
    }

    [Fact]
    public void A_setting_of_a_key_that_is_swept_over_whole_objects_is_refused_with_what_to_set_instead()
    {
        var path = texts.Write("""
            halls.slow { name = slow, value = 8 ns }
            halls.fast { name = fast, value = 2 ns }
            hall = ${halls.slow}
            scenario {
              name = halls
              system { kind = ping-pong, latency = ${hall.value} }
              workload { rounds = 1 }
              sweep { "hall" = [${halls.slow}, ${halls.fast}] }
            }
            """);

        Assert.Contains("Set the list of the sweep instead, such as `scenario.sweep.\"hall\"=[…]`.", Refusal.Of(path, "hall=${halls.fast}"), StringComparison.Ordinal);
        var run = Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(path, ["scenario.sweep.hall=[${halls.fast}]"]).Check(PingPongKind.Alone)).Runs);
        Assert.Equal(4, run.End.Nanoseconds);
    }

    [Fact]
    public void Whole_systems_can_be_swept_and_are_called_by_their_names()
    {
        var path = texts.Write("""
            halls.slow { name = "the slow hall", value = 8 ns }
            halls.fast { name = "the fast hall", value = 2 ns }
            scenario {
              name = halls
              system { kind = ping-pong, latency = ${hall.value} }
              workload { rounds = 1 }
              sweep { "hall" = [${halls.slow}, ${halls.fast}] }
            }
            hall = ${halls.slow}
            """);

        var result = ScenarioRunner.Run(ScenarioFile.Load(path).Check(PingPongKind.Alone));

        Assert.Equal(["hall = the slow hall", "hall = the fast hall"], result.Runs.Select(run => run.Label));
        Assert.Equal([16, 4], result.Runs.Select(run => run.End.Nanoseconds));
    }

    [Fact]
    public void A_system_and_a_key_of_it_are_swept_together()
    {
        var path = texts.Write("""
            halls.slow { kind = ping-pong, latency = 8 ns }
            halls.wide { kind = ping-pong, latency = 2 ns, pairs = 5 }
            scenario {
              name = halls
              system { kind = ping-pong, latency = 1 ns, pairs = 9 }
              workload { rounds = 1 }
              sweep { system = [${halls.slow}, ${halls.wide}], "system.foretells" = [yes, no] }
            }
            """);

        var result = ScenarioRunner.Run(ScenarioFile.Load(path).Check(PingPongKind.Alone));

        Assert.Equal([16, 16, 4, 4], result.Runs.Select(run => run.End.Nanoseconds));
        Assert.Equal([1, 1, 5, 5], result.Runs.Select(run => run.Table("pairs")!.Rows.Count));

        var set = ScenarioRunner.Run(ScenarioFile.Load(path, "system.pairs=3").Check(PingPongKind.Alone));
        Assert.Equal([3, 3, 3, 3], set.Runs.Select(run => run.Table("pairs")!.Rows.Count));
    }

    [Fact]
    public void A_setting_from_outside_leaves_one_value()
    {
        var path = texts.WritePlainWith("""
            sweep { "workload.rounds" = [1, 2] }
            expect = [{ metric = total.hits, value = 2, at { "workload.rounds" = 2 } }]
            """);

        var other = ScenarioFile.Load(path, "workload.rounds=7").Check(PingPongKind.Alone);
        var listed = ScenarioFile.Load(path, "workload.rounds = 2").Check(PingPongKind.Alone);

        Assert.Equal("workload.rounds = 7", Assert.Single(Assert.Single(other.Runs).Settings).ToString());
        Assert.Empty(other.Runs[0].Expectations);
        Assert.Single(Assert.Single(listed.Runs).Expectations);
    }

    [Theory]
    [InlineData("""sweep { "system.latncy" = [1 ns] }""", "game.conf:5:9: `ping-pong system` has no key `latncy`; did you mean `latency`?")]
    [InlineData("sweep { sytem.latency = [1 ns] }", "`sytem` is no key of the scenario nor of its file; did you mean `system`?")]
    [InlineData("sweep { seed = [] }", "game.conf:5:16: The sweep over `seed` has no values; give at least one, or remove the key.")]
    [InlineData("sweep { seed = 5 }", "`sweep` needs a list of values for `seed`, such as `[…, …]`; found a number.")]
    [InlineData("sweep = [1]", "`sweep` must be an object with keys and lists of values")]
    [InlineData("sweep { name = [a, b] }", "A sweep cannot vary `name`")]
    [InlineData("sweep { expect = [a, b] }", "A sweep cannot vary `expect`")]
    [InlineData("""sweep { "system.latency" = [1 ns], system { latency = [2 ns] } }""", "The sweep has `system.latency` twice; put all its values into one list.")]
    [InlineData("sweep { system.pairs = [1, 0] }", "game.conf:5:28: `pairs` must be a whole number from 1 to 1000; found `0`. This is about the run with system.pairs = 0.")]
    [InlineData("sweep { time-limit = [0 s] }", "game.conf:5:23: `time-limit` must be at least 1 ps; found `0 s`.")]
    public void What_cannot_be_swept_is_refused(string line, string sentence) =>
        Assert.Contains(sentence, Refusal.Of(texts.WritePlainWith(line)));

    [Fact]
    public void A_sweep_without_measure_is_refused()
    {
        var values = string.Join(", ", Enumerable.Range(1, 400));

        var message = Refusal.Of(texts.WritePlainWith($"sweep {{ seed = [{values}], workload.rounds = [{values}] }}"));

        Assert.Contains("The sweep has more than 100000 combinations; make its lists shorter.", message);
    }

    [Theory]
    [InlineData("system { pairs = 3 }")]
    [InlineData("halls.one.pairs = 3")]
    public void A_setting_around_a_swept_key_or_behind_its_substitution_fixes_it_too(string setting)
    {
        var path = texts.Write("halls.one { kind = ping-pong, latency = 5 ns, pairs = 1 }\n" + """
            scenario {
              name = "Swept"
              system = ${halls.one}
              workload { rounds = 4 }
              sweep { "system.pairs" = [1, 2] }
            }
            """);

        var run = Assert.Single(ScenarioFile.Load(path, setting).Check(PingPongKind.Alone).Runs);

        Assert.Equal("system.pairs = 3", run.Settings[0].ToString());
    }

    private Scenario Check(string line) => ScenarioFile.Load(texts.WritePlainWith(line)).Check(PingPongKind.Alone);
}
