using System.Collections.Immutable;
using System.Globalization;
using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// The steps of Eyexam that follow from layer, mapping and chip alone, for a row-stationary chip: 1 to 5 as bounds, each at
/// most the one before, and the lines of its roofline. Steps 6 and 7 are measured by simulation.
/// </summary>
/// <example>
/// <code>
/// foreach (var bound in RowStationaryEyexam.Bounds(chip, conv1))
/// {
///     Console.WriteLine($"{bound.Step}: {bound.MacsPerCycle:0.0} MACs a cycle. {bound.Reason}");
/// }
/// </code>
/// </example>
public static class RowStationaryEyexam
{
    private const int WordBits = 16;

    /// <summary>Steps 1 to 5.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layer">The layer with its batch and mapping.</param>
    /// <exception cref="ArgumentException">The mapping does not fit; the message says which limit it breaks.</exception>
    public static ImmutableArray<EyexamBound> Bounds(RowStationaryHardware hardware, RowStationaryLayer layer)
    {
        Check(hardware, layer);
        var shape = layer.Shape;
        var (kernel, output) = (shape.Convolution.Kernel, shape.Output);
        var macs = (double)layer.Batch * shape.Macs;
        var rows = checked((long)kernel.Height * output.Height * shape.ChannelsPerGroup * shape.FiltersPerGroup);
        var rounds = (rows + hardware.Pes - 1) / hardware.Pes;
        var fitting = BestSets(hardware, shape);
        var totals = new PassTotals(shape, layer.Batch, layer.Mapping);
        var mapped = (double)rows / (totals.Strips * totals.Filters.PerPe * totals.Channels.PerPe);
        return
        [
            new(
                EyexamStep.WorkloadParallelism,
                macs,
                Text($"The layer has {macs:N0} MACs in {Count.Of(layer.Batch, "image")}; none depends on another until they are summed.")),
            new(
                EyexamStep.DataflowParallelism,
                rows,
                $"A PE slides a filter row along an ifmap row, MAC after MAC, and images{(shape.Convolution.Groups == 1 ? "" : " and groups")} come one after the other: {Count.Of(kernel.Height, "filter row")} × {Count.Of(output.Height, "ofmap row")} × {Count.Of(shape.ChannelsPerGroup, "channel")} × {Count.Of(shape.FiltersPerGroup, "filter")} can run at once."),
            new(
                EyexamStep.FiniteArray,
                (double)rows / rounds,
                Text($"{rows:N0} such rows on {Count.Of(hardware.Pes, "PE")} take {Count.Of(rounds, "round")}; {(rows % hardware.Pes == 0 ? "all PEs are at work in each" : $"in the last {hardware.Pes - (rows % hardware.Pes)} PEs have none")}.")),
            new(
                EyexamStep.ArrayShape,
                fitting.MacsPerCycle,
                Text($"PE sets of {Count.Of(kernel.Height, "row")} fit on {hardware.Rows} × {hardware.Columns} PEs best with e = {fitting.Rows}, r = {fitting.ChannelSets}, t = {fitting.FilterSets}: {fitting.Pes} of {hardware.Pes} PEs take part, and on average {fitting.MacsPerCycle:0.##} are at work.")),
            new(
                EyexamStep.Storage,
                mapped,
                Text($"The mapping that scratch pads and buffer leave ({layer.Mapping}) keeps {mapped:0.##} PEs at work on average.")),
        ];
    }

    /// <summary>
    /// The roofline's lines: for each network of the array and for the link to DRAM, MACs per word and words per cycle.
    /// Types of data of which no word is delivered have none.
    /// </summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layer">The layer with its batch and mapping.</param>
    /// <exception cref="ArgumentException">The mapping does not fit; the message says which limit it breaks.</exception>
    public static ImmutableArray<RooflineLine> Roofline(RowStationaryHardware hardware, RowStationaryLayer layer)
    {
        Check(hardware, layer);
        var accesses = RowStationaryCount.Of(hardware, layer);
        var link = (double)hardware.LinkBits / WordBits * hardware.Link.Hertz / hardware.Core.Hertz;
        return
        [
            .. new (string Data, long Words, double PerCycle)[]
            {
                ("ifmaps to the array", accesses.BufferReads.Ifmap, hardware.IfmapBusWords),
                ("filters to the array", accesses.BufferReads.Filter, hardware.FilterBusWords),
                ("psums to the array", accesses.BufferReads.Psum, hardware.PsumBusWords),
                ("psums from the array", accesses.BufferWrites.Psum, hardware.PsumBusWords),
                ("words from and to DRAM", accesses.DramReads.Total + accesses.DramWrites.Total, link),
            }.Where(line => line.Words > 0).Select(line => new RooflineLine(line.Data, (double)accesses.Macs / line.Words, line.PerCycle)),
        ];
    }

    /// <summary>
    /// The PE sets with which the array is kept busiest when nothing but its shape matters. With one filter and one channel
    /// a PE work divides most evenly, so that a layer takes ⌈E/e⌉ · ⌈C/r⌉ · ⌈M/t⌉ rounds an image and group.
    /// </summary>
    private static (double MacsPerCycle, int Rows, int ChannelSets, int FilterSets, int Pes) BestSets(RowStationaryHardware hardware, ConvolutionShape layer)
    {
        var (filterRows, best) = (layer.Convolution.Kernel.Height, (MacsPerCycle: 0.0, Rows: 0, ChannelSets: 0, FilterSets: 0, Pes: 0));
        foreach (var rows in RowStationaryMappings.SmallestParts(layer.Output.Height))
        {
            for (var channelSets = 1; channelSets <= Math.Min(layer.ChannelsPerGroup, hardware.Rows / filterRows); channelSets++)
            {
                var placement = new SetPlacement(hardware, layer, new RowStationaryMapping(1, 1, rows, 1, 1, channelSets, 1));
                var filterSets = Math.Min(layer.FiltersPerGroup, placement.Slots / placement.Segments);
                if (filterSets == 0)
                {
                    continue;
                }

                var rounds = (double)Rounds(layer.Output.Height, rows) * Rounds(layer.ChannelsPerGroup, channelSets) * Rounds(layer.FiltersPerGroup, filterSets);
                var perCycle = (double)filterRows * layer.Output.Height * layer.ChannelsPerGroup * layer.FiltersPerGroup / rounds;
                if (perCycle > best.MacsPerCycle)
                {
                    best = (perCycle, rows, channelSets, filterSets, filterRows * rows * channelSets * filterSets);
                }
            }
        }

        return best;
    }

    private static int Rounds(int total, int part) => (total + part - 1) / part;

    private static void Check(RowStationaryHardware hardware, RowStationaryLayer layer)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(layer);
        if (MappingLimits.FirstBroken(hardware, layer.Shape, layer.Batch, layer.Mapping) is { } broken)
        {
            throw new ArgumentException($"{layer.Name}: {broken}", nameof(layer));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
