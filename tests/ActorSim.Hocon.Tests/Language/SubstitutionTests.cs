using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

public sealed class SubstitutionTests
{
    [Fact]
    public void A_substitution_sees_the_final_value() =>
        Assert.Equal("""{"a":2,"b":2}""", Json("a = 1, b = ${a}, a = 2"));

    [Fact]
    public void An_undefined_optional_one_leaves_its_key_out_or_the_earlier_value_in() =>
        Assert.Equal("""{"b":1,"c":["x"]}""", Json("a = ${?no}, b = 1, b = ${?no}, c = [${?no}, x]"));

    [Fact]
    public void An_object_inherits_from_another() =>
        Assert.Equal(
            """{"v1":{"rows":12,"clock":"200 MHz"},"v2":{"rows":8,"clock":"200 MHz"}}""",
            Json("v1 { rows = 12, clock = 200 MHz }\nv2 = ${v1} { rows = 8 }"));

    [Fact]
    public void A_value_may_refer_to_its_own_earlier_value() =>
        Assert.Equal("""{"path":["/bin","/usr/bin"]}""", Json("path = [/bin], path = ${path} [/usr/bin]"));

    [Fact]
    public void A_value_may_reach_itself_through_another_and_then_sees_what_was_before() =>
        Assert.Equal("""{"b":"1foo","a":"1foo"}""", Json("b = ${a}foo, a = 1, a = ${b}"));

    [Fact]
    public void An_object_may_look_into_one_that_inherits_from_it() =>
        Assert.Equal("""{"y":{"a":1,"c":2,"b":2},"x":{"a":1,"c":2}}""", Json("y = ${x}, y.b = 2, x = {a = 1, c = ${y.b}}"));

    [Fact]
    public void A_delayed_object_merges_with_what_is_around_it() =>
        Assert.Equal("""{"d":{"x":1,"y":2},"c":{"z":3,"x":5,"y":2}}""", Json("d {x=1,y=2}, c {z=0,x=9}, c = ${d}, c {z=3,x=5}"));

    [Fact]
    public void An_undefined_one_is_named_with_its_place()
    {
        var error = Error("a = 1\nb = x${c.d}");

        Assert.Equal(new Origin("a.conf", 2, 6), error.Origin);
        Assert.Contains("`${c.d}` refers to a key that is not defined", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = ${a}")]
    [InlineData("a = ${b}, b = ${c}, c = ${a}")]
    [InlineData("a { b = ${a} }")]
    [InlineData("a = [${a}]")]
    public void A_circle_is_refused(string text) =>
        Assert.Matches("leads back to itself|not defined", Error(text).Message);

    [Fact]
    public void The_environment_answers_only_if_it_is_given()
    {
        var options = new HoconOptions { Environment = name => name == "HOME_X" ? "42" : null };

        Assert.Equal("""{"a":"42"}""", Json("a = ${HOME_X}", options));
        Assert.Contains("not defined", Error("a = ${HOME_X}").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Doubling_over_and_over_ends_with_a_sentence()
    {
        var text = "a0 = xxxxxxxxxx\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i} = ${{a{i - 1}}}${{a{i - 1}}}\n"));

        Assert.Contains("too large", Error(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_text_many_times_over_ends_with_a_sentence()
    {
        var text = $"a = {new string('x', 100_000)}\nb = " + string.Concat(Enumerable.Repeat("${a}", 50_000));

        Assert.Contains("too large", Error(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_many_branches_ends()
    {
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i} = ${{?a{(i + 1) % 40}}}${{?a{(i + 1) % 40}}}\n"));

        try
        {
            Json(text);
        }
        catch (HoconException)
        {
            // Either outcome is fine; what matters is that there is one.
        }
    }

    [Fact]
    public void A_long_chain_backwards_ends_with_a_value_or_a_sentence()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i} = ${{a{i + 1}}}\n")) + "a20000 = 1";

        Assert.Contains("lead to one another", Error(text).Message, StringComparison.Ordinal);
    }
}
