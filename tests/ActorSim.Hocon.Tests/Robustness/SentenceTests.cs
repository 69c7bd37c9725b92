using ActorSim.Hocon.Tests.Language;

namespace ActorSim.Hocon.Tests.Robustness;

/// <summary>What is said stays readable, whatever the text is like.</summary>
public sealed class SentenceTests
{
    private static readonly RecordSchema Machine = new("machine", "For trying.", Key.Count("rows", "A number.").Optional());

    [Fact]
    public void A_long_key_is_cut_in_a_sentence()
    {
        var error = Text.Error(new string('k', 1_000_000) + "\n");

        Assert.InRange(error.Message.Length, 300, 2000);
        Assert.StartsWith("a.conf:", error.Message);
        Assert.Contains("has no value", error.Message);
    }

    [Fact]
    public void Control_characters_are_shown_as_escapes()
    {
        var error = Text.Error("a = ${\"\\u001b[31m\\n\\ud800\"}");

        Assert.Contains(@"\u001b[31m\n\ud800", error.Sentence);
        Assert.DoesNotContain('\u001b', error.Message);
    }

    [Fact]
    public void A_line_with_control_characters_is_shown_with_a_stand_in_for_each()
    {
        var lines = Text.Error("a = \"\"\"\u001b[31m\"\"\" ]").Message.Split(Environment.NewLine);

        Assert.Equal("    a = \"\"\"\ufffd[31m\"\"\" ]", lines[1]);
        Assert.Equal("                    ^", lines[2]);
    }

    [Fact]
    public void Of_thousands_of_mistakes_all_are_kept_and_a_hundred_listed()
    {
        var text = string.Concat(Enumerable.Range(0, 5000).Select(i => $"key{i} = 1\n"));

        var error = Assert.Throws<HoconException>(() => Machine.Read(HoconConfig.Parse(text, "a.conf")));

        Assert.Equal(5000, error.Problems.Count);
        Assert.Contains("a.conf:100:1: `machine` has no key `key99`", error.Message);
        Assert.DoesNotContain("key100", error.Message);
        Assert.EndsWith("… and 4900 more problems like these.", error.Message);
    }
}
