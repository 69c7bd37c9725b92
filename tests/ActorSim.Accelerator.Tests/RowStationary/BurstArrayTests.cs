using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>What holds for burst-granular arrays however they are run.</summary>
public sealed class BurstArrayTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Two_threads_run_the_same_simulation(int seed)
    {
        var program = RandomChips.Program(seed);
        var one = new ChipRun(program, Granularity.Burst).Run();
        var two = new ChipRun(program, Granularity.Burst).Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

        Assert.Equal((one.Fingerprint, one.End, one.Deliveries), (two.Fingerprint, two.End, two.Deliveries));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_run_goes_on_where_it_was_saved(int seed)
    {
        var program = RandomChips.Program(seed);
        var whole = new ChipRun(program, Granularity.Burst);
        var expected = whole.Run();
        var (cut, resumed) = (new ChipRun(program, Granularity.Burst), new ChipRun(program, Granularity.Burst));
        cut.Simulation.Advance(SimTime.FromPicoseconds(expected.End.Picoseconds * seed / 41));
        using var stream = new MemoryStream();
        cut.Simulation.Save(stream);
        stream.Position = 0;
        resumed.Simulation.Resume(stream);

        Assert.Equal(expected.Fingerprint, resumed.Run().Fingerprint);
        Assert.Equal(whole.Simulation.ReadMetrics(), resumed.Simulation.ReadMetrics());
        Assert.Equal(whole.Figures, resumed.Figures);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void PEs_spend_their_time_as_word_by_word(int seed)
    {
        var program = RandomChips.Program(seed);
        Assert.Equal(Times(program, Granularity.Word), Times(program, Granularity.Burst));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_actor_accounts_for_its_time(int seed)
    {
        var run = new ChipRun(RandomChips.Program(seed), Granularity.Burst);
        var result = run.Run();

        TimeAccounts.AssertComplete(run.Simulation, result);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void How_actors_are_numbered_changes_no_time(int seed)
    {
        var program = RandomChips.Program(seed);
        var expected = new ChipRun(program, Granularity.Burst);
        expected.Run();
        for (ulong numbering = 1; numbering <= 3; numbering++)
        {
            var run = new ChipRun(program, Granularity.Burst, numberingSeed: numbering);
            run.Run();

            Assert.Equal(expected.Figures, run.Figures);
        }
    }

    [Fact]
    public void Bursts_allocate_nothing_once_a_layer_runs()
    {
        var program = RandomChips.Program(seed: 12, chip => chip with { OverlapsFeatureMaps = false });
        var whole = new ChipRun(program, Granularity.Burst).Run();
        var run = new ChipRun(program, Granularity.Burst);
        run.Simulation.Advance(SimTime.FromPicoseconds(whole.End.Picoseconds / 2));
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Simulation.Advance(SimTime.FromPicoseconds(whole.End.Picoseconds * 9 / 10));

        // Mail may take a page more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000);
        Assert.InRange(whole.Deliveries, 1_000, long.MaxValue);
    }

    private static List<string> Times(RowStationaryProgram program, Granularity granularity)
    {
        var run = new ChipRun(program, granularity);
        run.Run();
        return [.. run.Simulation.ReadMetrics()
            .Where(reading => reading.Path.Contains("/pe/", StringComparison.Ordinal) && reading.Name.StartsWith("time.", StringComparison.Ordinal))
            .Where(reading => reading.Value > 0)
            .Select(reading => $"{reading.Path} {reading.Name} {reading.Value}")
            .Order(StringComparer.Ordinal)];
    }
}
