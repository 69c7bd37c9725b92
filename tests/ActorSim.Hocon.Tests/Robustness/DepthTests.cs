using ActorSim.Hocon.Tests.Language;

namespace ActorSim.Hocon.Tests.Robustness;

/// <summary>Nesting has a limit, which is a sentence and not the end of the process.</summary>
public sealed class DepthTests
{
    private const int Limit = 256;
    private static readonly HoconOptions Json = new() { Syntax = HoconSyntax.Json };
    private static readonly HoconOptions Properties = new() { Syntax = HoconSyntax.Properties };
    private static readonly HoconOptions Boundless = new() { MaxDepth = int.MaxValue, MaxSubstitutionDepth = int.MaxValue };

    [Fact]
    public void The_limit_is_256() => Assert.Equal(Limit, HoconOptions.Default.MaxDepth);

    [Theory]
    [InlineData("{a:", "1", "}")]
    [InlineData("{\"a\":", "1", "}")]
    [InlineData("[", "1", "]")]
    public void As_many_objects_or_lists_as_allowed_are_read_and_printed(string open, string inner, string close)
    {
        var text = Nested(open, inner, close, Limit);

        var value = HoconDocument.Parse(text, "a.conf").Resolve();

        Assert.Equal(text.Replace("a:", "\"a\":").Replace("\"\"a\"\"", "\"a\""), value.ToString());
        Assert.Equal(value.ToString(), HoconDocument.Parse(value.ToString(), "a.json", Json).Resolve().ToString());
    }

    [Theory]
    [InlineData("{a:", "1", "}")]
    [InlineData("a{", "b=1", "}")]
    [InlineData("[", "1", "]")]
    [InlineData("[{a:", "1", "}]")]
    [InlineData("a.", "a=1", "")]
    [InlineData("a.\"b.c\" { b.", "a=1", "}")]
    public void One_more_is_refused_where_it_stands(string open, string inner, string close)
    {
        var error = Text.Error(Nested(open, inner, close, Limit + 1));

        Assert.Equal("Objects and lists nest more than 256 deep here.", error.Sentence);
    }

    [Theory]
    [InlineData("{\"a\":", "1", "}")]
    [InlineData("[", "1", "]")]
    public void One_more_is_refused_in_json_too(string open, string inner, string close) =>
        Assert.Contains("256 deep", Text.Error(Nested(open, inner, close, Limit + 1), Json).Message);

    [Fact]
    public void One_more_is_refused_in_properties_too()
    {
        Assert.Equal(Limit, Depth(Text.Json(Nested("a.", "a=1", "", Limit - 1), Properties)));
        Assert.Contains("256 deep", Text.Error(Nested("a.", "a=1", "", Limit), Properties).Message);
    }

    [Fact]
    public void Files_that_include_one_another_count_together()
    {
        var options = Text.Files(("f.conf", Nested("a{", "include \"g.conf\"", "}", 100)), ("g.conf", Nested("a{", "b = 1", "}", 100)));

        Assert.Equal(256, Depth(Text.Json(Nested("a{", "include \"f.conf\"", "}", 55), options)));
        Assert.Contains("g.conf:1:", Text.Error(Nested("a{", "include \"f.conf\"", "}", 56), options).Message);
    }

    [Fact]
    public void Substitutions_that_bring_in_depth_count_too()
    {
        var inner = Nested("{a:", "1", "}", 200);

        Assert.Contains("256 deep", Text.Error($"a = {inner}\nb = {Nested("{c:", "${a}", "}", 57)}").Message);
        Assert.Contains("256 deep", Text.Error($"a = {inner}\nb = {Nested("[", "${a}", "]", 57)}").Message);
    }

    [Fact]
    public void A_value_that_is_set_counts_with_its_path()
    {
        var document = HoconDocument.Parse("a = 1", "a.conf");
        var place = new Origin("here", 1, 1);
        var deep = HoconDocument.Parse(Nested("[", "1", "]", 200), "b.conf").Resolve();

        Assert.Equal(256, Depth(document.With(Nested("a.", "a", "", 55), place, deep).Resolve().ToString()));
        Assert.Contains("256 deep", Assert.Throws<HoconException>(() => document.With(Nested("a.", "a", "", 56), place, deep)).Message);
    }

