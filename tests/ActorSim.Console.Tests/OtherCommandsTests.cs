using ActorSim.Console.Terminals;
using ActorSim.Scenarios;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

public sealed class OtherCommandsTests : IDisposable
{
    private static readonly string Scenarios = Path.Combine(AppContext.BaseDirectory, "scenarios");

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Theory]
    [InlineData("run")]
    [InlineData("validate")]
    [InlineData("explain")]
    [InlineData("list")]
    [InlineData("networks")]
    [InlineData("kinds")]
    [InlineData("reference")]
    [InlineData("dram")]
    [InlineData("dram", "check")]
    [InlineData("hocon")]
    public void Help_has_an_example_for_every_command(params string[] command)
    {
        var call = Calling.With([.. command, "--help"]);

        Assert.Contains("Example", call.Out);
        Assert.Contains($"\n  actorsim {string.Join(' ', command)}", call.Out);
        Assert.Equal(ExitCode.Success, call.ExitCode);
    }

    [Fact]
    public void Help_lists_the_commands() =>
        Assert.All((string[])["run", "validate", "explain", "list", "networks", "kinds", "reference", "dram", "hocon"], command => Assert.Contains($"\n  {command} ", Calling.With("--help").Out));

    [Fact]
    public void The_version_is_that_of_the_library() => Assert.Equal(Result.Version + "\n", Calling.With("--version").Out);

    [Fact]
    public void Validate_checks_without_running()
    {
        var good = texts.WritePlainWith("""workload.rounds = 2000000000, sweep { seed = [1, 2] }, expect = [{ metric = total.hits, value = 1 }]""");
        var bad = texts.Write("scenario {}", "bad.conf");

        var call = Calling.With("validate", bad, good);

        Assert.Equal($"{good}: good, 2 runs, 2 expectations\n", call.Out);
        Assert.Contains("bad.conf:1:10: `scenario` needs the key `name`", call.Error);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
    }

    [Fact]
    public void Explain_puts_actors_and_links_together_that_differ_in_numbers_only()
    {
        var call = Calling.With("explain", texts.WritePlainWith("system.pairs = 500"));

        Assert.Equal(
            """
            A short game
            ping-pong: Pairs of actors that pass a ball.

            Actors: 1,000
              /hall
                /table
                  /*
                    /other   Player × 500
                    /server  Player × 500

            Links: 1,000

              from                       to                        message   latency   count
            ──────────────────────────────────────────────────────────────────────────────────
              /hall/table/*/other.Out    /hall/table/*/server.In   Ball      5 ns        500
              /hall/table/*/server.Out   /hall/table/*/other.In    Ball      5 ns        500

            Regions: 1

              region   actors   smallest latency inside   longest window   smallest latency from others
            ─────────────────────────────────────────────────────────────────────────────────────────────
              /         1,000   5 ns                      5 ns             none

            Lookahead: 5 ns (the smallest latency of all links)
            Stop lead: 5 ns

            """.ReplaceLineEndings("\n"),
            call.Out);
    }

    [Fact]
    public void Explain_shows_the_regions_and_how_far_apart_they_are()
    {
        var call = Calling.With(DistantPairsKind.Alone, CancellationToken.None, "explain", texts.WritePlainWith("system.pairs = 3"));

        Assert.Contains(
            """

            Regions: 3

              region          actors   smallest latency inside   longest window   smallest latency from others
            ────────────────────────────────────────────────────────────────────────────────────────────────────
              /hall/table/0        2   5 ns                      5 ns             1 µs from /hall/table/2
              /hall/table/1        2   5 ns                      5 ns             1 µs from /hall/table/0
              /hall/table/2        2   5 ns                      5 ns             1 µs from /hall/table/1

            Lookahead: 5 ns (the smallest latency of all links)

            """.ReplaceLineEndings("\n"),
            call.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_builds_one_run_of_a_sweep()
    {
        var path = texts.WritePlainWith("sweep { system.pairs = [1, 2] }");

        Assert.Contains("Run 1 of 2: system.pairs = 1\n", Calling.With("explain", path).Out);
        Assert.Contains("Actors: 4\n", Calling.With("explain", path, "--set", "system.pairs=2").Out);
    }

    [Fact]
    public void List_shows_names_and_descriptions_and_leaves_out_what_is_no_scenario()
    {
        texts.Write("scenario { name = first, description = \"It is.\", system = ${chips.a} }\nchips.a {}", "b/first.conf");
        texts.Write("scenario { name = second }", "c.conf");
        texts.Write("chips.a { b = ${missing} }", "chips/a.conf");

        var call = Calling.With("list", texts.Folder);

        Assert.Equal($"{texts.Folder}/b/first.conf\n    first. It is.\n{texts.Folder}/c.conf\n    second\n", call.Out);
        Assert.Equal(call.Out, Calling.With("list", "--scenarios", texts.Folder).Out);
        Assert.Equal(ExitCode.Success, call.ExitCode);
    }

    [Fact]
    public void List_tells_about_a_broken_scenario_and_goes_on()
    {
        texts.Write("scenario {", "broken.conf");
        texts.Write(ScenarioTexts.Plain);

        var call = Calling.With("list", texts.Folder);

        Assert.Contains("broken.conf:1:", call.Error);
        Assert.Contains("A short game", call.Out);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
    }

    [Fact]
    public void Networks_are_listed_with_their_figures()
    {
        var call = Calling.With("networks", "--scenarios", Scenarios);

        Assert.Matches("alexnet +3×227×227 +23 +724,406,816 +60,965,224", call.Out);
        Assert.Contains("vgg16", call.Out);
        Assert.Equal("", call.Error);
    }

    [Fact]
    public void A_network_is_shown_layer_by_layer_with_what_others_say_differently()
    {
        var call = Calling.With("networks", "alexnet", "--scenarios", Scenarios);

        Assert.Matches(@"CONV2 +convolution +96×27×27 +256×27×27 +5×5 +1×1 +2×2 +2 +223,948,800 +307,456 +186,624 +1,976,320\n", call.Out);
        Assert.Matches("total +3×227×227 +1000×1×1 +724,406,816 +60,965,224", call.Out);
        Assert.Contains("9 of 10 published figures agree with the shapes; this one does not:\n  CONV1: neurons are 290,400 by the shapes, 253,440 by ", call.Out);
    }

    [Fact]
    public void A_network_of_ones_own_comes_from_a_file()
    {
        var file = texts.Write("networks.tiny { name = tiny, source = me, input = { channels = 1, height = 8, width = 8 }, layers = [{ name = c, type = convolution, filters = 2, kernel = 3 }] }");

        Assert.Contains("2×6×6", Calling.With("networks", "tiny", "--file", file).Out);
        var call = Calling.With("networks", "tinny", "--file", file);
        Assert.Contains("There is no network named `tinny`; did you mean `tiny`?", call.Error);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
    }

    [Fact]
    public void Kinds_are_listed_and_shown_with_their_keys()
    {
        Assert.Equal("ping-pong  Pairs of actors that pass a ball.\n", Calling.With("kinds").Out);
        Assert.Contains("| `latency` | a time of at least 1 ps | ps, ns, us, ms, s, min, h or d | *required* | From one player to the other. |", Calling.With("kinds", "ping-pong").Out);
        Assert.Contains("There is no kind of system called `ping`; known are `ping-pong`.", Calling.With("kinds", "ping").Error);
    }

    [Fact]
    public void The_reference_describes_the_kinds_that_there_are_and_the_settings()
    {
        var page = Calling.With("reference");
        var settings = Calling.With("reference", "--conf");

        Assert.StartsWith("# Scenario reference\n", page.Out);
        Assert.Contains("\n### ping-pong\n\nPairs of actors that pass a ball.\n", page.Out);
        Assert.Contains("| `latency` | a time of at least 1 ps | [time](#units) | *required* | From one player to the other. |", page.Out);
        Assert.Contains("\n  seed = 1\n", settings.Out);
        Assert.Equal((ExitCode.Success, "", ""), (page.ExitCode, page.Error, settings.Error));
    }

    [Fact]
    public void Progress_tells_time_rate_and_what_is_left()
    {
        var update = new RunUpdate(1, 3, Kernel.SimTime.FromMicroseconds(1500), 12_300_000, 0.25);

        Assert.Equal("run 2 of 3: 1.5 ms simulated, 12.3 M events, 6.2 M events/s, about 6 s left", ProgressLine.Describe(update, TimeSpan.FromSeconds(2)));
        Assert.Equal("1.5 ms simulated, 12.3 M events, 6.2 M events/s", ProgressLine.Describe(update with { Run = 0, Runs = 1, Done = null }, TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void Colours_appear_only_where_the_terminal_has_them()
    {
        using var output = new StringWriter();
        ActorSimApp.Run(["run", "--quiet", texts.Write(ScenarioTexts.Plain)], new Terminal(output, TextWriter.Null) { HasColours = true }, PingPongKind.Alone);

        Assert.Contains("\u001b[", output.ToString());
        Assert.DoesNotContain("\u001b[", Calling.With("run", texts.Write(ScenarioTexts.Plain)).Out);
    }
}
