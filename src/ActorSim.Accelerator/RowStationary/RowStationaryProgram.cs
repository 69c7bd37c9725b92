using System.Collections.Immutable;

namespace ActorSim.Accelerator;

/// <summary>
/// The passes of some layers on a row-stationary array, in their order: for each group of images, strip of ofmap rows,
/// group of channels and filters, and block of m filters, the channels in passes of q·r, and with the ifmaps of these in
/// the buffer the block's filters in passes of p·t. Psums stay in the buffer until all channels are done.
/// </summary>
/// <remarks>
/// What is left over at the end of a dimension is a smaller pass. Where it does not divide evenly among the sets it
/// becomes two passes, so that all PEs of a pass always do the same amount of work.
/// </remarks>
public sealed class RowStationaryProgram
{
    private readonly ImmutableArray<int> firstPasses;
    private readonly PassShape[] shapeOfPass;

    /// <summary>Lists the passes of layers that run one after the other.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="layers">The layers, each with a mapping that fits, see <see cref="MappingLimits"/>.</param>
    /// <exception cref="ArgumentException">No layers, or a mapping that does not fit; the message says which limit it breaks.</exception>
    public RowStationaryProgram(RowStationaryHardware hardware, IReadOnlyList<RowStationaryLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
        {
            throw new ArgumentException("A program needs at least one layer.", nameof(layers));
        }

        Hardware = hardware;
        Layers = [.. layers];
        var passes = ImmutableArray.CreateBuilder<Pass>();
        var shapes = ImmutableArray.CreateBuilder<PassShape>();
        var firsts = ImmutableArray.CreateBuilder<int>(layers.Count + 1);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            if (MappingLimits.FirstBroken(hardware, layers[layer].Shape, layers[layer].Batch, layers[layer].Mapping) is { } broken)
            {
                throw new ArgumentException($"{layers[layer].Name}: {broken}", nameof(layers));
            }

            firsts.Add(passes.Count);
            new PassLister(hardware, layer, layers[layer], shapes, passes).List();
        }

        firsts.Add(passes.Count);
        firstPasses = firsts.MoveToImmutable();
        Passes = passes.ToImmutable();
        Shapes = shapes.ToImmutable();
        shapeOfPass = [.. Passes.Select(pass => Shapes[pass.Shape])];
    }

    /// <summary>The chip.</summary>
    public RowStationaryHardware Hardware { get; }

    /// <summary>The layers.</summary>
    public ImmutableArray<RowStationaryLayer> Layers { get; }

    /// <summary>All passes, layer by layer.</summary>
    public ImmutableArray<Pass> Passes { get; }

    /// <summary>The different shapes of passes.</summary>
    public ImmutableArray<PassShape> Shapes { get; }

    /// <summary>The shape of a pass.</summary>
    public PassShape ShapeOf(int pass) => shapeOfPass[pass];

    /// <summary>The first pass of a layer; that of the layer after the last is the number of all passes.</summary>
    public int FirstPassOf(int layer) => firstPasses[layer];

    /// <summary>Weights that a pass needs in the filter part of the buffer.</summary>
    public int FilterWords(int pass)
    {
        var shape = ShapeOf(pass);
        return shape.WeightsPerPe * shape.Groups.Length;
    }

    /// <summary>Ifmap words, padding included, that come from DRAM for a pass that loads ifmaps.</summary>
    public long IfmapWords(int pass)
    {
        var shape = ShapeOf(pass);
        return (long)shape.Images * shape.Channels * shape.ChannelSets * shape.IfmapRows * shape.Layer.PaddedInput.Width;
    }

    /// <summary>Ofmap words that leave for DRAM after a pass that drains them.</summary>
    public long OfmapWords(int pass)
    {
        var shape = ShapeOf(pass);
        return (long)shape.Images * FiltersOfBlock(pass) * shape.Rows * shape.Layer.Output.Width;
    }

    /// <summary>Words of all transfers of ifmaps and ofmaps of a layer.</summary>
    public long FeatureMapWordsOf(int layer)
    {
        var words = 0L;
        for (var pass = FirstPassOf(layer); pass < FirstPassOf(layer + 1); pass++)
        {
            words += (Passes[pass].LoadsIfmaps ? IfmapWords(pass) : 0) + (Passes[pass].DrainsOfmaps ? OfmapWords(pass) : 0);
        }

        return words;
    }

    /// <summary>Psums that a pass reads from the buffer, and as many that it writes.</summary>
    public long PsumWords(int pass)
    {
        var shape = ShapeOf(pass);
        return shape.Psums * shape.Tops.Length;
    }

    /// <summary>Psums that a port has room for; with averaged arrival as many as there are.</summary>
    public int PsumRoom => Hardware.Arrival == OperandArrival.Averaged ? int.MaxValue : Hardware.PsumPortWords;

    /// <summary>Cycles from the addition of a psum to its arrival at the PE above or the output network.</summary>
    public int PsumLatency => Hardware.PipelineStages + 1;

    /// <summary>The first pass from <paramref name="from"/> on in which a PE takes part; the number of passes if there is none.</summary>
    public int NextPassOf(int pe, int from)
    {
        while (from < Passes.Length && ShapeOf(from).RoleOf(pe) == PeRole.None)
        {
            from++;
        }

        return from;
    }

    /// <summary>Whether a pass reads psums from the buffer at all.</summary>
    public bool ReadsPsums(int pass) => Hardware.ReadsFirstPsums || !Passes[pass].StartsPsums;

    /// <summary>The first filter, within the group, of the block of m filters to which a pass belongs.</summary>
    public int FirstFilterOfBlock(int pass)
    {
        var (first, m) = (Passes[pass].FirstFilter, Layers[Passes[pass].Layer].Mapping.BufferedFilters);
        return first - (first % m);
    }

    /// <summary>Filters of the block of m filters to which a pass belongs: m, or what is left of the group.</summary>
    public int FiltersOfBlock(int pass)
    {
        var layer = Layers[Passes[pass].Layer];
        return Math.Min(layer.Mapping.BufferedFilters, layer.Shape.FiltersPerGroup - FirstFilterOfBlock(pass));
    }
}
