namespace ActorSim.Interconnect.Tests.Operands;

public sealed class OperandGroupsTests
{
    [Fact]
    public void Receivers_come_in_rising_order() =>
        Assert.Equal([1, 2, 5], new OperandGroups(6, [new(4, [5, 1, 2])])[4].ToArray());

    [Fact]
    public void Only_groups_that_lie_within_are_kept()
    {
        var groups = new OperandGroups(4, [new(0, [0, 1]), new(1, [1, 2]), new(5, [3])]).Within([0, 1, 3]);

        Assert.Equal([0, 5], groups!.Tags);
        Assert.Null(groups.Within([2]));
    }

    [Theory]
    [InlineData(2, 0, new int[0], "The group with tag 0 has nobody in it: a multicast to nobody.")]
    [InlineData(2, 1, new[] { 2 }, "The group with tag 1 names receiver 2; the network has receivers 0 to 1.")]
    [InlineData(2, 1, new[] { -1 }, "The group with tag 1 names receiver -1; the network has receivers 0 to 1.")]
    [InlineData(2, 1, new[] { 1, 1 }, "The group with tag 1 names receiver 1 twice.")]
    [InlineData(2, -1, new[] { 0 }, "Tags are numbers from 0 to 1048575; one is -1.")]
    [InlineData(0, 0, new[] { 0 }, "An operand network needs at least one receiver; it has 0.")]
    public void Bad_groups_are_refused(int receivers, int tag, int[] members, string sentence) =>
        Refuses(sentence, () => new OperandGroups(receivers, [new(tag, members)]));

    [Fact]
    public void A_tag_belongs_to_one_group() =>
        Refuses("Two groups have the tag 3.", () => new OperandGroups(2, [new(3, [0]), new(3, [1])]));

    [Fact]
    public void There_must_be_a_group() =>
        Refuses("needs at least one group", () => new OperandGroups(2, []));

    [Fact]
    public void A_tag_without_a_group_has_no_receivers() =>
        Refuses("Nobody takes beats with tag 1.", () => OperandGroups.All(2)[1].ToArray());

    [Theory]
    [InlineData(0, 1, 0xFFFF, null)]
    [InlineData(0, 4, -1, null)]
    [InlineData(1, 1, 0, "Nobody takes beats with tag 1: a multicast to nobody.")]
    [InlineData(0, 5, 0, "A port of 64 bits carries 1 to 4 words of 16 bits a beat; one has 5.")]
    [InlineData(0, 0, 0, "A port of 64 bits carries 1 to 4 words of 16 bits a beat; one has 0.")]
    [InlineData(0, 1, 0x10000, "A beat of 1 words of 16 bits holds a value that needs more.")]
    public void A_beat_must_fit_the_port_and_be_for_somebody(int tag, int words, long bits, string? sentence) =>
        Assert.Equal(sentence, OperandGroups.All(2).Refusal(new OperandBeat(tag, words, (ulong)bits), new PortWidth(64, 16)));

    [Theory]
    [InlineData(0, 1, "1 to 64 bits wide; it is 0")]
    [InlineData(65, 16, "1 to 64 bits wide; it is 65")]
    [InlineData(16, 0, "words of 1 to 16 bits; they have 0")]
    [InlineData(16, 17, "words of 1 to 16 bits; they have 17")]
    public void A_port_without_width_is_refused(int bits, int wordBits, string sentence) =>
        Refuses(sentence, () => new PortWidth(bits, wordBits));

    [Fact]
    public void Wires_that_are_too_few_for_a_word_stay_unused() => Assert.Equal(3, new PortWidth(25, 8).Words);

    private static void Refuses(string sentence, Func<object> make) =>
        Assert.Contains(sentence, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
}
