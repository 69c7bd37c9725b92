namespace ActorSim.Hocon.Tests.Values;

/// <summary>Damaged documents: whatever comes, the answer is a value or a sentence, and it comes soon.</summary>
public sealed class MutationTests
{
    private static readonly string[] Seeds =
    [
        "a = 1, b = ${a}, a = 2\nc { d = [1, \"x\", ${?b}] } ${e}\ne { f = \"\"\"raw\"\"\" }",
        "include \"f.conf\"\npath = [/bin], path = ${path} [/usr/bin], path += x",
        "item1.b.c = 100\ndefaults { a = ${item1.b.c}, b = 2 }\nitem1 = ${defaults}\nitem1.b = { c : 43 }\nitem2.b = ${item1.b}",
        "d { x = [] }, c : ${d}, c { x : ${c.x}[1], x : ${c.x}[2] } // end\n\"q.r\".s = 1e+3 # x",
        "{ \"a\" : [ { \"b\" : null }, true, -1.5e-3, \"\\u0041\\n\" ] }",
        "a=${?b}foo,b=${?a}, x = ${y.z}, y = ${w}, w { z = ${?x} }",
    ];

    private static readonly string[] Pieces =
    [
        "${", "${?", "}", "{", "[", "]", "\"", "\"\"\"", "=", "+=", ":", ",", "\n", ".", "a", "b", "c.x", "${a}", "${?c}", "include \"f.conf\"", "#", "//", "\\", "1", "-", "e+",
    ];

    [Fact]
    public void A_damaged_document_gives_a_value_or_a_sentence()
    {
        var random = new Random(20250601);
        var options = new HoconOptions { ReadFile = path => path == "f.conf" ? "k = ${?a}, a.x = 1" : null };
        var (values, errors) = (0, 0);
        for (var i = 0; i < 6000; i++)
        {
            var text = Damage(random, Seeds[random.Next(Seeds.Length)]);
            try
            {
                HoconDocument.Parse(text, "m.conf", options).Resolve().ToString();
                values++;
            }
            catch (HoconException)
            {
                errors++;
            }
            catch (Exception other)
            {
                Assert.Fail($"{other.GetType().Name} for:\n{text}\n{other}");
            }
        }

        Assert.True(values > 300 && errors > 300, $"{values} values and {errors} errors: the damage is too large or too small to tell anything.");
    }

    [Theory]
    [InlineData("a = ", "${?x}")]
    [InlineData("a = ", "${?x} ")]
    [InlineData("a = 1\n", "a = ${?a}x\n")]
    [InlineData("a = 1\n", "a = ${?b}\n")]
    [InlineData("", "a = ${?b}, b = ${?a}\n")]
    [InlineData("a = ", "{b = 1}")]
    [InlineData("a = ", "${c}{b = 1}")]
    [InlineData("a = ", "\"\"")]
    [InlineData("a = ", "\"\"\"x")]
    [InlineData("a = ", "1e+1")]
    [InlineData("", "a.")]
    [InlineData("", "a ")]
    [InlineData("", "include ")]
    [InlineData("a = [", "[],")]
    [InlineData("a { x = 1 }\n", "a = ${a} { y = ${?a.x} }\n")]
    public void A_long_repetition_ends_in_a_value_or_a_sentence(string start, string piece)
    {
        var text = start + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));

        // Work that grew with the square of the length would keep this from ending for hours.
        var problem = Xunit.Record.Exception(() => HoconDocument.Parse(text, "m.conf").Resolve());

        Assert.True(problem is null or HoconException, problem?.ToString());
    }

    private static string Damage(Random random, string text)
    {
        for (var cuts = random.Next(1, 5); cuts > 0; cuts--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(4), text.Length - at);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                _ => text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
            };
        }

        return text;
    }
}
