namespace ActorSim.Hocon.Tests.Records;

public sealed class RecordTests
{
    private static readonly Key<int> Rows = Key.Count("rows", "Rows of processing elements.", min: 1, max: 4096);
    private static readonly Key<int> Cols = Key.Count("cols", "Columns of processing elements.", min: 1).WithDefault("14");
    private static readonly Key<string> Dataflow = Key.Choice("dataflow", ["os", "ws", "is"], "What stays where it is.").WithDefault("ws");
    private static readonly Key<Quantity> Latency = Key.Duration("latency", "From sending to delivery.", max: "1 s").Optional();
    private static readonly Key<Quantity> Clock = Key.Frequency("clock", "Of the whole array.").Optional();
    private static readonly Key<Quantity> Buffer = Key.Bytes("buffer", "Global buffer.").Optional();
    private static readonly Key<IReadOnlyList<string>> Layers = Key.TextList("layers", "Which layers run.").WithDefault("[]");
    private static readonly Key<decimal> Within = Key.Percent("within", "Allowed difference.").WithDefault("5%");

    private static readonly RecordSchema Array =
        new("array", "A grid of processing elements.", Rows, Cols, Dataflow, Latency, Clock, Buffer, Layers, Within);

    [Fact]
    public void A_key_gives_its_value_in_its_own_type()
    {
        var array = Read("rows = 12, latency = 500 ns, clock = \"200 MHz\", buffer = 108 KiB, layers = [CONV1, 2], within = 1%");

        Assert.Equal(12, array.Get(Rows));
        Assert.Equal(500_000, array.Get(Latency).ToInt64());
        Assert.Equal(200_000_000, array.Get(Clock).ToInt64());
        Assert.Equal(110_592, array.Get(Buffer).ToInt64());
        Assert.Equal(["CONV1", "2"], array.Get(Layers));
        Assert.Equal(0.01m, array.Get(Within));
    }

