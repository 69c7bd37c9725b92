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

    [Fact]
    public void Substitutions_of_an_included_file_look_beside_themselves_first() =>
        Assert.Equal(
            """{"y":9,"sub":{"x":1,"z":1,"w":9}}""",
            Json("y = 9\nsub { include \"i.conf\" }", Files(("i.conf", "x = 1, z = ${x}, w = ${y}"))));

    [Fact]
    public void What_is_missing_is_nothing_unless_it_is_required()
    {
        Assert.Equal("""{"a":1}""", Json("include \"no.conf\"\na = 1", Files()));
        Assert.Contains("`no.conf` does not exist", Error("include required(\"no.conf\")", Files()).Message, StringComparison.Ordinal);
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
    [InlineData("include url(\"http://x/y\")", "not read from the network")]
    [InlineData("include classpath(\"x\")", "no class path")]
    [InlineData("include magic(\"x\")", "no form of include")]
    [InlineData("include x", "the name of a file in quotes")]
    public void Other_forms_are_refused_with_advice(string text, string part) =>
        Assert.Contains(part, Error(text, Files()).Message, StringComparison.Ordinal);

    [Fact]
    public void Properties_are_texts_in_objects() =>
        Assert.Equal("""{"a":{"b":"1"}}""", Json("include \"p\"", Files(("p.properties", "a.b = 1\n# no\n"))));
}
