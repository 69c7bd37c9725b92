using ActorSim.Hocon;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

/// <summary><c>actorsim hocon</c>: what a file comes to, in three forms.</summary>
public sealed class HoconCommandTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void It_prints_the_resolved_tree_as_hocon_that_reads_back_to_the_same()
    {
        texts.Write("chips.small { rows = 8, clock = 200 MHz }", "chips.conf");
        var path = texts.Write("""
            include "chips.conf"
            scenario { name = "A game", system = ${chips.small} { rows = 16 } }
            """);

        var call = Calling.With("hocon", path);

        Assert.Equal(
            """
            chips {
              small {
                rows = 8
                clock = 200 MHz
              }
            }
            scenario {
              name = A game
              system {
                rows = 16
                clock = 200 MHz
              }
            }

            """.ReplaceLineEndings("\n"),
            call.Out);
        Assert.Equal((ExitCode.Success, ""), (call.ExitCode, call.Error));
        Assert.Equal(call.Out, Calling.WithInput(call.Out, "hocon", "-").Out);
    }

    [Fact]
    public void Json_is_one_document_and_nothing_else()
    {
        var call = Calling.With("hocon", texts.Write("a = [1, 200 MHz, null]"), "--json");

        Assert.Equal("""
            {
              "a": [
                1,
                "200 MHz",
                null
              ]
            }

            """.ReplaceLineEndings("\n"), call.Out);
        Assert.Equal("", call.Error);
    }

    [Fact]
    public void Origins_tell_for_every_value_where_it_was_written()
    {
        var path = texts.Write("""
            a { b = 5, "c.d" = 200 MHz }
            list = [ { x = on }, [] ]
            """);

        Assert.Equal($"""
            a.b = 5            # {path}:1:9
            a."c.d" = 200 MHz  # {path}:1:20
            list.0.x = on      # {path}:2:16
            list.1 = []        # {path}:2:22

            """.ReplaceLineEndings("\n"), Calling.With("hocon", path, "--origins").Out);
        Assert.Equal($"list.0.x = on  # {path}:2:16\n", Calling.With("hocon", path, "--origins", "--at", "list.0").Out);
    }

    [Fact]
    public void Origins_tell_which_includes_and_substitutions_a_value_came_through()
    {
        var chips = texts.Write("chips.small { rows = 8 }", "chips.conf");
        var path = texts.Write("include \"chips.conf\"\nsystem = ${chips.small} { cols = 4 }");

        Assert.Equal($"""
            system.rows = 8  # {chips}:1:22, included at {path}:1:1, used as `${"{chips.small}"}` at {path}:2:10
            system.cols = 4  # {path}:2:34

            """.ReplaceLineEndings("\n"), Calling.With("hocon", path, "--origins", "--at", "system").Out);
    }

    [Fact]
    public void What_is_missing_and_need_not_be_there_is_a_note()
    {
        var path = texts.Write("a = 1\ninclude \"none.conf\"");

        var call = Calling.With("hocon", path);

        Assert.Equal((ExitCode.Success, "a = 1\n"), (call.ExitCode, call.Out));
        Assert.Equal($"{path}:2:1: note: nothing is included here, because there is no `none.conf`; the search path is empty (--search-path). `include required(…)` makes that an error.\n", call.Error);
    }

    [Fact]
    public void Folders_of_the_search_path_are_looked_through()
    {
        var folder = Path.GetDirectoryName(texts.Write("pe.words = 12", "shared/pe.conf"))!;
        var path = texts.Write("include classpath(\"pe.conf\")");

        Assert.Equal("pe {\n  words = 12\n}\n", Calling.With("hocon", path, "--search-path", folder).Out);
    }

    [Fact]
    public void An_address_is_read_where_that_is_allowed()
    {
        var included = new Uri(texts.Write("pe.words = 12", "pe.conf")).AbsoluteUri;
        var path = texts.Write($"include url(\"{included}\")");

        Assert.Equal("pe {\n  words = 12\n}\n", Calling.With("hocon", path, "--allow-url").Out);
        Assert.Contains("cannot be read: addresses are read only with --allow-url", Calling.With("hocon", path).Error);
        Assert.Contains("use http, https or file", Calling.With("hocon", texts.Write("include url(\"ftp://localhost/a\")"), "--allow-url").Error);
    }

    [Fact]
    public async Task A_server_that_has_nothing_there_is_a_missing_file_and_one_that_fails_an_error()
    {
        using var server = new LoopbackServer(path => path switch
        {
            "/chips/pe.conf" => (200, "words = 12, include \"spad.conf\""),
            "/chips/spad.conf" => (200, "ports = 2"),
            "/broken.conf" => (500, ""),
            _ => (404, ""),
        });

        Assert.Equal("words = 12\nports = 2\n", await Read("chips/pe.conf"));
        Assert.Contains("There is nothing at `" + server.Address + "none.conf`", await Read("none.conf"), StringComparison.Ordinal);
        Assert.Contains("cannot be read: ", await Read("broken.conf"), StringComparison.Ordinal);

        Task<string> Read(string name) => Task.Run(() =>
        {
            var call = Calling.With("hocon", texts.Write($"include required(url(\"{server.Address}{name}\"))"), "--allow-url");
            return call.Out + call.Error;
        });
    }

    [Fact]
    public void Settings_win_and_substitutions_see_them()
    {
        var path = texts.Write("a = 1, b = ${a}, chips.mine.rows = 8");

        Assert.Equal("a = 3\nb = 3\nchips {\n  mine {\n    rows = 16\n  }\n}\n", Calling.With("hocon", path, "--set", "a=2", "--set", "chips.mine.rows=16", "--set", "a=3").Out);
        Assert.StartsWith("a = 3                # --set:1:3\n", Calling.With("hocon", path, "--set", "a=3", "--origins").Out);
    }

    [Fact]
    public void A_path_chooses_a_part_an_item_of_a_list_by_its_position()
    {
        var path = texts.Write("scenario { system { rows = 8, clock = 1 GHz }, expect = [{ value = 5% }, 7], \"a.b\" = \"\" }");

        Assert.Equal("rows = 8\nclock = 1 GHz\n", Calling.With("hocon", path, "--at", "scenario.system").Out);
        Assert.Equal("5%\n", Calling.With("hocon", path, "--at", "scenario.expect.0.value").Out);
        Assert.Equal("\"5%\"\n", Calling.With("hocon", path, "--at", "scenario.expect.0.value", "--json").Out);
        Assert.Equal("\"\"\n", Calling.With("hocon", path, "--at", "scenario.\"a.b\"").Out);
    }

    [Theory]
    [InlineData("scenaro", "This file has no key `scenaro`; did you mean `scenario`?")]
    [InlineData("scenario.systm.rows", "`scenario` has no key `systm`; did you mean `system`?")]
    [InlineData("scenario.expect.1", "`scenario.expect` is a list with items from 0 to 0; it has no item `1`.")]
    [InlineData("scenario.expect.first", "`scenario.expect` is a list with items from 0 to 0; it has no item `first`.")]
    [InlineData("scenario.system.rows.x", "`scenario.system.rows` is a number; it has no keys, and so no `x`.")]
    [InlineData("none.x", "`none` is empty; it has no `x`.")]
    [InlineData("scenario..x", "--at:1:10: A path has an empty key here")]
    public void A_path_that_leads_nowhere_is_refused(string path, string sentence)
    {
        var call = Calling.With("hocon", texts.Write("scenario { system.rows = 8, expect = [5] }, none {}"), "--at", path);

        Assert.StartsWith(sentence, call.Error);
        Assert.Equal((ExitCode.BadInput, ""), (call.ExitCode, call.Out));
    }

    [Fact]
    public void The_environment_answers_what_the_file_leaves_open_unless_it_is_told_not_to()
    {
        Environment.SetEnvironmentVariable("ACTORSIM_TEST_HOCON_ROWS", "16");
        var path = texts.Write("rows = ${?ACTORSIM_TEST_HOCON_ROWS}\nnothing = ${?ACTORSIM_TEST_NOT_SET}${?\"\"}${?\"a=b\"}");

        Assert.Equal("rows = \"16\"\n", Calling.With("hocon", path).Out);
        Assert.Equal("{}\n", Calling.With("hocon", path, "--no-env").Out);
    }

    [Fact]
    public void The_ending_of_a_file_says_what_language_it_is_in()
    {
        var json = texts.Write("""{ "a": [1, 2] }""", "a.json");
        var loose = texts.Write("{ a: 1 }", "loose.json");
        var properties = texts.Write("a.b = 1\na.c : text # no comment\n", "a.properties");

        Assert.Equal("a = [1, 2]\n", Calling.With("hocon", json).Out);
        Assert.Equal("a {\n  b = \"1\"\n  c = \"text # no comment\"\n}\n", Calling.With("hocon", properties).Out);
        Assert.Contains("loose.json:1:3: Unexpected `a`: JSON needs a key in quotes here.", Calling.With("hocon", loose).Error);
        Assert.Equal("[1, 2]\n", Calling.WithInput("[1, 2]", "hocon", "-").Out);
    }

    [Theory]
    [InlineData("a = ${b}", "game.conf:1:5: ")]
    [InlineData("a = {", "game.conf:1:6: ")]
    [InlineData("include required(\"none.conf\")", "game.conf:1:1: ")]
    public void A_file_that_is_wrong_gives_a_sentence_and_no_output(string text, string place)
    {
        foreach (var form in (string[][])[[], ["--json"], ["--origins"]])
        {
            var call = Calling.With(["hocon", texts.Write(text), .. form]);

            Assert.Contains(place, call.Error);
            Assert.Equal((ExitCode.BadInput, ""), (call.ExitCode, call.Out));
        }
    }

    [Fact]
    public void An_error_in_standard_input_names_it() =>
        Assert.StartsWith("<stdin>:2:5: ", Calling.WithInput("a = 1\nb = ${c}", "hocon", "-").Error);

    [Fact]
    public void Two_forms_of_output_at_once_are_refused()
    {
        var call = Calling.With("hocon", texts.Write("a = 1"), "--json", "--origins");

        Assert.StartsWith("--json and --origins are two forms of output; choose one.\n", call.Error);
        Assert.Equal(ExitCode.BadInput, call.ExitCode);
    }

    [Fact]
    public void Every_scenario_of_the_repository_reads_back_to_the_same()
    {
        foreach (var file in Directory.GetFiles(RepositoryFolder.PathOf("scenarios"), "*.conf", SearchOption.AllDirectories))
        {
            var call = Calling.With("hocon", file, "--no-env");

            Assert.Equal(HoconConfig.ParseFile(file).ToString(), HoconConfig.Parse(call.Out, "printed").ToString());
        }
    }
}
