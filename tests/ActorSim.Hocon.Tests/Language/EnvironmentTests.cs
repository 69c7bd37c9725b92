using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>What substitutions find in the environment, which is asked only where the configuration has no answer.</summary>
public sealed class EnvironmentTests
{
    private static readonly HoconOptions Environment = Variables(
        ("ROWS", "12"), ("EMPTY", ""), ("HOST", "node 1"), ("Chip", "v2"));

    [Theory]
    [InlineData("n = ${ROWS}", """{"n":"12"}""")]
    [InlineData("n = ${?ROWS}", """{"n":"12"}""")]
    [InlineData("n = ${?NONE}", "{}")]
    [InlineData("n = 7, n = ${?ROWS}", """{"n":"12"}""")]
    [InlineData("n = 7, n = ${?NONE}", """{"n":7}""")]
    [InlineData("n = \"at \"${HOST}\":\"${ROWS}", """{"n":"at node 1:12"}""")]
    [InlineData("l = [${ROWS}, ${?NONE}]", """{"l":["12"]}""")]
    [InlineData("l = [], l += ${ROWS}", """{"l":["12"]}""")]
    [InlineData("n = ${EMPTY}", """{"n":""}""")]
    [InlineData("n = <${EMPTY}>", """{"n":"<>"}""")]
    public void A_variable_answers_as_a_text(string text, string json) => Means(text, json, Environment);

    [Theory]
    [InlineData("ROWS = 7, n = ${ROWS}", """{"ROWS":7,"n":7}""")]
    [InlineData("ROWS = null, n = ${ROWS}", """{"ROWS":null,"n":null}""")]
    [InlineData("ROWS = null, n = ${?ROWS}", """{"ROWS":null,"n":null}""")]
    [InlineData("ROWS { x = 1 }, n = ${ROWS}", """{"ROWS":{"x":1},"n":{"x":1}}""")]
    public void A_key_of_that_name_keeps_the_environment_out(string text, string json) => Means(text, json, Environment);

    [Theory]
    [InlineData("n = ${rows}")]
    [InlineData("n = ${CHIP}")]
    [InlineData("n = ${chip}")]
    [InlineData("n = ${NONE}")]
    public void Capitals_and_small_letters_are_different(string text) =>
        IsRefused(text, 1, 5, "refers to a key that is not defined", Environment);

    [Fact]
    public void The_environment_alone_defines_no_keys() => Means("", "{}", Environment);

    [Fact]
    public void Without_one_a_variable_is_not_defined() =>
        IsRefused("n = ${PATH}", 1, 5, "`${PATH}` refers to a key that is not defined; define `PATH`, or write `${?PATH}`");
}
