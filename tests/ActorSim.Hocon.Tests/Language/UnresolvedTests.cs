using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>What is said about a substitution that has no value.</summary>
public sealed class UnresolvedTests
{
    [Theory]
    [InlineData("chips { pe { rows = 1 } }\nx = ${chips.pe.row}", "did you mean `${chips.pe.rows}`?")]
    [InlineData("chips { pe { rows = 1 } }\nx = ${chip.pe.rows}", "did you mean `${chips.pe.rows}`?")]
    [InlineData("chips.pe = ${?none}\nchips { pf { rows = 1 } }\nx = ${chips.pg.rows}", "did you mean `${chips.pe.rows}`?")]
    [InlineData("p { include \"i\" }", "did you mean `${p.rows}`?")]
    public void A_key_that_may_have_been_meant_is_named(string text, string advice) =>
        Assert.Contains(advice, Error(text, Files(("i.conf", "rows = 1, x = ${row}"))).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("x = ${y}")]
    [InlineData("b = 5, x = ${b.c}")]
    [InlineData("chips = ${?none}, x = ${chips.rows}")]
    public void Nothing_is_guessed_where_nothing_is_near(string text) =>
        Assert.Contains("is not defined; define `", Error(text).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData("a = ${b}\nb = ${c}\nc = ${a}", "`${a}` leads back to itself, by way of `${b}` at a.conf:1:5, `${c}` at a.conf:2:5; give one of them")]
    [InlineData("a { x = ${b.y} }\nb { y = ${a.x} }", "by way of `${b.y}` at a.conf:1:9; give one of them")]
    [InlineData("a = ${a}", "`${a}` leads back to itself, so it has no value; give `a` a value of its own before this")]
    [InlineData("a = ${a.b}${a.c}", "leads back to itself")]
    public void A_circle_is_told_with_those_by_way_of_which_it_goes(string text, string part) =>
        Assert.Contains(part, Error(text).Sentence, StringComparison.Ordinal);
}
