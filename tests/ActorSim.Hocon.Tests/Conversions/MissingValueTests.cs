namespace ActorSim.Hocon.Tests.Conversions;

/// <summary>Paths at which there is nothing, or null.</summary>
public sealed class MissingValueTests
{
    private static readonly HoconObject Root = HoconConfig.Parse(
        """
        server {
          port = 8080
          "x.y" = dotted
          nothing = null
          word = "null"
        }
        empty = {}
        """,
        "server.conf");

    [Theory]
    [InlineData("server", true)]
    [InlineData("server.port", true)]
    [InlineData(" server.port ", true)]
    [InlineData("\"server\".\"port\"", true)]
    [InlineData("server.\"x.y\"", true)]
    [InlineData("server.word", true)]
    [InlineData("empty", true)]
    [InlineData("server.nothing", false)]
    [InlineData("server.nothing.at.all", false)]
    [InlineData("server.x.y", false)]
    [InlineData("server.port.number", false)]
    [InlineData("port", false)]
    public void A_path_is_there_if_something_other_than_null_is(string path, bool expected) =>
        Assert.Equal(expected, Root.Has(path));

    [Fact]
    public void Null_is_told_from_the_word_and_from_nothing()
    {
        Assert.True(Root.IsNull("server.nothing"));
        Assert.False(Root.IsNull("server.word"));
        Assert.False(Root.IsNull("empty"));
        Assert.Throws<HoconException>(() => Root.IsNull("server.host"));
        Assert.Throws<HoconException>(() => Root.IsNull("server.nothing.at.all"));
    }

    [Fact]
    public void A_missing_key_is_told_at_the_object_with_the_key_that_may_be_meant()
    {
        var problem = Assert.Throws<HoconException>(() => Root.GetInt32("server.prot"));

        Assert.Equal(
            "`server.prot` is missing: `server`, the object here, has no key `prot`; did you mean `server.port`?",
            problem.Sentence);
        Assert.Equal("server.conf:1:8", problem.Origin.ToString());
        Assert.Contains("server {", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("server.colour", "`server.colour` is missing: `server`, the object here, has no key `colour`; write a whole number there.")]
    [InlineData("sever.port", "`sever.port` is missing: the object here has no key `sever`; did you mean `server`?")]
    [InlineData("SERVER.port", "`SERVER.port` is missing: the object here has no key `SERVER`; did you mean `server`?")]
    [InlineData("server.xy", "`server.xy` is missing: `server`, the object here, has no key `xy`; did you mean `server.\"x.y\"`?")]
    [InlineData("empty.\"b.c\".d", "`empty.\"b.c\".d` is missing: `empty`, the object here, has no key `\"b.c\"`; write a whole number there.")]
    [InlineData("server.port.number", "`server.port` must be an object, because `server.port.number` is asked for; found `8080`.")]
    [InlineData("server.nothing.at.all", "`server.nothing` must be an object, because `server.nothing.at.all` is asked for; found null.")]
    [InlineData("server.nothing", "`server.nothing` must be a whole number; found null.")]
    public void Every_step_of_a_path_that_fails_is_told(string path, string expected) =>
        Assert.Equal(expected, Assert.Throws<HoconException>(() => Root.GetInt32(path)).Sentence);

    [Theory]
    [InlineData("")]
    [InlineData("server..port")]
    [InlineData("server.")]
    [InlineData("${server}")]
    public void A_path_that_is_none_is_refused(string path)
    {
        Assert.Throws<HoconException>(() => Root.GetInt32(path));
        Assert.Throws<HoconException>(() => Root.Has(path));
    }

    [Fact]
    public void A_wrong_value_is_shown_where_it_was_written_however_it_came_there()
    {
        var root = HoconConfig.Parse("port = eighty\nserver { port = ${port} }", "server.conf");
        var problem = Assert.Throws<HoconException>(() => root.GetInt32("server.port"));

        Assert.Equal("server.conf:1:8", problem.Origin.ToString());
        Assert.Contains("    port = eighty", problem.Message, StringComparison.Ordinal);
        Assert.Contains("           ^", problem.Message, StringComparison.Ordinal);
    }
}
