using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>Lists side by side become one list, objects side by side one object.</summary>
public sealed class StructureConcatenationTests
{
    [Theory]
    [InlineData("l = [3] [5]", """{"l":[3,5]}""")]
    [InlineData("l = [3][5]", """{"l":[3,5]}""")]
    [InlineData("l = [3, 5] [] [7]", """{"l":[3,5,7]}""")]
    [InlineData("l = [] []", """{"l":[]}""")]
    [InlineData("l = [3\n5] [\n7\n]", """{"l":[3,5,7]}""")]
    [InlineData("[ [3] [5] ]", "[[3,5]]")]
    [InlineData("[ [3]\n [5] ]", "[[3],[5]]")]
    [InlineData("[ [3], [5] ]", "[[3],[5]]")]
    [InlineData("l = [[3]] [[5]]", """{"l":[[3],[5]]}""")]
    public void Lists_become_one_list(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("pe = { x = 1 } { y = 2 }", """{"pe":{"x":1,"y":2}}""")]
    [InlineData("pe = {x=1}{y=2}", """{"pe":{"x":1,"y":2}}""")]
    [InlineData("pe = { x = 1 } { x = 2 } { x = 3 }", """{"pe":{"x":3}}""")]
    [InlineData("pe = { rf { x = 1 } } { rf { y = 2 } }", """{"pe":{"rf":{"x":1,"y":2}}}""")]
    [InlineData("pe = { x = 1\n} {\ny = 2 }", """{"pe":{"x":1,"y":2}}""")]
    [InlineData("pe = {} {}", """{"pe":{}}""")]
    [InlineData("[ { x = 1 } { y = 2 } ]", """[{"x":1,"y":2}]""")]
    [InlineData("[ { x = 1 }\n { y = 2 } ]", """[{"x":1},{"y":2}]""")]
    public void Objects_merge_into_one_object(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("old = [3], new = ${old} [5]", """{"old":[3],"new":[3,5]}""")]
    [InlineData("old = [3], new = [5] ${old}", """{"old":[3],"new":[5,3]}""")]
    [InlineData("old = [3], new = [1]${old}[5]", """{"old":[3],"new":[1,3,5]}""")]
    [InlineData("old = [3], new = ${old} ${old}", """{"old":[3],"new":[3,3]}""")]
    [InlineData("old = [3], new = [ ${old} ${old}, ${old} ]", """{"old":[3],"new":[[3,3],[3]]}""")]
    [InlineData("v1 { x = 1 }, v2 = ${v1} { y = 2 }", """{"v1":{"x":1},"v2":{"x":1,"y":2}}""")]
    [InlineData("v1 { x = 1 }, v2 = ${v1} { x = 2 }", """{"v1":{"x":1},"v2":{"x":2}}""")]
    [InlineData("v1 { x = 1 }, v2 = { x = 2 } ${v1}", """{"v1":{"x":1},"v2":{"x":1}}""")]
    [InlineData("v1 { x = 1 }, v2 = {x=2}${v1}{x=3}", """{"v1":{"x":1},"v2":{"x":3}}""")]
    [InlineData("a {x=1}, b {y=2}, c = ${a}   ${b}", """{"a":{"x":1},"b":{"y":2},"c":{"x":1,"y":2}}""")]
    [InlineData("a {x=1}, c = ${a}, c {y=2}", """{"a":{"x":1},"c":{"x":1,"y":2}}""")]
    [InlineData("a {x{p=1}}, c = ${a} { x { q = 2 } }", """{"a":{"x":{"p":1}},"c":{"x":{"p":1,"q":2}}}""")]
    public void A_substitution_counts_as_what_it_resolves_to(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("v1 { x = 1 }, v2 = ${v1} { y = ${v1.x} }, v1.x = 9", """{"v1":{"x":9},"v2":{"x":9,"y":9}}""")]
    [InlineData("v2 = ${v1} { y = 2 }, v1 { x = 1 }", """{"v1":{"x":1},"v2":{"x":1,"y":2}}""")]
    [InlineData("v1 { x = 1 }, v2 = ${v1}, v3 = ${v2} { z = 3 }", """{"v1":{"x":1},"v2":{"x":1},"v3":{"x":1,"z":3}}""")]
    public void An_object_may_inherit_from_one_that_changes_later(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("l = ${?no} [5]", """{"l":[5]}""")]
    [InlineData("l = [5] ${?no}", """{"l":[5]}""")]
    [InlineData("l = [3] ${?no} [5]", """{"l":[3,5]}""")]
    [InlineData("o = ${?no} { x = 1 }", """{"o":{"x":1}}""")]
    [InlineData("o = { x = 1 } ${?no} { y = 2 }", """{"o":{"x":1,"y":2}}""")]
    public void What_is_undefined_adds_nothing(string text, string json) => Means(text, json);

    [Theory]
    [InlineData("t = [3] {}", 1, 9, "cannot stand beside")]
    [InlineData("t = {} [3]", 1, 8, "cannot stand beside")]
    [InlineData("t = [3] { name = pe }", 1, 9, "A list (from a.conf:1:5) cannot stand beside an object")]
    [InlineData("[ [3] {} ]", 1, 7, "cannot stand beside")]
    [InlineData("a = [3], b {x=1}, t = ${a} ${b}", 1, 23, "cannot stand beside")]
    [InlineData("a = [3], t = ${a} pe", 1, 19, "A list (from a.conf:1:5) cannot stand beside a text")]
    [InlineData("a = 7, t = ${a} [3]", 1, 17, "A number (from a.conf:1:5) cannot stand beside a list")]
    [InlineData("a = 7, t = ${a} {}", 1, 17, "cannot stand beside")]
    [InlineData("a = [3], t = ${a} \" \" ${a}", 1, 19, "cannot stand beside")]
    [InlineData("a {x=1}, t = ${a} \" \" ${a}", 1, 19, "cannot stand beside")]
    [InlineData("a = [3], t = ${a} \"\"", 1, 19, "cannot stand beside")]
    public void What_does_not_fit_is_refused(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("l = [3]\n[5]", 2, 1, "a key should stand here")]
    [InlineData("o = { x = 1 }\n{ y = 2 }", 2, 1, "a key should stand here")]
    [InlineData("old = [3]\nnew = ${old}\n[5]", 3, 1, "a key should stand here")]
    public void A_new_line_between_them_keeps_them_apart(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);

    [Theory]
    [InlineData("[3] = 1", 1, 5, "the text should end here")]
    [InlineData("pe [3] = 1", 1, 1, "`pe` has no value")]
    [InlineData("pe {} = 1", 1, 7, "a key should be separated")]
    [InlineData("pe ${x} = 1", 1, 1, "`pe` has no value")]
    [InlineData("x = 1, ${x} = 1", 1, 8, "a key should stand here")]
    public void Lists_objects_and_substitutions_are_no_keys(string text, int line, int column, string part) =>
        IsRefused(text, line, column, part);
}
