namespace ActorSim.Accelerator;

/// <summary>In runs with values: what DRAM holds.</summary>
internal sealed class DramTensors
{
    private readonly RowStationaryProgram program;
    private readonly int[][] ifmaps;
    private readonly int[][] filters;
    private readonly long[][] ofmaps;

    internal DramTensors(RowStationaryProgram program, RowStationaryValues values)
    {
        values.Check(program);
        this.program = program;
        (ifmaps, filters) = (values.Ifmaps, values.Filters);
        ofmaps = [.. program.Layers.Select(layer => new long[checked(layer.Shape.Output.Elements * layer.Batch)])];
    }

    /// <summary>A layer's ofmaps, [image][filter][row][column], as far as they have been written.</summary>
    internal ReadOnlySpan<long> OfmapsOf(int layer) => ofmaps[layer];

    internal void FillIfmaps(int pass, Span<int> words) =>
        TransferOrder.FillIfmaps(program, pass, ifmaps[program.Passes[pass].Layer], words);

    internal void FillFilters(int pass, Span<int> words) =>
        TransferOrder.FillFilters(program, pass, filters[program.Passes[pass].Layer], words);

    internal void StoreOfmaps(int pass, ReadOnlySpan<long> words) =>
        TransferOrder.StoreOfmaps(program, pass, words, ofmaps[program.Passes[pass].Layer]);
}
