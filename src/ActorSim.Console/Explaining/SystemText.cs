using ActorSim.Console.Terminals;
using ActorSim.Kernel;
using ActorSim.Scenarios;
using Spectre.Console;

namespace ActorSim.Console.Explaining;

/// <summary>Shows what a scenario would build: a tree of actors, the links between them, and what the engine makes of it.</summary>
internal static class SystemText
{
    /// <summary>Writes the description of a built system.</summary>
    public static void Write(Terminal terminal, Scenario scenario, Simulation simulation)
    {
        var run = scenario.Runs[0];
        terminal.Out.WriteLine(scenario.Name);
        terminal.Out.WriteLine($"{run.Kind.Name}: {run.Kind.Summary}");
        if (run.Settings.Count > 0)
        {
            terminal.Out.WriteLine($"Run 1 of {scenario.Runs.Count}: {string.Join(", ", run.Settings)}");
        }

        var actors = new ActorGroups(simulation.Actors);
        WriteActors(terminal, actors, simulation.Actors.Count);
        WriteLinks(terminal, LinkGroup.Of(simulation, actors));
        terminal.Out.WriteLine();
        WriteRegions(terminal, simulation.Regions);
        terminal.Out.WriteLine($"Lookahead: {(simulation.Lookahead is { } lookahead ? $"{lookahead} (the smallest latency of all links)" : "none (there are no links)")}");
        terminal.Out.WriteLine($"Stop lead: {simulation.StopLead}");
    }

    private static void WriteActors(Terminal terminal, ActorGroups actors, int count)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"Actors: {count:N0}");
        var lines = TreeLines(actors.Groups).ToList();
        var width = lines.Max(line => line.Text.Length);
        foreach (var (text, group) in lines)
        {
            terminal.Out.WriteLine(group is null ? text : $"{text.PadRight(width)}  {group.Class}{(group.Actors.Count == 1 ? "" : $" × {group.Actors.Count:N0}")}");
        }
    }

    /// <summary>One line for each group, and one for each folder above it that is not on a line yet.</summary>
    private static IEnumerable<(string Text, ActorGroup? Group)> TreeLines(IEnumerable<ActorGroup> groups)
    {
        string[] before = [];
        foreach (var group in groups)
        {
            var folders = group.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

            // Stars stay with the name that they number: pe/*/* is one step of the tree.
            var leaf = Array.FindLastIndex(folders, folder => folder != "*");
            string[] steps = leaf < 0 ? [string.Join('/', folders)] : [.. folders[..leaf], string.Join('/', folders[leaf..])];
            var shared = 0;
            while (shared < steps.Length - 1 && shared < before.Length && steps[shared] == before[shared])
            {
                shared++;
            }

            for (; shared < steps.Length - 1; shared++)
            {
                yield return (Indent(shared) + steps[shared], null);
            }

            yield return (Indent(shared) + steps[shared], group);
            before = steps;
        }
    }

    private static void WriteRegions(Terminal terminal, IReadOnlyList<SystemRegion> regions)
    {
        terminal.Out.WriteLine($"Regions: {regions.Count}");
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in (string[])["region", "actors", "smallest latency inside", "longest window", "smallest latency from others"])
        {
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = heading == "actors" ? Justify.Right : Justify.Left, NoWrap = true });
        }

        foreach (var region in regions)
        {
            table.AddRow(
                new Text(region.Name), new Text($"{region.Actors:N0}"), new Text(region.SmallestLatency?.ToString() ?? "none"), new Text(region.Window.ToString()),
                new Text(EntriesOf(region)));
        }

        terminal.Print(console => console.Write(table));
        terminal.Out.WriteLine();
    }

    /// <summary>Regions with the same latency are named together; of many, the nearest.</summary>
    private static string EntriesOf(SystemRegion region)
    {
        const int MostLatencies = 3, MostNames = 3;
        var near = region.Entries.GroupBy(entry => entry.SmallestLatency).OrderBy(group => group.Key).ToList();
        var texts = near.Take(MostLatencies).Select(group =>
        {
            var names = group.Select(entry => entry.From).ToList();
            var more = names.Count > MostNames ? $" and {names.Count - MostNames + 1} more" : "";
            return $"{group.Key} from {string.Join(", ", names.Take(more.Length > 0 ? MostNames - 1 : MostNames))}{more}";
        });
        return near.Count == 0 ? "none" : string.Join("; ", texts) + (near.Count > MostLatencies ? "; others longer" : "");
    }

    private static string Indent(int depth) => new string(' ', 2 + (2 * depth)) + "/";

    private static void WriteLinks(Terminal terminal, IReadOnlyList<LinkGroup> links)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"Links: {links.Sum(link => link.Count):N0}");
        if (links.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in (string[])["from", "to", "message", "latency", "count"])
        {
            table.AddColumn(new TableColumn(new Text(heading)) { Alignment = heading == "count" ? Justify.Right : Justify.Left, NoWrap = true });
        }

        foreach (var link in links)
        {
            table.AddRow(new Text(link.From), new Text(link.To), new Text(link.Message), new Text(link.Latency.ToString()), new Text($"{link.Count:N0}"));
        }

        terminal.Print(console => console.Write(table));
    }
}