    [Fact]
    public void An_unknown_key_tells_the_substitution_that_brought_it()
    {
        var root = HoconConfig.Parse("mine { rows = 1, colums = 2 }\narray = ${mine} { rows = 3 }", "a.conf");
        Assert.True(root.TryGet("array", out var array));

        var problem = Assert.Throws<HoconException>(() => Array.Read((HoconObject)array));

        Assert.StartsWith("a.conf:1:18: `array` has no key `colums`; did you mean `cols`?", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("  used as `${mine}` at a.conf:2:9", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>The getters take such an object for a list; <c>--set layers.2=x</c> would make a list of one item here.</summary>
    [Fact]
    public void An_object_with_numbers_for_keys_is_no_list() =>
        Assert.Contains("`layers` must be a list", Assert.Throws<HoconException>(() => Read("rows = 1, layers = [a, b], layers.1 = c")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_that_is_left_out_has_its_default_or_nothing()
    {
        var array = Read("rows = 1, cols = null");

        Assert.Equal(14, array.Get(Cols));
        Assert.Equal("ws", array.Get(Dataflow));
        Assert.Equal(0.05m, array.Get(Within));
        Assert.False(array.Has(Cols));
        Assert.False(array.TryGet(Latency, out _));
        Assert.Throws<InvalidOperationException>(() => array.Get(Latency));
    }

    [Theory]
    [InlineData("rows = 1, colums = 2", "a.conf:1:11: `array` has no key `colums`; did you mean `cols`?")]
    [InlineData("rows = 1, xyzzy = 2", "known are `rows`, `cols`, `dataflow`")]
    [InlineData("cols = 2", "`array` needs the key `rows`: a whole number from 1 to 4096. Rows of processing elements.")]
    [InlineData("rows = null", "a.conf:1:8: `null` leaves the key out, but `array` needs the key `rows`: a whole number from 1 to 4096.")]
    [InlineData("rows = 0", "a.conf:1:8: `rows` must be a whole number from 1 to 4096; found `0`.")]
    [InlineData("rows = 1.5", "must be a whole number from 1 to 4096; found `1.5`")]
    [InlineData("rows = []", "must be a whole number from 1 to 4096; found a list")]
    [InlineData("rows = 1, latency = 500", "a.conf:1:21: `latency` needs a unit of time, such as `500 ns`; found `500`")]
    [InlineData("rows = 1, latency = 2 s", "`latency` must be at most 1 s; found `2 s`")]
    [InlineData("rows = 1, latency = -2 s", "`latency` must be at least 0 ps; found `-2 s`")]
    [InlineData("rows = 1, latency = 3 MHz", "which is a unit of frequency")]
    [InlineData("rows = 1, clock = 0 Hz", "must be more than zero")]
    [InlineData("rows = 1, buffer = 0.5 B", "must be a whole number of bytes")]
    [InlineData("rows = 1, dataflow = w", "must be one of `os`, `ws`, `is`; found `w`")]
    [InlineData("rows = 1, layers = CONV1", "must be a list, such as `[…, …]`; found `CONV1`")]
    [InlineData("rows = 1, layers = [a, {}]", "a.conf:1:24: Item 2 of the list must be a text; found an object")]
    public void What_is_wrong_is_said_where_it_stands(string text, string part) =>
        Assert.Contains(part, Assert.Throws<HoconException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_problems_of_a_record_are_told_at_once()
    {
        var error = Assert.Throws<HoconException>(() => Read("rows = x\ncolums = 1\nwithin = 5"));

        Assert.Equal([1, 2, 3], error.Problems.Select(problem => problem.Origin.Line));
    }

    [Theory]
    [InlineData("64K", 64_000)]
    [InlineData("1.5M", 1_500_000)]
    [InlineData("2 G", 2_000_000_000)]
    [InlineData("\"7\"", 7)]
    public void A_count_may_have_a_suffix(string text, int expected)
    {
        var count = Key.Count("n", "How many.");

        Assert.Equal(expected, new RecordSchema("x", "X.", count).Read(HoconConfig.Parse($"n = {text}", "a.conf")).Get(count));
    }

    [Fact]
    public void A_count_that_does_not_fit_names_the_limit()
    {
        var count = Key.Count("n", "How many.");
        var error = Assert.Throws<HoconException>(() => new RecordSchema("x", "X.", count).Read(HoconConfig.Parse("n = 3G", "a.conf")));

        Assert.Contains("must be a whole number from 0 to 2147483647; found `3G`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_default_fails_where_it_is_declared() =>
        Assert.Throws<HoconException>(() => Key.Duration("latency", "x").WithDefault("500"));

    [Fact]
    public void Objects_and_lists_of_objects_have_schemas_of_their_own()
    {
        var array = Key.Object("array", "The array.", Array);
        var links = Key.ObjectList("links", "Links.", new RecordSchema("link", "A link.", Latency));
        var chip = new RecordSchema("chip", "A chip.", array, links);

        var record = chip.Read(HoconConfig.Parse("array.rows = 3\nlinks = [{latency = 1 ns}, {}]", "a.conf"));
        var error = Assert.Throws<HoconException>(() => chip.Read(HoconConfig.Parse("array.rows = 0\nlinks = [{latncy = 1 ns}, 5]", "a.conf")));

        Assert.Equal(3, record.Get(array).Get(Rows));
        Assert.True(record.Get(links)[0].Has(Latency));
        Assert.False(record.Get(links)[1].Has(Latency));
        Assert.Equal(3, error.Problems.Count);
    }

    [Fact]
    public void The_other_keys_of_an_open_schema_are_entries_of_a_map()
    {
        var networks = new RecordSchema("networks", "Networks by name.").OpenTo(Array);

        var record = networks.Read(HoconConfig.Parse("b { rows = 1 }, a { rows = 2 }", "a.conf"));

        Assert.Equal(["b", "a"], record.Entries.Select(entry => entry.Key));
        Assert.Equal(2, record.Entries[1].Value.Get(Rows));
        Assert.Throws<HoconException>(() => networks.Read(HoconConfig.Parse("a = 5", "a.conf")));
    }

    [Fact]
    public void An_error_of_a_reader_stands_at_the_value()
    {
        var error = Read("rows = 3\ncols = 5").Error(Cols, "The mapping needs an even number of columns.");

        Assert.StartsWith("a.conf:2:8: The mapping", error.Message, StringComparison.Ordinal);
        Assert.Contains("cols = 5", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("colums", "cols", "rows,cols,columns-of-pe")]
    [InlineData("ROWS", "rows", "rows,cols")]
    [InlineData("rwos", "rows", "cols,rows")]
    [InlineData("ab", null, "xy,zz")]
    [InlineData("x", null, "")]
    public void The_nearest_name_is_found_if_it_is_near(string name, string? expected, string candidates) =>
        Assert.Equal(expected, NearestName.Find(name, candidates.Split(',')));

    private static Record Read(string text) => Array.Read(HoconConfig.Parse(text, "a.conf"));
}
