using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests;

public sealed class ExpectationTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    // The plain game has 4 hits and ends after 40 ns.
    [Theory]
    [InlineData("metric = total.hits, value = 4", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 4 balls", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 0.004K", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 0.004K balls", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 5", ExpectationVerdict.Missed)]
    [InlineData("metric = total.hits, value = 5, within = 20%", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 5, within = 19.9%", ExpectationVerdict.Missed)]
    [InlineData("metric = total.hits, value = 5, within = 1", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 5, within = 1 ball", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 6, within = 1 ball", ExpectationVerdict.Missed)]
    [InlineData("metric = total.time, value = 40 ns", ExpectationVerdict.Met)]
    [InlineData("metric = total.time, value = 0.04 us", ExpectationVerdict.Met)]
    [InlineData("metric = total.time, value = 40001 ps, within = 1 ps", ExpectationVerdict.Met)]
    [InlineData("metric = total.time, value = 40002 ps, within = 1 ps", ExpectationVerdict.Missed)]
    [InlineData("metric = total.share, value = 0.5", ExpectationVerdict.Met)]
    [InlineData("metric = total.share, value = 50%", ExpectationVerdict.Met)]
    [InlineData("metric = total.share, value = 48%, within = 5%", ExpectationVerdict.Met)]
    [InlineData("metric = total.share, value = 47%, within = 5%", ExpectationVerdict.Missed)]
    [InlineData("metric = total.share, value = 47%, within = 0.03", ExpectationVerdict.Met)]
    [InlineData("metric = pairs.pair0.hits, value = 4", ExpectationVerdict.Met)]
    [InlineData("metric = pairs.pair0.verdict, value = short", ExpectationVerdict.Met)]
    [InlineData("metric = pairs.pair0.verdict, value = long", ExpectationVerdict.Missed)]
    [InlineData("metric = run.simulated-time, value = 40 ns", ExpectationVerdict.Met)]
    [InlineData("metric = run.events, value = 10", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 4, required = false", ExpectationVerdict.Met)]
    [InlineData("metric = total.hits, value = 5, required = false", ExpectationVerdict.Differs)]
    [InlineData("metric = pairs.pair0.verdict, value = long, required = false", ExpectationVerdict.Differs)]
    [InlineData("metric = \"/hall/table/0/other/hits\", value = 4", ExpectationVerdict.Met)]
    public void A_figure_is_compared_with_what_is_expected(string expectation, ExpectationVerdict verdict) =>
        Assert.Equal(verdict, Evaluate(expectation).Verdict);

    [Theory]
    [InlineData("metric = total.hit, value = 4", "There is no metric `total.hit`; did you mean `total.hits`?")]
    [InlineData("metric = pairs.pair1.hits, value = 4", "There is no metric `pairs.pair1.hits`; did you mean `pairs.pair0.hits`?")]
    [InlineData("metric = energy, value = 4", "There is no metric `energy`; there are `run.simulated-time`, `run.events`")]
    [InlineData("metric = \"/hall/table/1/other/hits\", value = 4", "There is no metric `/hall/table/1/other/hits`; did you mean `/hall/table/0/other/hits`?")]
    [InlineData("metric = total.time, value = 40", "`total.time` is a time in ns; write a unit, such as `500 ns`; found `40`.")]
    [InlineData("metric = total.time, value = 40 MHz", "`total.time` is a time in ns; write a unit, such as `500 ns`; found `40 MHz`.")]
    [InlineData("metric = total.hits, value = 4 cycles", "`total.hits` counts balls; found `4 cycles`.")]
    [InlineData("metric = total.hits, value = 4 ns", "`total.hits` counts balls; found `4 ns`.")]
    [InlineData("metric = total.share, value = 4 cycles", "`total.share` has no unit; found `4 cycles`.")]
    [InlineData("metric = total.hits, value = 4, within = 1 ns", "`total.hits` counts balls; found `1 ns`.")]
    [InlineData("metric = total.time, value = 1e18 d", "`1e18 d` is too large to be compared.")]
    [InlineData("metric = total.hits, value = some", "`total.hits` is a number; found `some`.")]
    public void An_expectation_that_fits_no_figure_is_invalid_and_says_where(string expectation, string sentence)
    {
        var outcome = Evaluate(expectation);

        Assert.Equal(ExpectationVerdict.Invalid, outcome.Verdict);
        Assert.Contains(sentence, outcome.Problem);
        Assert.Equal(5, outcome.Error!.Origin.Line);
    }

    [Fact]
    public void The_outcome_tells_the_deviation_and_the_source()
    {
        var outcome = Evaluate("metric = total.hits, value = 5 balls, within = 10%, source = \"the referee\"");

        Assert.Equal(
            new ExpectationOutcome("total.hits", ExpectationVerdict.Missed, "5 balls", "10%", 4, "balls", -0.2, "the referee"),
            outcome);
    }

    [Fact]
    public void In_a_sweep_an_expectation_can_be_about_one_run()
    {
        var result = Run("""
            sweep { "workload.rounds" = [1, 2], seed = [1, 2] }
            expect = [{ metric = total.hits, value = 2, at { workload.rounds = 2, "seed" = 1 } }]
            """);

        Assert.Equal([0, 0, 1, 0], result.Runs.Select(run => run.Expectations.Count));
        Assert.True(result.Succeeded);
    }

    [Fact]
    public void At_a_value_that_the_sweep_does_not_have_is_refused()
    {
        var message = Refusal.Of(texts.WritePlainWith("""
            sweep { workload.rounds = [10, 20] }
            expect = [{ metric = total.hits, value = 2, at { workload.rounds = 21 } }]
            """));

        Assert.StartsWith("game.conf:6:68: The sweep never sets `workload.rounds` to `21`; did you mean `20`?", message);
    }

    [Fact]
    public void What_a_plan_foretells_is_checked_before_the_run()
    {
        var message = Refusal.Of(texts.WritePlainWith("system.foretells = true, expect = [{ metric = pairs.pair0.hit, value = 2 }]"));

        Assert.StartsWith("game.conf:5:47: There is no metric `pairs.pair0.hit`; did you mean `pairs.pair0.hits`?", message);
    }

    [Fact]
    public void A_figure_that_was_not_reached_in_time_is_no_mistake_of_the_scenario()
    {
        var result = Run("time-limit = 20 ns, expect = [{ metric = pairs.pair7.hits, value = 2 }]");

        var outcome = Assert.Single(result.Expectations);
        Assert.Equal(ExpectationVerdict.NotReached, outcome.Verdict);
        Assert.False(result.Succeeded);
    }

    private ExpectationOutcome Evaluate(string expectation) => Assert.Single(Run($"expect = [{{ {expectation} }}]").Expectations);

    private Result Run(string lines) => ScenarioRunner.Run(ScenarioFile.Load(texts.WritePlainWith(lines)).Check(PingPongKind.Alone));
}
