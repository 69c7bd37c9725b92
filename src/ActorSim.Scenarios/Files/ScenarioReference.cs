using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>
/// The reference of scenarios, made from the keys by which they are read. The files <c>docs/scenario-reference.md</c> and
/// <c>hocon/reference.conf</c> hold it; whoever adds a key or a kind writes them anew with <c>actorsim reference</c>.
/// </summary>
public static class ScenarioReference
{
    private const string Introduction = """
        Every key that a scenario, a chip or a network may have. [scenarios/README.md](../scenarios/README.md) shows how a
        scenario is written, with an example; [results.md](results.md) tells what comes out.

        This page is printed by `actorsim reference`, from the declarations by which scenarios are read. Do not edit it:
        change the declaration, and write the page anew with `actorsim reference > docs/scenario-reference.md`.
        """;

    private const string Values = """
        In the tables below, a key is *required*, or has a default that counts when it is left out, or neither: then the
        default is "none", and the meaning says what happens without it. `null` is the same as leaving a key out. Ranges
        include both of their ends. A key that is in no table is refused, with the name that may have been meant.

        - **A whole number** is from 0 to 2147483647, unless its range says otherwise. It may end in `K` (or `k`), `M` or `G` for thousands,
          millions or billions: `64K` is 64,000, `1.5M` is 1,500,000. These are never powers of 1024; amounts of data
          have [units](#units) of their own for those.
        - **A number** may have a fraction and an exponent: `0.75`, `1e-4`.
        - **A quantity**, such as a time, a frequency or an amount of data, is a number and one of the [units](#units)
          that measure it. A number without a unit is refused, as is a unit of something else: nothing is guessed.
        - **A text** needs quotes when it has one of the characters ``$ " { } [ ] : = , + # ` ^ ? ! @ * & \`` in it, or
          `//`: `"/array/pe/*/*/macs"`. Numbers and `true` are taken as they are written where a text is wanted.
        - **true or false** may be written `yes` or `on`, `no` or `off` too.
        - **A list** is `[a, b]`; line breaks may take the place of commas.
        - **An object** is `{ key = value, … }`, or `${path}` for one that stands elsewhere in the file or in one that it
          includes; `${path} { key = value }` changes a key of it.
        """;

    private const string Units =
        "With or without a blank between number and unit: `200 MHz`, `200MHz`. Case matters. Quantities are kept exactly, not as floating-point numbers.";

    private const string OtherKeys =
        "All other keys of a file are its own: parts to be named by substitutions. By custom, systems to be used in several scenarios stand under `chips`.";

    private const string Settings =
        "Every setting of runs and of the engine, with its default. None needs to be written; a scenario that does write one has it inside `scenario { … }`, as here. "
        + "`actorsim run FILE --set engine.stop-lead=1us` overrides it for one run. This file is printed by `actorsim reference --conf`.";

    /// <summary>The reference as a page in Markdown, whose lines end in a single line feed.</summary>
    /// <param name="kinds">The kinds of system that it describes.</param>
    public static string ToMarkdown(SystemKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var page = new SchemaDocument { HasLinks = true }
            .AddHeading(1, "Scenario reference", Unix(Introduction))
            .AddContents()
            .AddHeading(2, "How values are written", Unix(Values))
            .AddUnits(3, Units)
            .AddSchema(2, new RecordSchema("file", "What a file may hold at its root.", ScenarioKeys.FileKey, NetworkLibrary.FileKey, DramLibrary.FileKey), OtherKeys)
            .AddSchema(2, ScenarioKeys.Scenario)
            .AddSchema(2, ScenarioKeys.System, "The other keys of `system`, and all keys of `workload`, are those of the kind:");
        foreach (var kind in kinds.Kinds)
        {
            page.AddHeading(3, kind.Name, kind.Summary)
                .AddSchema(4, kind.SystemSchema)
                .AddSchema(4, kind.WorkloadSchema);
        }

        return page.AddSchema(2, NetworkLibrary.FileKey.Schema!).AddSchema(3, NetworkLibrary.Schema)
            .AddSchema(2, DramLibrary.FileKey.Schema!).AddSchema(3, DramLibrary.Schema)
            .ToString();
    }

    /// <summary>The settings of runs and of the engine as a configuration that has every default.</summary>
    public static string ToSettings() => SchemaDocument.WriteSettings(Settings, ScenarioKeys.Root, ScenarioKeys.Settings);

    private static string Unix(string text) => text.ReplaceLineEndings("\n");
}
