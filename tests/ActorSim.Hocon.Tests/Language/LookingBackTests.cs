using static ActorSim.Hocon.Tests.Language.Text;

namespace ActorSim.Hocon.Tests.Language;

/// <summary>What a value sees of the field and of the object that it belongs to.</summary>
public sealed class LookingBackTests
{
    [Fact]
    public void An_object_seen_from_inside_one_of_its_fields_is_not_mistaken_for_the_whole_object() =>
        Assert.Equal(
            """{"chip":{"rows":1,"old":{"rows":1,"old":2}},"copy":{"rows":1,"old":{"rows":1,"old":2}}}""",
            Json("chip { rows = 1, old = 2, old = ${chip} }\ncopy = ${chip}"));

    [Fact]
    public void The_earliest_assignment_of_a_field_sees_its_object_without_that_field() =>
        Assert.Equal("""{"chip":{"rows":1,"self":{"rows":1}}}""", Json("chip { rows = 1, self = ${chip}, self = ${?none} }"));

    [Fact]
    public void The_only_assignment_of_a_field_that_asks_for_its_object_leads_in_a_circle()
    {
        Assert.Equal("""{"chip":{"rows":1}}""", Json("chip { rows = 1, self = ${?chip} }"));
        Assert.Contains("leads back to itself", Error("chip { rows = 1, self = ${chip} }").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_does_not_find_its_own_parts()
    {
        Assert.Equal("""{"a":{"y":{"x":1}}}""", Json("a = ${?a.y} { y.x = 1 }"));
        Assert.Contains("leads back to itself", Error("a = ${a.y} { y.x = 1 }").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_that_is_added_may_be_what_was_there_before() =>
        Assert.Equal("""{"a":[1,[1]],"b":[1,2,[1,2]]}""", Json("a = [1], a += ${a}, b += 1, b += 2, b += ${b}"));

    [Fact]
    public void Thousands_of_items_may_be_added_one_by_one()
    {
        var text = "x = 7\n" + string.Concat(Enumerable.Repeat("a += ${x}\n", 5_000));

        Assert.Equal("{\"x\":7,\"a\":[" + string.Join(',', Enumerable.Repeat("7", 5_000)) + "]}", Json(text));
    }

    [Fact]
    public void A_mistake_that_only_a_substitution_hides_is_named()
    {
        Assert.Equal("""{"a":1}""", Json("a = ${none}, a = 1"));
        Assert.Contains("`${none}` refers", Error("a = ${none}, a = ${b}, b = 1").Message, StringComparison.Ordinal);
        Assert.Contains("`${none}` refers", Error("a { x = ${none} }, a = ${b}, b = 1").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Objects_side_by_side_are_one_before_anything_is_resolved() =>
        Assert.Equal(
            """{"a":{"x":2},"b":[1,2,3]}""",
            Json("a = ${?none} { x = ${none} } { x = 2 }, b = ${?none} [1] { 0 = 2 } { 0 = 3 }"));

    [Fact]
    public void Adding_to_what_is_no_list_is_a_mistake_even_under_an_object() =>
        Assert.Contains("`+=` adds to a list, but `a` is a number", Error("a = 1, a += 2, a { b = 3 }").Message, StringComparison.Ordinal);

    [Fact]
    public void An_object_that_took_the_place_of_a_value_does_so_wherever_it_is_referred_to() =>
        Assert.Equal("""{"a":{"x":1},"b":{"x":1}}""", Json("a = 5, a = {x = 1}, b = {y = 2}, b = ${a}"));

    [Fact]
    public void The_key_that_is_missing_is_named_where_the_chain_breaks() =>
        Assert.Equal(new Origin("a.conf", 2, 5), Error("a = ${b.c}\nb = ${none}").Origin);
}
