using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Simple values side by side become one text.</summary>
public sealed class TextConcatenationTests
{
    [Theory]
    [InlineData("t = row stationary", "row stationary")]
    [InlineData("t =   row   stationary   ", "row   stationary")]
    [InlineData("t = row\tstationary", "row\\tstationary")]
    [InlineData("t = \"row\" stationary", "row stationary")]
    [InlineData("t = row \"stationary\"", "row stationary")]
    [InlineData("t = \"row\"\"stationary\"", "rowstationary")]
    [InlineData("t = \"row \"stationary", "row stationary")]
    [InlineData("t = row\" \"stationary", "row stationary")]
    [InlineData("t = \"  \" x \"  \"", "   x   ")]
    [InlineData("t = \"\" x", " x")]
    [InlineData("t = \"\"\"raw\"\"\" text", "raw text")]
    public void Words_and_the_blanks_between_them_become_one_text(string text, string expected) =>
        Means(text, $$"""{"t":"{{expected}}"}""");

    [Theory]
    [InlineData("t = 200 MHz", "200 MHz")]
    [InlineData("t = 1.50 V", "1.50 V")]
    [InlineData("t = 2e3 2E3 0.10", "2e3 2E3 0.10")]
    [InlineData("t = 3 x 5", "3 x 5")]
    [InlineData("t = 3 5", "3 5")]
    [InlineData("t = true false", "true false")]
    [InlineData("t = null null", "null null")]
    [InlineData("t = is true", "is true")]
    [InlineData("t = true\"\"", "true")]
    [InlineData("t = \"\"7", "7")]
    [InlineData("t = 7\"\"", "7")]
    [InlineData("t = null\"\"", "null")]
    public void Numbers_and_words_of_json_stand_in_it_as_they_were_written(string text, string expected) =>
        Means(text, $$"""{"t":"{{expected}}"}""");

    [Theory]
    [InlineData("n = 7", """{"n":7}""")]
    [InlineData("n =  7  # alone", """{"n":7}""")]
    [InlineData("n = ${m}, m = true", """{"n":true,"m":true}""")]
    [InlineData("[ false ]", "[false]")]
    public void One_value_alone_keeps_its_kind(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("[row stationary, no local reuse]", """["row stationary","no local reuse"]""")]
    [InlineData("[3 5 7]", """["3 5 7"]""")]
    [InlineData("[3 5\n7]", """["3 5",7]""")]
    [InlineData("[a \"b\" # c\n\"d\" e]", """["a b","d e"]""")]
    [InlineData("t = row\nu = stationary", """{"t":"row","u":"stationary"}""")]
    public void A_text_ends_with_its_line(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("t = row\nstationary", 2, 1, "`stationary` has no value")]
    [InlineData("t = \"row\"\n\"stationary\"", 2, 1, "`stationary` has no value")]
    public void The_next_line_is_not_part_of_it(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("name = pe, t = the ${name}", """{"name":"pe","t":"the pe"}""")]
    [InlineData("name = pe, t = ${name}s", """{"name":"pe","t":"pes"}""")]
    [InlineData("name = pe, t = ${name}${name}", """{"name":"pe","t":"pepe"}""")]
    [InlineData("name = pe, t = ${name}  ${name}", """{"name":"pe","t":"pe  pe"}""")]
    [InlineData("name = pe, t = \"<\"${name}\">\"", """{"name":"pe","t":"<pe>"}""")]
    [InlineData("name = pe, t = ${name} ", """{"name":"pe","t":"pe"}""")]
    [InlineData("n = 1.50, t = ${n} V", """{"n":1.5,"t":"1.50 V"}""")]
    [InlineData("n = 7, t = ${n}\"\"", """{"n":7,"t":"7"}""")]
    [InlineData("n = null, t = <${n}>", """{"n":null,"t":"<null>"}""")]
    [InlineData("n = false, t = [not ${n}, ${n}]", """{"n":false,"t":["not false",false]}""")]
    public void A_substitution_gives_its_text_to_it(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("row stationary = 1", """{"row stationary":1}""")]
    [InlineData("  row \"stationary\"  = 1", """{"row stationary":1}""")]
    [InlineData("\"a\"\"b\" = 1", """{"ab":1}""")]
    [InlineData("a 3 true = 1", """{"a 3 true":1}""")]
    public void Keys_are_put_together_as_values_are(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("pe {}, t = ${pe} x", 1, 18, "An object (from a.conf:1:4) cannot stand beside a text")]
    [InlineData("t = pe [1]", 1, 8, "A text (from a.conf:1:5) cannot stand beside")]
    [InlineData("l = [1], t = ${l} pe", 1, 19, "cannot stand beside")]
    [InlineData("t = 7 {}", 1, 7, "cannot stand beside")]
    [InlineData("t = null []", 1, 10, "cannot stand beside")]
    public void Lists_and_objects_have_no_place_in_it(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);
}
