using System.Globalization;
using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>
/// Tables that show what the first pass of a layer does: where each PE stands in its PE set, and what the first PE does in
/// each of its cycles of work. For small layers; they follow from the mapping, not from the run.
/// </summary>
internal static class ArrayTables
{
    private const int MostSteps = 10_000;
    private const int Letters = 26;

    /// <summary>The tables of a layer's first pass, named after the layer.</summary>
    public static IEnumerable<ResultTable> Of(RowStationaryProgram program, int layer)
    {
        var (name, shape) = (program.Layers[layer].Name, program.ShapeOf(program.FirstPassOf(layer)));
        yield return Places(name, shape, program.Hardware);
        yield return Steps(name, shape);
    }

    /// <summary>Whether the names of tables can hold the layer's name.</summary>
    public static bool CanName(string layer) => layer.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static ResultTable Places(string layer, PassShape shape, RowStationaryHardware hardware)
    {
        var cells = new string[hardware.Pes];
        for (var filterSet = 0; filterSet < shape.FilterSets; filterSet++)
        {
            for (var channelSet = 0; channelSet < shape.ChannelSets; channelSet++)
            {
                FillSet(cells, shape, channelSet, filterSet);
            }
        }

        return new ResultTable(
            $"array-{layer}",
            $"Who does what in the first pass of {layer}: filter row (f) × ifmap row (i) → psums of ofmap row (o)"
            + (shape.ChannelSets > 1 ? ", channels (c)" : "") + (shape.FilterSets > 1 ? ", filters (m)" : "") + ". Psums go up a column.",
            [new("pes", "", "The row of PEs."), .. Enumerable.Range(0, hardware.Columns).Select(column => new ResultColumn($"column-{column}", "", "The column of PEs."))],
            [.. Enumerable.Range(0, hardware.Rows).Select(row => new ResultRow(
                [$"row-{row}", .. cells.Skip(row * hardware.Columns).Take(hardware.Columns).Select(cell => cell is null ? Cell.Nothing : Cell.Of(cell))]))]);
    }

    private static void FillSet(string[] cells, PassShape shape, int channelSet, int filterSet)
    {
        var stride = shape.Layer.Convolution.Stride.Height;
        for (var filterRow = 0; filterRow < shape.Layer.Convolution.Kernel.Height; filterRow++)
        {
            for (var ofmapRow = 0; ofmapRow < shape.Rows; ofmapRow++)
            {
                cells[shape.Placement.PeAt(channelSet, filterSet, filterRow, ofmapRow)] =
                    $"f{filterRow} × i{(ofmapRow * stride) + filterRow} → o{ofmapRow}"
                    + (shape.ChannelSets > 1 ? $" c{Span(channelSet, shape.Channels)}" : "")
                    + (shape.FilterSets > 1 ? $" m{Span(filterSet, shape.Filters)}" : "");
            }
        }
    }

    private static string Span(int set, int each) => each == 1 ? $"{set}" : $"{set * each}–{((set + 1) * each) - 1}";

    private static ResultTable Steps(string layer, PassShape shape) => new(
        $"steps-{layer}",
        $"What PE (0, 0) does in each cycle of work of the first pass of {layer}: words of a row are called a, b, c and so on"
        + (shape.Channels > 1 ? ", channels c0, c1" : "") + (shape.Filters > 1 ? ", filters m0, m1" : "") + (shape.Images > 1 ? ", images n0, n1" : "") + ".",
        [
            new("step", "", "The cycle of work."),
            new("ifmap", "", "The ifmap word, from the scratch pad."),
            new("filter", "", "The weight that it is multiplied with."),
            new("psum", "", "The psum to which the product is added."),
            new("sends", "", "The psum that is given on, with what came from below added."),
        ],
        [.. Enumerable.Range(0, (int)Math.Min(MostSteps, shape.Units)).Select(unit => Step(shape, unit))]) { ShownRows = 40 };

    private static ResultRow Step(PassShape shape, int unit)
    {
        var (window, within) = Math.DivRem(unit, shape.Period);
        var (image, output) = Math.DivRem(window, shape.Layer.Output.Width);
        var key = unit.ToString(CultureInfo.InvariantCulture);
        var images = shape.Images > 1 ? $"n{image} " : "";
        if (within >= shape.WindowMacs)
        {
            var done = Psum(within - shape.WindowMacs);
            return new ResultRow(key, Cell.Nothing, Cell.Nothing, Cell.Nothing, done);
        }

        var (word, filter) = Math.DivRem(within, shape.Filters);
        var (tap, channel) = Math.DivRem(word, shape.Channels);
        var channels = shape.Channels > 1 ? $"c{channel} " : "";
        return new ResultRow(
            key,
            $"{images}{channels}{Letter((output * shape.Layer.Convolution.Stride.Width) + tap)}",
            $"{(shape.Filters > 1 ? $"m{filter} " : "")}{channels}{Letter(tap)}",
            Psum(filter),
            Cell.Nothing);

        string Psum(int of) => $"{images}{(shape.Filters > 1 ? $"m{of} " : "")}{Letter(output)}";
    }

    private static string Letter(int index) => index < Letters ? ((char)('a' + index)).ToString() : index.ToString(CultureInfo.InvariantCulture);
}
