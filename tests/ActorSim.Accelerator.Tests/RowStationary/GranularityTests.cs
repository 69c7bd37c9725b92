namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>Word-granular and burst-granular arrays keep the same times.</summary>
public sealed class GranularityTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Words_and_bursts_take_the_same_time_and_count_the_same(int seed) => AssertSame(RandomChips.Program(seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void So_they_do_when_operands_may_come_as_early_as_networks_bring_them(int seed) =>
        AssertSame(RandomChips.Program(seed, chip => chip with { Arrival = OperandArrival.Averaged }));

    private static void AssertSame(RowStationaryProgram program)
    {
        var words = Runs(program, Granularity.Word);
        var bursts = Runs(program, Granularity.Burst);

        Assert.Equal(words.Passes, bursts.Passes);
        Assert.Equal(words.Pes, bursts.Pes);
        Assert.Equal(words.Figures, bursts.Figures);
    }

    private static (List<string> Passes, List<string> Pes, string[] Figures) Runs(RowStationaryProgram program, Granularity granularity)
    {
        var run = new ChipRun(program, granularity);
        var reports = new ReportObserver(program.Hardware.Core);
        run.Simulation.Observe(reports);
        run.Run();
        var pes = run.Pes.SelectMany((pe, index) => Enumerable.Range(0, program.Layers.Length).Select(layer =>
            $"PE {index}, layer {layer}: {pe.MacsOf(layer)} MACs, {pe.AdditionsOf(layer)} additions, without ifmap {pe.IfmapStallsOf(layer)}, "
            + $"without psum {pe.PsumInStallsOf(layer)}, without room {pe.PsumOutStallsOf(layer)}, begun {pe.BegunOf(layer)}, waited {pe.WaitedOf(layer)}"));
        return (reports.Lines, [.. pes], Array.ConvertAll(run.Figures, figures => figures.ToString()));
    }
}
