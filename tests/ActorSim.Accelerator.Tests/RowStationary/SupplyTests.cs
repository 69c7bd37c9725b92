namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>What the control and the link to DRAM do for the passes of a chip.</summary>
public sealed class SupplyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_chip_that_overlaps_feature_maps_holds_no_more_than_two_sets_of_them(int seed)
    {
        var (ifmaps, blocks) = SetsOf(RandomChips.Program(seed, chip => chip with { OverlapsFeatureMaps = true }));

        Assert.InRange(ifmaps, 1, 2);
        Assert.InRange(blocks, 1, 2);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Without_overlap_the_buffer_holds_one_set(int seed) =>
        Assert.Equal((1, 1), SetsOf(RandomChips.Program(seed, chip => chip with { OverlapsFeatureMaps = false })));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stated_bytes_cross_exactly_even_if_they_are_fewer_than_transfers(int seed)
    {
        var plain = RandomChips.Program(seed);
        foreach (var stated in (long[])[1, 5, 12_345])
        {
            var coding = new FeatureMapCoding { StatedBytes = stated, IfmapZeros = 0.5, OfmapZeros = 0.5 };
            var run = new ChipRun(
                new RowStationaryProgram(plain.Hardware, [.. plain.Layers.Select(layer => layer with { Coding = coding })]), Granularity.Burst);
            run.Run();

            Assert.All(run.Figures, figures => Assert.Equal(stated, figures.Traffic.IfmapBytes + figures.Traffic.OfmapBytes));
        }
    }

    [Fact]
    public void Padding_and_maps_of_zeros_cross_as_runs()
    {
        var plain = RandomChips.Program(seed: 7);
        var coding = new FeatureMapCoding { IfmapZeros = 1, OfmapZeros = 1 };
        var program = new RowStationaryProgram(plain.Hardware, [.. plain.Layers.Select(layer => layer with { Coding = coding })]);
        var run = new ChipRun(program, Granularity.Burst);
        run.Run();

        for (var layer = 0; layer < program.Layers.Length; layer++)
        {
            var (ifmaps, ofmaps) = (0L, 0L);
            for (var pass = program.FirstPassOf(layer); pass < program.FirstPassOf(layer + 1); pass++)
            {
                ifmaps += program.Passes[pass].LoadsIfmaps ? BytesOfZeros(program.IfmapWords(pass)) : 0;
                ofmaps += program.Passes[pass].DrainsOfmaps ? BytesOfZeros(program.OfmapWords(pass)) : 0;
            }

            Assert.Equal((ifmaps, ofmaps), (run.Figures[layer].Traffic.IfmapBytes, run.Figures[layer].Traffic.OfmapBytes));
        }
    }

    /// <summary>A pair of the code stands for up to 32 zeros, three pairs are a word of eight bytes.</summary>
    private static long BytesOfZeros(long words) => (((words + 31) / 32) + 2) / 3 * 8;

    private static (int Ifmaps, int Blocks) SetsOf(RowStationaryProgram program)
    {
        var run = new ChipRun(program, Granularity.Burst);
        var sets = new BufferedSets(program);
        run.Simulation.Observe(sets);
        run.Run();
        return (sets.MostIfmaps, sets.MostBlocks);
    }
}
