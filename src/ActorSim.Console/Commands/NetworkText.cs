using System.Globalization;
using ActorSim.Console.Terminals;
using ActorSim.Workloads;
using Spectre.Console;

namespace ActorSim.Console.Commands;

/// <summary>Networks as tables. All figures are those of one image.</summary>
internal static class NetworkText
{
    /// <summary>Shows one line for each network.</summary>
    public static void WriteList(Terminal terminal, NetworkLibrary library)
    {
        var table = NewTable("network", "input", ">layers", ">MACs", ">parameters", ">activations", ">parameter bytes", "source");
        foreach (var network in library.Networks)
        {
            Add(
                table,
                network.Name,
                network.Input.ToString(),
                Number(network.Layers.Count),
                Number(network.Figures.Macs),
                Number(network.Figures.Parameters),
                Number(network.Figures.OutputElements),
                Number(network.Figures.ParameterBytes(WordSize.Bits32)),
                network.Source);
        }

        terminal.Print(console => console.Write(table));
        terminal.Out.WriteLine("For one image; a parameter takes 4 bytes.");
    }

    /// <summary>Shows one line for each layer, and published figures that differ.</summary>
    public static void WriteLayers(Terminal terminal, Network network)
    {
        terminal.Out.WriteLine($"{network.Name}, from {network.Source}");
        var table = NewTable(
            "layer", "kind", "input", "output", "kernel", "stride", "pad", ">groups", ">MACs", ">parameters", ">activations", ">bytes");
        foreach (var layer in network.Layers)
        {
            var window = Window(layer.Operation);
            Add(
                table,
                layer.Name,
                layer.Operation.Kind,
                string.Join(" + ", layer.InputShapes),
                layer.Output.ToString(),
                window.Kernel,
                window.Stride,
                window.Padding,
                window.Groups,
                Number(layer.Figures.Macs),
                Number(layer.Figures.Parameters),
                Number(layer.Figures.OutputElements),
                Number(Bytes(layer.Figures)));
        }

        Add(
            table,
            "total", "", network.Input.ToString(), network.Output.ToString(), "", "", "", "",
            Number(network.Figures.Macs),
            Number(network.Figures.Parameters),
            Number(network.Figures.OutputElements),
            Number(Bytes(network.Figures)));
        terminal.Print(console => console.Write(table));
        terminal.Out.WriteLine("For one image; bytes are those of parameters and activations, at 4 each.");
        WriteDisagreements(terminal, network);
    }

    private static void WriteDisagreements(Terminal terminal, Network network)
    {
        var comparisons = network.Comparisons.ToList();
        if (comparisons.Count == 0)
        {
            return;
        }

        var agreeing = comparisons.Count(comparison => comparison.Agrees);
        terminal.Out.WriteLine($"{agreeing} of {comparisons.Count} published figures agree with the shapes{End(comparisons.Count - agreeing)}");
        foreach (var comparison in comparisons.Where(comparison => !comparison.Agrees))
        {
            terminal.Out.WriteLine($"  {comparison}");
        }
    }

    private static string End(int disagreeing) => disagreeing switch
    {
        0 => ".",
        1 => "; this one does not:",
        _ => "; these do not:",
    };

    private static (string Kernel, string Stride, string Padding, string Groups) Window(Operation operation) => operation switch
    {
        Convolution convolution => ($"{convolution.Kernel}", $"{convolution.Stride}", $"{convolution.Padding}", Number(convolution.Groups)),
        Pooling pooling => ($"{pooling.Kernel}", $"{pooling.Stride}", $"{pooling.Padding}", ""),
        _ => ("", "", "", ""),
    };

    private static long Bytes(WorkloadFigures figures) =>
        checked(figures.ParameterBytes(WordSize.Bits32) + figures.OutputBytes(WordSize.Bits32));

    private static Table NewTable(params ReadOnlySpan<string> headings)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in headings)
        {
            var isNumber = heading.StartsWith('>');
            table.AddColumn(new TableColumn(new Text(heading.TrimStart('>'))) { Alignment = isNumber ? Justify.Right : Justify.Left, NoWrap = true });
        }

        return table;
    }

    private static void Add(Table table, params ReadOnlySpan<string> cells)
    {
        var texts = new List<Text>();
        foreach (var cell in cells)
        {
            texts.Add(new Text(cell));
        }

        table.AddRow(texts);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
