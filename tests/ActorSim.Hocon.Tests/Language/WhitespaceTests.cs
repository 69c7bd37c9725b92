using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Whitespace: more characters than in JSON, of which only the line feed ends a line.</summary>
public sealed class WhitespaceTests
{
    public static TheoryData<int> Blanks =>
    [
        0x0009, 0x000b, 0x000c, 0x000d, 0x001c, 0x001d, 0x001e, 0x001f, 0x0020, 0x00a0, 0x1680, 0x2000, 0x2001, 0x2002,
        0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
    ];

    [Theory]
    [MemberData(nameof(Blanks))]
    public void A_blank_around_keys_values_and_brackets_means_nothing(int code)
    {
        var b = (char)code;

        Means($"{b}chip{b}{{{b}rows{b}={b}12{b},{b}name{b}:{b}pe{b}}}{b}", """{"chip":{"rows":12,"name":"pe"}}""");
        Means($"{b}[{b}3{b},{b}[{b}]{b}]{b}", "[3,[]]");
    }

    [Theory]
    [MemberData(nameof(Blanks))]
    public void A_blank_between_words_is_kept_as_it_was_written(int code) =>
        Means($"t = a{(char)code}b", $$"""{"t":"a\u{{code:x4}}b"}""");

    [Theory]
    [MemberData(nameof(Blanks))]
    public void A_blank_does_not_end_a_line(int code) =>
        Means($"[3{(char)code}5]", $$"""["3\u{{code:x4}}5"]""");

    [Theory]
    [MemberData(nameof(Blanks))]
    public void A_blank_does_not_end_a_comment(int code) =>
        Means($"rows = 12 #{(char)code}columns = 14", """{"rows":12}""");

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x001b)]
    [InlineData(0x007f)]
    [InlineData(0x0085)]
    [InlineData(0x200b)]
    [InlineData(0x2060)]
    public void Other_invisible_characters_are_part_of_a_text(int code) =>
        Means($"t = {(char)code}x", $$"""{"t":"\u{{code:x4}}x"}""");

    [Theory]
    [InlineData("\ufeffrows = 12")]
    [InlineData("\ufeff{ rows = 12 }")]
    [InlineData("rows\ufeff=\ufeff12\ufeff")]
    public void A_byte_order_mark_is_a_blank(string text) => Means(text, """{"rows":12}""");

    [Fact]
    public void Lines_may_end_as_on_windows() =>
        Means("rows = 12\r\nname = two words\r\nchip {\r\n}\r\n", """{"rows":12,"name":"two words","chip":{}}""");
}
