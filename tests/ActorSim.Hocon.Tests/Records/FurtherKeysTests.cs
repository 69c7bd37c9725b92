using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Hocon.Tests.Records;

/// <summary>Keys of types that a user defines, open objects, and objects that say themselves which keys they have.</summary>
public sealed class FurtherKeysTests
{
    private static readonly Key<Version> Tool = Key.Custom(
        "tool", "The version.", "a version such as `1.2`", (HoconValue value, [MaybeNullWhen(false)] out Version version) =>
            Version.TryParse(value is HoconString or HoconNumber ? value.ToString().Trim('"') : "", out version));

    private static readonly Key<HoconObject> Sweep = Key.OpenObject("sweep", "What varies.", "keys and lists", "{ a = [1, 2] }").Optional();

    private static readonly RecordSchema Schema = new("job", "A job.", Tool.WithDefault("2.0"), Sweep);

    private static readonly Key<string> Type = Key.Choice("type", ["circle", "square"], "The shape.");
    private static readonly Key<int> Radius = Key.Count("radius", "The radius.", min: 1);
    private static readonly Key<int> Side = Key.Count("side", "The side.", min: 1);

    private static readonly RecordFamily Shapes = new(
        "shape",
        "A shape.",
        Type,
        KeyValuePair.Create("circle", new RecordSchema("circle", "A circle.", Type, Radius)),
        KeyValuePair.Create("square", new RecordSchema("square", "A square.", Type, Side)));

    private static readonly Key<IReadOnlyList<Record>> Drawing = Key.ObjectList("shapes", "What is drawn.", Shapes);

    private static readonly Key<Record> Stamp = Key.Object("stamp", "What it is drawn with.", Shapes, "{ type = circle, radius = 1 }");

    [Fact]
    public void A_key_of_an_own_type_gives_that_type()
    {
        Assert.Equal(new Version(1, 2), Tool.Read(HoconConfig.Parse("tool = 1.2", "a.conf").First().Value));
        Assert.Equal(new Version(2, 0), Schema.Read(HoconConfig.Parse("", "a.conf")).Get((Key<Version>)Schema.Keys[0]));
        Assert.False(Tool.TryRead(HoconConfig.Parse("tool = x", "a.conf").First().Value, out _));
    }

    [Theory]
    [InlineData("tool = new", "a.conf:1:8: `tool` must be a version such as `1.2`; found `new`.")]
    [InlineData("tool = [1]", "a.conf:1:8: `tool` must be a version such as `1.2`; found a list.")]
    [InlineData("sweep = 5", "a.conf:1:9: `sweep` must be an object with keys and lists, such as `{ a = [1, 2] }`; found `5`.")]
    public void What_is_not_of_the_type_is_refused_with_its_place(string text, string message)
    {
        var error = Assert.Throws<HoconException>(() => Schema.Read(HoconConfig.Parse(text, "a.conf")));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_object_may_say_itself_which_keys_it_has()
    {
        var schema = new RecordSchema("drawing", "A drawing.", Stamp);

        Assert.Equal(3, schema.Read(HoconConfig.Parse("stamp { type = square, side = 3 }", "a.conf")).Get(Stamp).Get(Side));
        AssertRefused("stamp { type = square, radius = 3 }", "a.conf:1:24: `square` has no key `radius`");
        AssertRefused("stamp { type = oval }", "a.conf:1:16: `type` must be one of `circle`, `square`; found `oval`");
        AssertRefused("stamp = 3", "a.conf:1:9: `stamp` must be an object, such as `{ type = circle, radius = 1 }`; found `3`.");

        void AssertRefused(string text, string message) =>
            Assert.StartsWith(message, Assert.Throws<HoconException>(() => schema.Read(HoconConfig.Parse(text, "a.conf"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_object_may_have_any_keys() =>
        Assert.Equal(["x", "y"], Schema.Read(HoconConfig.Parse("sweep { x = 1, y = 2 }", "a.conf")).Get(Sweep).Keys);

    [Fact]
    public void An_object_of_a_family_has_the_keys_of_its_kind()
    {
        var drawing = new RecordSchema("drawing", "A drawing.", Drawing);

        var shapes = drawing.Read(HoconConfig.Parse("shapes = [{ type = square, side = 3 }, { type = circle, radius = 2 }]", "a.conf")).Get(Drawing);
        var error = Assert.Throws<HoconException>(() => drawing.Read(HoconConfig.Parse("shapes = [{ type = square, radius = 3 }, { type = cirle }, {}]", "a.conf")));

        Assert.Equal(["square", "circle"], shapes.Select(shape => shape.Get(Type)));
        Assert.Equal(3, shapes[0].Get(Side));
        Assert.Equal(
            ["`square` has no key `radius`; known are `type`, `side`.", "`square` needs the key `side`: a whole number of at least 1. The side.", "`type` must be one of `circle`, `square`; found `cirle`, did you mean `circle`?", "`shape` needs the key `type`: one of `circle`, `square`. The shape."],
            error.Problems.Select(problem => problem.Sentence));
        Assert.Equal([Type], Shapes.CommonKeys);
    }

    [Fact]
    public void A_family_needs_a_key_that_chooses() =>
        Assert.Throws<ArgumentException>(() => new RecordFamily("shape", "A shape.", Type, KeyValuePair.Create("point", new RecordSchema("point", "A point.", Radius))));

    [Fact]
    public void An_item_of_a_list_knows_its_place()
    {
        var words = Key.TextList("words", "Words.").WithDefault("[]");
        var record = new RecordSchema("list", "A list.", words).Read(HoconConfig.Parse("words = [a, b]", "a.conf"));

        Assert.Equal("a.conf:1:13", record.OriginOf(words, 1).ToString());
    }
}
