namespace ActorSim.Hocon.Tests.Records;

/// <summary>Schemas write their own documentation, as a page and as a configuration with every default.</summary>
public sealed class SchemaDocumentTests
{
    private static readonly Key<string> Type = Key.Choice("type", ["circle", "point"], "The shape.");

    private static readonly RecordFamily Shapes = new(
        "shape",
        "What is drawn.",
        Type,
        KeyValuePair.Create("circle", new RecordSchema("circle", "All around.", Type, Key.Real("radius", "Its size."))),
        KeyValuePair.Create("point", new RecordSchema("point", "A dot.", Type)));

    private static readonly RecordSchema Array = new(
        "array",
        "A grid of PEs.",
        Key.Count("rows", "Rows of PEs.", min: 1, max: 4096).WithDefault("8"),
        Key.Duration("latency", "One way | or the other.", max: "1 s").Optional(),
        Key.Text("name", "What it is called.").WithDefault(""));

    private static readonly RecordSchema Chip = new(
        "chip",
        "A chip.",
        Key.Object("array", "The array.", Array).WithDefault("{}"),
        Key.ObjectList("shapes", "The drawing.", Shapes));

    [Fact]
    public void A_schema_and_all_that_it_refers_to_become_sections() => Assert.Equal(
        """
        # chip

        A chip.

        | key | type | default | meaning |
        | --- | --- | --- | --- |
        | `array` | an object (array) | `{}` | The array. |
        | `shapes` | a list of objects (shape) | *required* | The drawing. |

        ## array

        A grid of PEs.

        | key | type | unit | default | meaning |
        | --- | --- | --- | --- | --- |
        | `rows` | a whole number from 1 to 4096 |  | `8` | Rows of PEs. |
        | `latency` | a time from 0 ps to 1 s | ps, ns, us, ms, s, min, h or d | none | One way \| or the other. |
        | `name` | a text |  | `""` | What it is called. |

        ## shape

        What is drawn.

        | key | type | default | meaning |
        | --- | --- | --- | --- |
        | `type` | one of `circle`, `point` | *required* | The shape. |

        ### circle

        `type = circle`: All around.

        | key | type | default | meaning |
        | --- | --- | --- | --- |
        | `radius` | a number | *required* | Its size. |

        ### point

        `type = point`: A dot.

        """.ReplaceLineEndings("\n"),
        SchemaDocument.Write(Chip));

    [Fact]
    public void A_page_links_objects_and_units_to_their_sections()
    {
        var page = new SchemaDocument { HasLinks = true }
            .AddHeading(1, "The array", "Read this.").AddContents().AddUnits(2).AddSchema(2, Chip).AddHeading(2, "Array").AddSchema(3, Array).ToString();

        Assert.StartsWith("# The array\n\nRead this.\n\n- [Units](#units)\n- [chip](#chip)\n  - [shape](#shape)\n- [Array](#array)\n  - [array](#array-1)\n\n## Units\n", page, StringComparison.Ordinal);
        Assert.Contains("| `array` | an object ([array](#array-1)) |", page, StringComparison.Ordinal);
        Assert.Contains("| `latency` | a time from 0 ps to 1 s | [time](#units) |", page, StringComparison.Ordinal);
        Assert.Single(page.Split("| `rows` |").Skip(1));
    }

    [Fact]
    public void What_is_omitted_has_no_section()
    {
        var page = new SchemaDocument { HasLinks = true }.AddSchema(1, Chip).Omit(Array).ToString();

        Assert.Contains("| `array` | an object (array) |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rows", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_units_of_all_dimensions_are_told_with_what_they_are()
    {
        var page = new SchemaDocument().AddUnits(2, "With a blank.").ToString();

        Assert.StartsWith("## Units\n\nWith a blank.\n\n| quantity |", page, StringComparison.Ordinal);
        Assert.Contains("| frequency | `200 MHz` | `Hz`, `kHz` = 1000 Hz, `MHz` = 10⁶ Hz, `GHz` = 10⁹ Hz |  |", page, StringComparison.Ordinal);
        Assert.Contains("`min` = 60 · 10¹² ps", page, StringComparison.Ordinal);
        Assert.Contains("`KiB` = 1024 B, `MiB` = 1024² B", page, StringComparison.Ordinal);
        Assert.Contains("`bit/s` = 0.125 B/s", page, StringComparison.Ordinal);
        Assert.Contains("| `%` | `percent` |", page, StringComparison.Ordinal);
        Assert.All(Dimension.All.SelectMany(dimension => dimension.UnitNames), name => Assert.Contains($"`{name.Replace('μ', 'µ')}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_have_their_defaults_below_comments_that_explain_them() => Assert.Equal(
        $$"""
        # All settings.

        chip {

          # The array.
          array {

            # Rows of PEs.
            # A whole number from 1 to 4096.
            rows = 8

            # One way | or the other.
            # A time from 0 ps to 1 s, in ps, ns, us, ms, s, min, h or d; null for none.
            latency = null

            # What it is called.
            # A text.
            name = ""
          }
        }

        """.ReplaceLineEndings("\n"),
        SchemaDocument.WriteSettings("All settings.", "chip", new RecordSchema("chip", "A chip.", Chip.Keys[0])));

    [Fact]
    public void A_long_comment_is_broken_between_words()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 60));

        var lines = SchemaDocument.WriteSettings(words, "a", new RecordSchema("a", "A.")).Split('\n');

        Assert.Equal($"# {words}", string.Join(" ", lines.TakeWhile(line => line.StartsWith('#')).Select((line, i) => i == 0 ? line : line[2..])));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 118));
    }

    [Fact]
    public void Settings_without_a_default_cannot_be_written() =>
        Assert.Throws<ArgumentException>(() => SchemaDocument.WriteSettings("x", "chip", Chip));
}
