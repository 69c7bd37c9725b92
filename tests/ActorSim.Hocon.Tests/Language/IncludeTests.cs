using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class IncludeTests
{
    [Theory]
    [InlineData("include \"chips/v1.conf\"")]
    [InlineData("include \"chips/v1\"")]
    [InlineData("include file(\"chips/v1.conf\")")]
    [InlineData("include required(file( \"chips/v1.conf\" ))")]
    public void A_file_is_merged_where_it_is_included(string include) =>
        Assert.Equal("""{"rows":12,"cols":14}""", Json(include + "\ncols = 14", Files(("chips/v1.conf", "rows = 12"))));

    [Fact]
    public void A_name_is_relative_to_the_file_that_includes_it()
    {
        var files = Files(("lectures/a.conf", "include \"../chips/v1.conf\""), ("chips/v1.conf", "include \"parts/pe.conf\""), ("chips/parts/pe.conf", "x = 1"));

        var root = HoconConfig.ParseFile("lectures/a.conf", files);

        Assert.Equal(new Origin("chips/parts/pe.conf", 1, 5), root.First().Value.Origin);
    }

    [Theory]
    [InlineData("rows = 1\ninclude \"c\"", """{"rows":12,"rf":{"x":1}}""")]
    [InlineData("include \"c\"\nrows = 1", """{"rows":1,"rf":{"x":1}}""")]
    [InlineData("rf { y = 2 }\ninclude \"c\"", """{"rows":12,"rf":{"x":1,"y":2}}""")]
    [InlineData("include \"c\"\nrf { x = 3, y = 2 }", """{"rows":12,"rf":{"x":3,"y":2}}""")]
    [InlineData("rf = none\ninclude \"c\"", """{"rows":12,"rf":{"x":1}}""")]
    [InlineData("include \"c\"\nrf = none", """{"rows":12,"rf":"none"}""")]
    [InlineData("rf { y = 2 }, rf = none\ninclude \"c\"", """{"rows":12,"rf":{"x":1}}""")]
    [InlineData("include \"c\"\ninclude \"d\"", """{"rows":14,"rf":{"x":1,"z":4}}""")]
    [InlineData("include \"d\"\ninclude \"c\"", """{"rows":12,"rf":{"x":1,"z":4}}""")]
    [InlineData("include \"d\", rows = ${rows}s", """{"rows":"14s","rf":{"z":4}}""")]
    [InlineData("include \"c\", rf = ${rf} { y = 2 }", """{"rows":12,"rf":{"x":1,"y":2}}""")]
    public void Its_keys_stand_where_the_include_stands(string text, string json) =>
        Means(text, json, Files(("c.conf", "rows = 12, rf { x = 1 }"), ("d.conf", "{ rows = 14, rf { z = 4 } }")));

    [Theory]
    [InlineData("[1]", 1, 1)]
    [InlineData("\n  [ { rows = 12 } ]", 2, 3)]
    public void A_file_that_holds_a_list_is_refused(string text, int line, int column)
    {
        var error = Error("include \"l.conf\"", Files(("l.conf", text)));

        Assert.Equal(new Origin("l.conf", line, column), error.Origin);
        Assert.Contains("A file that is included must hold an object; this one holds a list", error.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("include \"c\"", """{"x":1,"y":1}""")]
    [InlineData("a { include \"c\" }", """{"a":{"x":1,"y":1}}""")]
    [InlineData("a { include \"c\" }, a.x = 9", """{"a":{"x":9,"y":9}}""")]
    [InlineData("a { include \"c\", x = 9 }", """{"a":{"x":9,"y":9}}""")]
    [InlineData("a.b { include \"c\" }, x = 7", """{"a":{"b":{"x":1,"y":1}},"x":7}""")]
    [InlineData("a { include \"c\" }, b = ${a} { x = 3 }", """{"a":{"x":1,"y":1},"b":{"x":3,"y":1}}""")]
    [InlineData("a { include \"c\" }, b { include \"c\", x = 2 }", """{"a":{"x":1,"y":1},"b":{"x":2,"y":2}}""")]
    public void Its_substitutions_look_below_the_include_first(string text, string json) =>
        Means(text, json, Files(("c.conf", "x = 1, y = ${x}")));

    [Theory]
    [InlineData("y = 9, a { include \"c\" }", """{"y":9,"a":{"z":9}}""")]
    [InlineData("a { include \"c\" }, y = 9", """{"a":{"z":9},"y":9}""")]
    [InlineData("y = 9, a { include \"c\", y = 5 }", """{"y":9,"a":{"y":5,"z":5}}""")]
    [InlineData("y = 9, a.b { include \"c\" }, a.y = 5", """{"y":9,"a":{"b":{"z":9},"y":5}}""")]
    [InlineData("y = 9, a.b { include \"c\" }, a.b.y = 5", """{"y":9,"a":{"b":{"z":5,"y":5}}}""")]
    public void And_then_from_the_root_of_all(string text, string json) =>
        Means(text, json, Files(("c.conf", "z = ${y}")));

    [Fact]
    public void Over_two_includes_they_look_below_both_and_then_from_the_root_of_all() =>
        Means(
            "r = 1, a { include \"outer\" }",
            """{"r":1,"a":{"m":2,"b":{"n":3,"x":3,"z":1}}}""",
            Files(("outer.conf", "m = 2, b { include \"inner\" }"), ("inner.conf", "n = 3, x = ${n}, z = ${r}")));

    [Theory]
    [InlineData("a { include \"c\" }", """{"a":{"l":[1],"t":"x"}}""")]
    [InlineData("a { l = [0], t = w, include \"c\" }", """{"a":{"l":[0,1],"t":"wx"}}""")]
    [InlineData("l = [0], t = w, include \"c\"", """{"l":[0,1],"t":"wx"}""")]
    public void A_file_may_build_on_what_stands_before_the_include(string text, string json) =>
        Means(text, json, Files(("c.conf", "l += 1, t = ${?t}x")));

    [Fact]
    public void An_undefined_substitution_is_named_as_it_was_written()
    {
        var error = Error("a { include \"c\" }", Files(("c.conf", "x = 1\ny = ${no.key}")));

        Assert.Equal(new Origin("c.conf", 2, 5), error.Origin);
        Assert.Contains("`${no.key}` refers to a key that is not defined", error.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("include \"no.conf\"")]
    [InlineData("include \"no.json\"")]
    [InlineData("include \"no.properties\"")]
    [InlineData("include \"no\"")]
    [InlineData("include \"no/such/folder/no.conf\"")]
    [InlineData("include \"\"")]
    public void What_is_missing_is_nothing(string include) => Means(include + "\na = 1", """{"a":1}""", Files());

    [Theory]
    [InlineData("include required(\"\")", 1, 1, "The name of a file is missing")]
    [InlineData("include required(\"no\")", 1, 1, "neither `no.conf`, `.json` nor `.properties` is there; includes are relative")]
    [InlineData("include required(file(\"..\"))", 1, 1, "The included file `..` is a folder; name one of its files.")]
    [InlineData("a = 1\ninclude required(\"no.conf\")", 2, 1, "The included file `no.conf` does not exist; includes are relative to the file that includes")]
    [InlineData("a { include required(\"no\") }", 1, 5, "`no` does not exist")]
    public void What_is_missing_and_required_is_refused(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part, Files());

    [Theory]
    [InlineData("c.conf", """{"rows":12}""")]
    [InlineData("c.json", """{"rows":14,"cols":1}""")]
    [InlineData("c", """{"rows":12,"cols":1,"name":"p"}""")]
    public void Without_an_ending_all_kinds_of_a_file_are_merged(string name, string json) =>
        Means(
            $"include \"{name}\"",
            json,
            Files(("c.conf", "rows = 12"), ("c.json", """{"rows":14,"cols":1}"""), ("c.properties", "rows=16\nname=p\n! a comment\n")));

    [Theory]
    [InlineData("c.json", "{\"rows\": 12}", """{"rows":12}""")]
    [InlineData("c.properties", "chip.rows=12", """{"chip":{"rows":"12"}}""")]
    [InlineData("c.properties", "l.0=a\nl.1=b", """{"l":{"0":"a","1":"b"}}""")]
    public void A_file_of_another_kind_is_read_as_that_kind(string name, string text, string json) =>
        Means("include \"c\"", json, Files((name, text)));

    [Fact]
    public void A_json_file_is_strict_json()
    {
        var error = Error("include \"c\"", Files(("c.json", "{\n  rows: 12\n}")));

        Assert.Equal(new Origin("c.json", 2, 3), error.Origin);
        Assert.Contains("JSON needs a key in quotes", error.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("part.conf", "in lib")]
    [InlineData("./part.conf", "in lib")]
    [InlineData("deep/part.conf", "in deep")]
    [InlineData("../part.conf", "beside a")]
    [InlineData("../other/part.conf", "in other")]
    [InlineData("part", "in lib")]
    public void A_path_is_relative_to_the_file_that_holds_the_include(string path, string where) =>
        Means(
            "include \"lib/first.conf\"",
            $$"""{"at":"{{where}}"}""",
            Files(
                ("lib/first.conf", $"include \"{path}\""),
                ("part.conf", "at = beside a"),
                ("lib/part.conf", "at = in lib"),
                ("lib/deep/part.conf", "at = in deep"),
                ("other/part.conf", "at = in other")));

    [Fact]
    public void In_a_list_a_file_of_plain_values_may_be_included() =>
        Means("l = [{ include \"c\" }, 5]", """{"l":[{"rows":12},5]}""", Files(("c.conf", "rows = 12")));

    [Fact]
    public void In_a_list_a_file_with_substitutions_is_refused()
    {
        var error = Error("l = [{ include \"c\" }]", Files(("c.conf", "x = 1\ny = ${x}")));

        Assert.Equal(new Origin("c.conf", 2, 5), error.Origin);
        Assert.Contains("inside a list may not use substitutions", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_includes_itself_is_named()
    {
        var error = Error("include \"b.conf\"", Files(("b.conf", "x = 1\ninclude \"c.conf\""), ("c.conf", "include \"b.conf\"")));

        Assert.Equal(new Origin("c.conf", 1, 1), error.Origin);
        Assert.Contains("`b.conf` includes itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_include_files_only_so_deep()
    {
        var options = new HoconOptions { ReadFile = path => $"include \"x{path}\"" };

        Assert.Contains("more than 50 deep", Error("include \"f0.conf\"", options).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_include_the_next_one_twice_do_not_multiply_without_end()
    {
        var files = Enumerable.Range(0, 40).Select(i => ($"f{i}.conf", $"include \"f{i + 1}.conf\"\ninclude \"f{i + 1}.conf\"")).ToArray();

        Assert.Contains("More than 10,000 files", Error("include \"f0.conf\"", Files(files)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("include magic(\"x\")", "no form of include")]
    [InlineData("include x", "the name of a file in quotes")]
    public void Anything_else_is_refused_with_advice(string text, string part) =>
        Assert.Contains(part, Error(text, Files()).Message, StringComparison.Ordinal);
}
