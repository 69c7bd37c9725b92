using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>Where the time of all PEs of a layer went.</summary>
public sealed class PeTimeTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_parts_add_up_and_none_is_negative(int seed)
    {
        foreach (var overlaps in (bool[])[false, true])
        {
            var run = new ChipRun(RandomChips.Program(seed, chip => chip with { OverlapsFeatureMaps = overlaps }), Granularity.Burst);
            run.Run();

            Assert.All(run.Figures, layer => Assert.Equal(run.Program.Hardware.Pes * layer.Time.Total, layer.Pes.Total));
            Assert.All(run.Figures, layer => Assert.True(
                layer.Pes is { Filters: >= 0, Ifmaps: >= 0, PsumsIn: >= 0, PsumsOut: >= 0, Dram: >= 0, Unused: >= 0 }, layer.Pes.ToString()));
            Assert.All(run.Figures, layer => Assert.True(
                layer.Time is { Configuration: >= 0, IfmapWait: >= 0, OfmapWait: >= 0, FilterWait: >= 0 } && layer.Time.FilterWait <= layer.Time.Processing));
        }
    }

    [Fact]
    public void A_PE_without_a_further_pass_in_the_layer_is_unused_and_one_that_waits_for_weights_is_not()
    {
        // Three ofmap rows on two columns of PEs: the second column has no part in the strip that is left.
        var shape = ConvolutionShape.Of(new FeatureMap(1, 4, 9), new Convolution(1, new Extent(2, 2), Extent.Square(1)));
        var program = new RowStationaryProgram(
            SmallChips.Hardware(rows: 2, columns: 2), [new RowStationaryLayer("layer", shape, 1, new RowStationaryMapping(1, 1, 2, 1, 1, 1, 1))]);
        var run = new ChipRun(program, Granularity.Burst);
        run.Run();

        Assert.Equal((2, 4, 2), (program.Passes.Length, program.ShapeOf(0).ActivePes, program.ShapeOf(1).ActivePes));
        var (stood, end) = (run.Figures[0].Time.Total - run.Figures[0].Time.Processing, run.Chip.Control.EndOf(0));
        var betweenPasses = run.Chip.Control.StoodBefore(1) - run.Chip.Control.StoodBefore(0);
        var idle = IdleCycles(run, end);

        // Idle behind their last pass, less what the chip stood still then: behind both passes, or behind the second alone.
        Assert.Equal(
            idle - (2 * (stood - run.Chip.Control.StoodBefore(0))) - (2 * (stood - run.Chip.Control.StoodBefore(0) - betweenPasses)),
            run.Figures[0].Pes.Unused);
        Assert.True(run.Figures[0].Pes.Unused > 2 * program.ShapeOf(1).Units);
    }

    [Fact]
    public void What_the_chip_stands_still_while_a_PE_is_left_out_is_no_time_of_the_PE()
    {
        // Five channels on two sets of up to four: first three in one set, then one in each of two.
        var shape = ConvolutionShape.Of(new FeatureMap(5, 1, 9), new Convolution(1, new Extent(1, 2), Extent.Square(1)));
        var hardware = SmallChips.Hardware(rows: 2, columns: 1) with { Pads = ScratchPads.Separate(8, 12, 3), Link = Clock.FromMegahertz(20) };
        var program = new RowStationaryProgram(hardware, [new RowStationaryLayer("layer", shape, 1, new RowStationaryMapping(1, 1, 1, 1, 4, 2, 1))]);
        var run = new ChipRun(program, Granularity.Burst);
        run.Run();

        Assert.Equal([1, 2], program.Passes.Select((_, pass) => program.ShapeOf(pass).ActivePes));
        Assert.InRange(run.Figures[0].Pes.Unused, program.ShapeOf(0).Units, run.Figures[0].Time.Processing);
    }

    private static long IdleCycles(ChipRun run, long end)
    {
        var cycle = run.Program.Hardware.Core.Edge(1).Picoseconds;
        var closed = run.Simulation.ReadMetrics().Where(reading => reading.Path == "/chip/control" && reading.Name.StartsWith("time.", StringComparison.Ordinal))
            .Sum(reading => reading.Value);
        var idle = run.Simulation.ReadMetrics()
            .Where(reading => reading.Path.Contains("/pe/", StringComparison.Ordinal) && reading.Name == "time.idle").Sum(reading => reading.Value);
        return (long)((idle - (run.Program.Hardware.Pes * (closed - (end * cycle)))) / cycle);
    }
}
