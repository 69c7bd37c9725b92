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
