namespace ActorSim.Hocon.Tests.Language;

/// <summary>One value of a document is set to another, as a sweep does.</summary>
public sealed class SettingValuesTests
{
    private static readonly HoconObject Values = HoconConfig.Parse("rows = 16\nchip { rows = 32 }", "values.conf");

    [Fact]
    public void The_value_wins_over_text_and_overrides_and_substitutions_see_it()
    {
        var document = HoconDocument.Parse("chip { rows = 8, columns = ${chip.rows} }", "chip.conf", new HoconOptions { Overrides = ["chip.rows=4"] });

        var resolved = document.With("chip.rows", Origin("rows"), Value("rows")).ResolveObject();

        Assert.Equal("""{"chip":{"rows":16,"columns":16}}""", resolved.ToString());
    }

    [Fact]
    public void The_document_itself_stays_as_it_was()
    {
        var document = HoconDocument.Parse("rows = 8", "chip.conf");

        document.With("rows", Origin("rows"), Value("rows"));

        Assert.Equal("""{"rows":8}""", document.ResolveObject().ToString());
    }

    [Theory]
    [InlineData("chip { rows = 8, columns = 4 }")]
    [InlineData("chip = ${other} { columns = 4 }, other { rows = 8 }")]
    [InlineData("chip = 5")]
    [InlineData("")]
    public void An_object_takes_the_place_of_what_is_there_and_keeps_its_origins(string text)
    {
        var document = HoconDocument.Parse(text, "chip.conf").With("chip", Origin("chip"), Value("chip"));

        Assert.True(document.ResolveObject().TryGetPath("chip", out var chip));
        Assert.Equal("""{"rows":32}""", chip.ToString());
        Assert.Equal("values.conf:2:15", ((HoconObject)chip).First().Value.Origin.ToString());
        Assert.True(document.With("chip.banks", Origin("rows"), Value("rows")).ResolveObject().TryGetPath("chip", out chip));
        Assert.Equal("""{"rows":32,"banks":16}""", chip.ToString());
    }

    [Fact]
    public void Several_values_can_be_set_one_after_the_other()
    {
        var document = HoconDocument.Parse("", "empty.conf").With("a.b", Origin("rows"), Value("rows")).With("a.c", Origin("rows"), Value("rows"));

        Assert.Equal("""{"a":{"b":16,"c":16}}""", document.ResolveObject().ToString());
        Assert.Equal("""{"a":{"b":16,"c":16}}""", document.ResolveObject().ToString());
    }

    private static Origin Origin(string key) => Values.First(entry => entry.Key == key).KeyOrigin;

    private static HoconValue Value(string key) => Values.First(entry => entry.Key == key).Value;
}
