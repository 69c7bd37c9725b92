using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Where includes look apart from the folder of the including file: the search path and the network.</summary>
public sealed class IncludePlacesTests
{
    private static readonly HoconOptions TwoFolders = Files(
        ("own/pe.conf", "rows = 1, own = true"),
        ("shared/pe.conf", "rows = 2, shared = true, include \"spad.conf\""),
        ("shared/spad.conf", "words = 12"),
        ("main/pe.conf", "rows = 3"),
        ("shared/only.conf", "only = true"),
        ("main/a.conf", "include \"pe.conf\", include \"only\"")) with { SearchPath = ["own", "shared/"] };

    [Fact]
    public void A_name_on_the_search_path_merges_the_files_of_all_folders_and_earlier_folders_win() =>
        Assert.Equal(
            """{"rows":1,"shared":true,"words":12,"own":true}""",
            Json("include classpath(\"pe.conf\")", TwoFolders));

    [Theory]
    [InlineData("include \"/only\"")]
    [InlineData("include \"only.conf\"")]
    [InlineData("include classpath(\"/only.conf\")")]
    [InlineData("include required(classpath(\"only\"))")]
    public void A_leading_slash_and_a_missing_ending_mean_the_same(string include) =>
        Assert.Equal("""{"only":true}""", Json(include, TwoFolders));

    [Fact]
    public void A_plain_name_looks_beside_the_including_file_before_it_looks_along_the_search_path() =>
        Assert.Equal("""{"rows":3,"only":true}""", HoconConfig.ParseFile("main/a.conf", TwoFolders).ToString());

    [Fact]
    public void A_file_by_name_is_not_looked_for_along_the_search_path() =>
        Assert.Equal("{}", Json("include file(\"only.conf\")", TwoFolders));

    /// <summary>A plain name with its ending is read as HOCON by the reference implementation too.</summary>
    [Theory]
    [InlineData("include \"p.properties\"", """{"rows":12}""")]
    [InlineData("include \"p\"", """{"rows":"12"}""")]
    [InlineData("include file(\"p.properties\")", """{"rows":"12"}""")]
    [InlineData("include classpath(\"p.properties\")", """{"rows":"12"}""")]
    public void The_ending_tells_the_language_but_for_a_plain_name_with_its_ending(string include, string json) =>
        Assert.Equal(json, Json(include, Files(("p.properties", "rows = 12"), ("own/p.properties", "rows = 12")) with { SearchPath = ["own"] }));

    [Fact]
    public void A_document_is_read_in_the_language_that_its_ending_tells_unless_it_is_told_otherwise()
    {
        Assert.Equal("""{"a":"1"}""", HoconConfig.Parse("a = 1", "x.properties").ToString());
        Assert.Throws<HoconException>(() => HoconConfig.Parse("a = 1", "x.json"));
        Assert.Equal("""{"a":1}""", HoconConfig.Parse("a = 1", "x.json", new HoconOptions { Syntax = HoconSyntax.Hocon }).ToString());
    }

    [Fact]
    public void A_required_name_that_is_nowhere_is_refused_with_the_folders()
    {
        var error = Error("include required(classpath(\"no\"))", TwoFolders);

        Assert.Contains("`no` does not exist: neither `no.conf`, `.json` nor `.properties` is there in any folder of the search path; the search path is `own`, `shared/`", error.Sentence, StringComparison.Ordinal);
        Assert.Contains("the search path is empty", Error("include required(classpath(\"no\"))", Files()).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("include url(\"https://example.org/a.conf\")")]
    [InlineData("include required(url(\"file:///a.conf\"))")]
    [InlineData("include \"http://example.org/a.conf\"")]
    public void An_address_is_refused_unless_it_is_allowed(string include) =>
        Assert.Contains("Addresses are not read unless whoever reads this file allows it", Error(include, Files()).Sentence, StringComparison.Ordinal);

    [Fact]
    public void An_address_that_is_allowed_is_read_and_what_it_includes_is_relative_to_it()
    {
        var asked = new List<string>();
        var options = Files() with
        {
            ReadAddress = address =>
            {
                asked.Add(address.AbsoluteUri);
                return address.AbsolutePath == "/x/a.conf" ? "a = 1, include \"../b\"" : address.AbsolutePath == "/b.conf" ? "b = 2" : null;
            },
        };

        Assert.Equal("""{"a":1,"b":2}""", Json("include \"http://example.org/x/a.conf\"", options));
        Assert.Equal(
            ["http://example.org/x/a.conf", "http://example.org/b.properties", "http://example.org/b.json", "http://example.org/b.conf"],
            asked);
    }

    [Fact]
    public void A_text_from_the_network_may_not_read_files_of_this_machine()
    {
        var options = Files(("secret.conf", "x = 1")) with { ReadAddress = _ => "include file(\"secret.conf\")" };

        Assert.Contains("may not include a file of this machine", Error("include url(\"http://example.org/a\")", options).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_fails_is_an_error_at_the_include()
    {
        var options = Files() with { ReadAddress = _ => throw new IOException("no route") };

        Assert.Contains("`http://example.org/a` cannot be read: no route", Error("include url(\"http://example.org/a\")", options).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_wants_to_know_is_told_what_was_missing()
    {
        var missing = new List<string>();
        var options = Files() with { OnMissingInclude = (place, name) => missing.Add($"{place} {name}") };

        Assert.Equal("""{"a":1}""", Json("a = 1\n  include \"no.conf\"", options));
        Assert.Equal(["a.conf:2:3 no.conf"], missing);
    }
}
