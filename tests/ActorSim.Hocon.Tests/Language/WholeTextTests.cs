using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>What is said about a file, a stream, a setting or a path as a whole.</summary>
public sealed class WholeTextTests
{
    [Fact]
    public void Where_nothing_was_read_there_is_no_line() =>
        Assert.Equal("none.conf: This file does not exist.", Assert.Throws<HoconException>(() => HoconDocument.ReadFile("none.conf", Files())).Message);

    [Fact]
    public void A_stream_is_read_to_its_end()
    {
        using var stream = new MemoryStream([0xef, 0xbb, 0xbf, .. "rows = 12"u8]);

        Assert.Equal("""{"rows":12}""", HoconDocument.Read(stream, "<stdin>").Resolve().ToString());
    }

    [Fact]
    public void A_stream_of_other_bytes_is_refused_where_they_begin()
    {
        using var stream = new MemoryStream([.. "a = 1\nb"u8, 0xff]);

        var error = Assert.Throws<HoconException>(() => HoconDocument.Read(stream, "<stdin>"));

        Assert.Equal("<stdin>:2:2: This is not UTF-8 text from here on; save it as UTF-8.", error.Message);
    }

    [Theory]
    [InlineData("rows=16")]
    [InlineData("rows:16")]
    [InlineData("{rows=16}")]
    public void A_setting_is_any_entry(string setting) =>
        Means("rows = 12", """{"rows":16}""", new HoconOptions { Overrides = [setting] });

    [Fact]
    public void Over_a_list_nothing_can_be_set() =>
        IsRefused("\n[1]", 2, 1, "`--set` needs a text that holds an object; this one holds a list.", new HoconOptions { Overrides = ["a=1"] });

    [Fact]
    public void A_path_is_named_as_its_giver_calls_it() =>
        Assert.StartsWith("--at:1:3: A path has an empty key", Assert.Throws<HoconException>(() => HoconConfig.SplitPath("a..b", "--at")).Message, StringComparison.Ordinal);
}
