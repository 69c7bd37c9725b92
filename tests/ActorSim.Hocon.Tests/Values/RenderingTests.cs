namespace ActorSim.Hocon.Tests.Values;

/// <summary>Values written as HOCON: what it looks like, and that it reads back to the same.</summary>
public sealed class RenderingTests
{
    private const string Alphabet = "ab1e.-\"\\\n\t\r {}[]:=,+#/$_%µ·😀\u00a0\ufeff\u0001";

    private static readonly string[] Words =
        ["", "true", "null", "off", "12", "-0", "1e3", "007", "include", "200 MHz", "5%", "a  b", " a", "a ", "//", "a/b", "/a/*", "µs", "1.", ".5", "-", "+=", "\ud800", "😀", "a.b", "0"];

    [Fact]
    public void A_tree_is_written_one_entry_a_line_without_needless_quotes() => Assert.Equal(
        """
        scenario {
          name = One convolution
          system {
            clock = 200 MHz
            "a.b" = "x:y"
            share = 5%
          }
          sizes = [8, 16, [true, null], {}]
          expect = [
            {
              metric = "/dram/words*"
              value = 12
            }
            "12"
          ]
          empty {}
          none = []
        }
        """.ReplaceLineEndings("\n"),
        HoconRenderer.ToHocon(HoconConfig.Parse(
            """
            scenario { name = "One convolution", system { clock = 200 MHz, "a.b" = "x:y", share = 5% }
            sizes = [8, 16, [true, null], {}], expect = [{metric = "/dram/words*", value = 12}, "12"], empty {}, none = [] }
            """,
            "x")));

    [Fact]
    public void A_list_that_is_too_long_for_a_line_has_one_item_a_line()
    {
        var list = $"[{string.Join(", ", Enumerable.Range(0, 40))}]";

        Assert.Equal($"a = [\n{string.Concat(Enumerable.Range(0, 40).Select(i => $"  {i}\n"))}]", HoconRenderer.ToHocon(HoconConfig.Parse($"a = {list}", "x")));
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    [InlineData("[1, {a = b}]", "[\n  1\n  {\n    a = b\n  }\n]")]
    public void A_root_that_is_empty_or_a_list_keeps_its_brackets(string text, string expected) =>
        Assert.Equal(expected, HoconRenderer.ToHocon(HoconDocument.Parse(text, "x").Resolve()));

    [Fact]
    public void A_value_that_is_no_object_is_written_alone()
    {
        var here = new Origin("here", 1, 1);

        Assert.Equal("200 MHz", HoconRenderer.ToHocon(new HoconString(here, "200 MHz")));
        Assert.Equal("\"1.\"", HoconRenderer.ToHocon(new HoconString(here, "1.")));
        Assert.Equal("\"1\\n2\"", HoconRenderer.ToHocon(new HoconString(here, "1\n2")));
        Assert.Equal("null", HoconRenderer.ToHocon(new HoconNull(here)));
    }

    [Fact]
    public void Any_tree_reads_back_to_the_same()
    {
        var random = new Random(1);
        for (var i = 0; i < 5000; i++)
        {
            var tree = Tree(random, 4, rootOnly: true);
            var text = HoconRenderer.ToHocon(tree);

            Assert.True(IsSame(tree, HoconDocument.Parse(text, "x").Resolve()), text);
        }
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b", "a", "b")]
    [InlineData("a.\"b.c\".\"\"", "a", "b.c", "")]
    [InlineData("\"a\\n\\\"b\\\"\"", "a\n\"b\"")]
    public void A_path_splits_into_the_keys_that_it_was_joined_of(string path, params string[] keys)
    {
        Assert.Equal(path, HoconConfig.JoinPath(keys));
        Assert.Equal(keys, HoconConfig.SplitPath(path));
    }

    private static HoconValue Tree(Random random, int depth, bool rootOnly = false)
    {
        var here = new Origin("here", 1, 1);
        return (rootOnly ? random.Next(2) : random.Next(depth > 0 ? 9 : 7) + 2) switch
        {
            0 or 9 => new HoconObject(here, Enumerable.Range(0, random.Next(5)).Select(_ => new HoconEntry(Word(random), here, Tree(random, depth - 1)))),
            1 or 10 => new HoconList(here, [.. Enumerable.Range(0, random.Next(5)).Select(_ => Tree(random, depth - 1))]),
            2 => new HoconNull(here),
            3 => new HoconBoolean(here, random.Next(2) == 0),
            4 => new HoconNumber(here, ((string[])["0", "-0", "007", "1.50", "1e+3", "2E-05", "100000000000000000000"])[random.Next(7)]),
            _ => new HoconString(here, Word(random)),
        };
    }

    private static string Word(Random random)
    {
        var runes = Alphabet.EnumerateRunes().ToArray();
        return random.Next(2) == 0
            ? Words[random.Next(Words.Length)]
            : string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }

    private static bool IsSame(HoconValue one, HoconValue other) => (one, other) switch
    {
        (HoconObject a, HoconObject b) => a.Count == b.Count && a.Zip(b).All(pair => pair.First.Key == pair.Second.Key && IsSame(pair.First.Value, pair.Second.Value)),
        (HoconList a, HoconList b) => a.Count == b.Count && a.Zip(b).All(pair => IsSame(pair.First, pair.Second)),
        (HoconString a, HoconString b) => a.Value == b.Value,
        (HoconNumber a, HoconNumber b) => a.Text == b.Text,
        (HoconBoolean a, HoconBoolean b) => a.Value == b.Value,
        _ => one is HoconNull && other is HoconNull,
    };
}
