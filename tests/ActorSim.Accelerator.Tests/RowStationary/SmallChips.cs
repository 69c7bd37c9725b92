using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>Chips of a few PEs with psum buses of two words and ports for two beats, for tests of single actors.</summary>
internal static class SmallChips
{
    internal static RowStationaryHardware Hardware(int rows, int columns) => new()
    {
        Rows = rows,
        Columns = columns,
        Pads = ScratchPads.Separate(ifmap: 2, filter: 12, psum: 3),
        PipelineStages = 3,
        IfmapPortWords = 2,
        PsumPortWords = 4,
        IfmapBusWords = 1,
        FilterBusWords = 2,
        PsumBusWords = 2,
        BufferBanks = 10,
        BankWords = 100,
        FilterBufferWords = 100,
        Core = Clock.FromMegahertz(200),
        Link = Clock.FromMegahertz(200),
    };

    /// <summary>One layer of one channel, whose filters lie side by side in each PE.</summary>
    /// <param name="filterRows">Rows of a filter, as many as the array needs.</param>
    /// <param name="filters">Filters of a pass.</param>
    /// <param name="rows">Ofmap rows, as many as columns of the array.</param>
    /// <param name="passes">Passes: blocks of filters.</param>
    /// <param name="change">What is different about the chip.</param>
    internal static RowStationaryProgram Program(
        int filterRows, int filters, int rows = 1, int passes = 1, Func<RowStationaryHardware, RowStationaryHardware>? change = null)
    {
        var shape = ConvolutionShape.Of(
            new FeatureMap(1, filterRows + rows - 1, 4), new Convolution(filters * passes, new Extent(filterRows, 2), Extent.Square(1)));
        var hardware = Hardware(filterRows, rows);
        return new RowStationaryProgram(
            change?.Invoke(hardware) ?? hardware,
            [new RowStationaryLayer("layer", shape, 1, new RowStationaryMapping(filters * passes, 1, rows, filters, 1, 1, 1))]);
    }
}
