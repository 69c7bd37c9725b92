using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Every value knows where it was written, and which includes and substitutions brought it to where it is seen.</summary>
public sealed class OriginTests
{
    private static readonly HoconOptions Chips = Files(
        ("chips.conf", "include \"parts/pe.conf\"\nchip { pe = ${pe}, clock = 200 MHz }"),
        ("parts/pe.conf", "pe {\n  words = 12\n}"));

    [Fact]
    public void A_value_knows_its_place_and_the_includes_that_lead_there()
    {
        var words = At("include \"chips.conf\"", "pe.words", Chips).Origin;

        Assert.Equal(new Origin("parts/pe.conf", 2, 11), words);
        Assert.Equal(new Origin("chips.conf", 1, 1), words.IncludedFrom);
        Assert.Equal(new Origin("a.conf", 1, 1), words.IncludedFrom!.IncludedFrom);
        Assert.Null(words.IncludedFrom!.IncludedFrom!.IncludedFrom);
        Assert.Empty(words.Through);
    }

    [Theory]
    [InlineData("system = ${chip}")]
    [InlineData("system = ${chip} { clock = 1 GHz }")]
    [InlineData("system { clock = 1 GHz }\nsystem = ${chip}")]
    [InlineData("system = ${chip}\nsystem.clock = 1 GHz")]
    public void A_value_inside_what_was_substituted_knows_every_substitution_on_its_way(string system)
    {
        var words = At("include \"chips.conf\"\n" + system, "system.pe.words", Chips).Origin;

        Assert.Equal(new Origin("parts/pe.conf", 2, 11), words);
        Assert.Equal(["pe", "chip"], words.Through.Select(use => use.Path));
        Assert.Equal(new Origin("chips.conf", 2, 13), words.Through.First().Origin);
        Assert.Equal("a.conf", words.Through.Last().Origin.File);
    }

    [Theory]
    [InlineData("c { x = 7 }\nb = ${c}\na = ${b.x}")]
    [InlineData("a = ${b.x}\nb = ${c}\nc { x = 7 }")]
    public void The_way_does_not_depend_on_what_was_resolved_first(string text) =>
        Assert.Equal(["c", "b.x"], At(text, "a").Origin.Through.Select(use => use.Path));

    [Fact]
    public void Items_of_a_substituted_list_know_it_too()
    {
        var items = (HoconList)At("base = [1, {x = 2}]\nmore = ${base} [3]", "more");

        Assert.Equal([1, 1, 0], items.Select(item => item.Origin.Through.Count()));
        Assert.Equal(["base"], ((HoconObject)items[1]).First().Value.Origin.Through.Select(use => use.Path));
        Assert.Equal(["base"], items[0].Origin.Through.Select(use => use.Path));
    }

    [Fact]
    public void A_value_of_the_environment_names_its_variable()
    {
        var value = At("rows = ${?ROWS}", "rows", new HoconOptions { Environment = name => name == "ROWS" ? "twelve" : null });

        Assert.Equal("environment variable ROWS:1:1", value.Origin.ToString());
        Assert.Equal("a.conf:1:8", value.Origin.Through.Single().Origin.ToString());
    }

    [Fact]
    public void An_override_is_its_own_origin_also_through_substitutions()
    {
        var value = At("a = ${b}\nb = 1", "a", new HoconOptions { Overrides = ["b=2"] });

        Assert.Equal("--set:1:3", value.Origin.ToString());
        Assert.Equal("b", value.Origin.Through.Single().Path);
    }

    [Fact]
    public void An_error_tells_how_the_value_came_in()
    {
        var root = HoconConfig.Parse("include \"chips.conf\"\nsystem = ${chip}", "a.conf", Chips);
        Assert.True(root.TryGetPath("system", out var system));
        var pe = new RecordSchema("pe", "A PE.", Key.Bytes("words", "The scratch pad."));
        var chip = new RecordSchema("chip", "A chip.", Key.Object("pe", "Its PEs.", pe)).IgnoringOthers();

        var error = Assert.Throws<HoconException>(() => chip.Read((HoconObject)system!));

        Assert.Equal(
            """
            parts/pe.conf:2:11: `words` needs a unit of data, such as `64 KiB`; found `12` (units: B, kB, MB, GB, TB, KiB, MiB, GiB or TiB).
                  words = 12
                          ^
              included at chips.conf:1:1
              included at a.conf:1:1
              used as `${pe}` at chips.conf:2:13
              used as `${chip}` at a.conf:2:10
            """,
            error.Message.ReplaceLineEndings());
    }

    [Fact]
    public void The_middle_of_a_long_way_is_not_told()
    {
        var text = string.Join('\n', Enumerable.Range(1, 5000).Select(i => $"a{i} = ${{a{i - 1}}}").Prepend("a0 = { x = 1 }"));
        var value = ((HoconObject)At(text, "a5000")).First().Value;

        Assert.Equal(5000, value.Origin.Through.Count());
        Assert.Equal(
            ["used as `${a5}` at a.conf:7:6", "used as `${a6}` at a.conf:8:6", "used through 4992 more substitutions", "used as `${a4999}` at a.conf:5001:9"],
            value.Origin.Trail().Skip(5));
    }

    private static HoconValue At(string text, string path, HoconOptions? options = null)
    {
        Assert.True(HoconConfig.Parse(text, "a.conf", options).TryGetPath(path, out var value));
        return value;
    }
}