    [Fact]
    public void The_limit_can_be_set()
    {
        var options = new HoconOptions { MaxDepth = 2 };

        Assert.Equal("""{"a":{"b":1}}""", Text.Json("a.b = 1", options));
        Assert.Contains("more than 2 deep", Text.Error("a.b.c = 1", options).Message);
    }

    [Theory]
    [InlineData("{a:", "1", "}")]
    [InlineData("[", "1", "]")]
    [InlineData("[{a=", "${?b}", "}]")]
    [InlineData("a.", "a=1", "")]
    [InlineData("a.", "a=${b.a.a.a}\nb=${a}", "")]
    public void Without_a_limit_a_small_stack_refuses(string open, string inner, string close)
    {
        var text = Nested(open, inner, close, 50_000);

        Assert.Contains("too deep here for the stack", ProblemOnASmallStack(() => HoconDocument.Parse(text, "a.conf", Boundless).Resolve()).Message);
    }

    [Theory]
    [InlineData(HoconSyntax.Json, "[", "1", "]")]
    [InlineData(HoconSyntax.Json, "{\"a\":", "1", "}")]
    [InlineData(HoconSyntax.Properties, "a.", "a=1", "")]
    public void So_it_does_in_other_languages(HoconSyntax syntax, string open, string inner, string close)
    {
        var text = Nested(open, inner, close, 50_000);
        var options = Boundless with { Syntax = syntax };

        Assert.Contains("for the stack", ProblemOnASmallStack(() => HoconDocument.Parse(text, "a", options).Resolve()).Message);
    }

    [Fact]
    public void Laying_deep_objects_over_one_another_refuses_on_a_small_stack()
    {
        var deep = OnALargeStack(() => HoconConfig.Parse(Nested("a{", "b=1", "}", 5000), "a", Boundless));
        var document = OnALargeStack(() => HoconDocument.Parse(Nested("a{", "b=1", "}", 5000), "a", Boundless));

        Assert.Contains("for the stack", ProblemOnASmallStack(() => deep.WithFallback(deep)).Message);
        Assert.Contains("for the stack", ProblemOnASmallStack(() => document.WithFallback(document).Resolve()).Message);
        Assert.Contains("for the stack", ProblemOnASmallStack(() => HoconRenderer.ToJson(deep)).Message);
        Assert.Contains("for the stack", ProblemOnASmallStack(() => deep.ToString()).Message);
    }

    [Theory]
    [InlineData("k{0} = ${{k{1}}}\n")]
    [InlineData("k{0} = ${{?k{1}}} x\n")]
    [InlineData("k{0} = [${{k{1}}}]\n")]
    [InlineData("k{0} = ${{k{1}}}\nk{0}.x = {{}}\n")]
    [InlineData("k{0}.b = 1, k{0} = ${{k{1}}}, k{1}.c = ${{?k{0}.c}}\n")]
    public void A_long_chain_of_substitutions_refuses_on_a_small_stack(string link)
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Format(null, link, i, i + 1)));

        Assert.Contains("for the stack", ProblemOnASmallStack(() => HoconDocument.Parse(text, "a", Boundless).Resolve()).Message);
    }

    [Fact]
    public void A_chain_of_substitutions_has_a_limit_of_its_own()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(i => $"k{i} = ${{k{i + 1}}}\n")) + "k50 = 1";

        Assert.EndsWith("\"k50\":1}", Text.Json(text, new HoconOptions { MaxSubstitutionDepth = 50 }));
        Assert.Equal(
            "Substitutions lead to one another more than 49 deep here.",
            Text.Error(text, new HoconOptions { MaxSubstitutionDepth = 49 }).Sentence);
        Assert.Equal(1000, HoconOptions.Default.MaxSubstitutionDepth);
    }

    private static string Nested(string open, string inner, string close, int times) =>
        string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times));

    private static int Depth(string json) => json.TakeWhile(c => c != '1').Count(c => c is '{' or '[');

    private static HoconException ProblemOnASmallStack(Action action)
    {
        var problem = (Exception?)null;
        Run(() => problem = Xunit.Record.Exception(action), 256 << 10);
        return Assert.IsType<HoconException>(problem);
    }

    private static T OnALargeStack<T>(Func<T> make)
    {
        var made = default(T);
        Run(() => made = make(), 64 << 20);
        return made!;
    }

    private static void Run(Action action, int stackSize)
    {
        var thread = new Thread(() => action(), stackSize);
        thread.Start();
        thread.Join();
    }
}
