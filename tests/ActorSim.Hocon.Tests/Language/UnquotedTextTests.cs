using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Texts without quotes.</summary>
public sealed class UnquotedTextTests
{
    [Theory]
    [InlineData("pe-array_2")]
    [InlineData("lib/pe.conf")]
    [InlineData("50%")]
    [InlineData("(a|b)<c>;d~e'f")]
    [InlineData("µm–Ω")]
    [InlineData("a.b..c.")]
    [InlineData("😀")]
    public void Most_characters_need_no_quotes(string text) => Means($"t = {text}", $$"""{"t":"{{text}}"}""");

    [Theory]
    [InlineData('$')]
    [InlineData('+')]
    [InlineData('`')]
    [InlineData('^')]
    [InlineData('?')]
    [InlineData('!')]
    [InlineData('@')]
    [InlineData('*')]
    [InlineData('&')]
    [InlineData('\\')]
    public void A_reserved_character_is_refused_inside_at_the_start_and_in_keys(char reserved)
    {
        var part = $"The character {(reserved == '`' ? "\"`\" (a backtick)" : $"`{reserved}`")} may not stand in a text without quotes; put the text in `\"…\"`";

        IsRefused($"t = ab{reserved}c", 1, 7, part);
        IsRefused($"t = {reserved}", 1, 5, part);
        IsRefused($"[ab {reserved}]", 1, 5, part);
        IsRefused($"k{reserved} = 1", 1, 2, part);
    }

    [Theory]
    [InlineData("t = ab{", 1, 8, "`}` is missing")]
    [InlineData("t = ab}", 1, 7, "no `{` is open")]
    [InlineData("t = ab]", 1, 7, "no `[` is open")]
    [InlineData("t = ab:c", 1, 7, "`:` may not stand in a text without quotes; write `\"ab:c\"`. If a new key should begin here, put a comma or a new line before it.")]
    [InlineData("t = ab=c", 1, 7, "`=` may not stand in a text without quotes; write `\"ab=c\"`")]
    [InlineData("t = ab+=c", 1, 7, "`+=` may not stand in a text without quotes; write `\"ab+=c\"`")]
    [InlineData("t = ab\"c", 1, 7, "no closing")]
    public void A_character_with_a_meaning_ends_the_text(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("t = a\\nb")]
    [InlineData("t = \\u0041")]
    public void There_are_no_escapes(string text) =>
        IsRefused(text, 1, text.IndexOf('\\') + 1, "`\\` may not stand in a text without quotes");

    [Theory]
    [InlineData("trueish")]
    [InlineData("falsework")]
    [InlineData("nullable")]
    [InlineData("isnull")]
    [InlineData("untrue")]
    [InlineData("truefalse")]
    [InlineData("12x14")]
    [InlineData("28nm")]
    [InlineData("0.9V")]
    [InlineData("-3dB")]
    [InlineData("1e3x")]
    [InlineData("v1.0")]
    [InlineData("x-1")]
    [InlineData("-x")]
    [InlineData("10.0.0.1")]
    public void A_word_that_begins_or_ends_like_another_value_is_one_text(string word) =>
        Means($"t = {word}", $$"""{"t":"{{word}}"}""");

    [Theory]
    [InlineData("t = true", "true")]
    [InlineData("t = false", "false")]
    [InlineData("t = null", "null")]
    [InlineData("t = 12", "12")]
    [InlineData("t =  -1.5 ", "-1.5")]
    public void A_whole_value_keeps_its_kind(string text, string value) => Means(text, $$"""{"t":{{value}}}""");

    [Fact]
    public void Control_characters_may_stand_in_it() => Means("t = a\u0001\u001bb", """{"t":"a\u0001\u001bb"}""");
}
