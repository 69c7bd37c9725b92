using System.Diagnostics.CodeAnalysis;
using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Scenarios.Tests;

/// <summary>The memories that come with the project, at work.</summary>
public sealed class ShippedDramRunTests
{
    private const int Width = 64;

    // Makes about a million commands for each memory.
    private const int RandomRequests = 150_000;

    // Of a stream, on each channel.
    private const int Bursts = 20_000;

    public static TheoryData<string> Names => ShippedDramTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A fixed seed for the same trace every time.")]
    public void The_checker_finds_nothing_in_the_commands_of_a_shipped_memory(string name)
    {
        var random = new Random(16);
        var shipped = ShippedDramTests.Read(name).Description;
        foreach (var (page, refresh) in new[] { (PagePolicy.Open, RefreshPolicy.RankStaggered), (PagePolicy.Closed, RefreshPolicy.RankSimultaneous), (PagePolicy.Open, RefreshPolicy.BankStaggered) })
        {
            if (refresh == RefreshPolicy.BankStaggered && shipped.Timings.RfcBank == 0)
            {
                continue;
            }

            var memory = shipped with { Controller = new() { Page = page, Refresh = refresh } };
            var playback = Play(memory, RandomTrace(memory, random));

            foreach (var channel in playback.Channels)
            {
                var checker = new CommandLogChecker(memory);
                var line = 0;
                foreach (var command in channel.Commands)
                {
                    checker.Check(command, ++line);
                }

                checker.Finish();
                Assert.True(line > 100);
                Assert.Equal("", string.Join('\n', checker.Violations.Where(violation => !violation.IsNote).Take(3).Select(violation => violation.Sentence)));
            }
        }
    }

    // A cycle until the request is in its queue, then ACTIVATE, READ, and the burst.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_read_by_itself_takes_trcd_cl_and_a_burst(string name)
    {
        var memory = ShippedDramTests.Read(name).Description;
        var player = Play(memory, [new DramTraceRequest(0, 10, IsWrite: false)]).Player;

        Assert.Equal(1 + memory.Timings.RcdRead + memory.Timings.CasLatency + memory.Organization.BurstCycles, player.DoneCycles[0] - player.AcceptCycles[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_is_never_faster_than_the_bus_and_the_refreshes_allow(string name)
    {
        var memory = ShippedDramTests.Read(name).Description;
        var (timings, busy, end) = (memory.Timings, Bursts * memory.Organization.BurstCycles, Stream(memory));

        Assert.InRange(end, busy, long.MaxValue);
        if (memory.Organization.Ranks == 1)
        {
            // No READ for tRFC behind each REFRESH, the last one perhaps not yet sent; bursts that were asked for before may still be on the bus.
            var refreshes = (end / timings.Refi) - 1;
            Assert.InRange(end, busy + (refreshes * (timings.Rfc - timings.CasLatency - memory.Organization.BurstCycles)), long.MaxValue);
        }
    }

    // The mappings of the standards' files spread a stream over bank groups; DRAMsim3's do not.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_comes_near_the_peak_bandwidth(string name)
    {
        var memory = ShippedDramTests.Read(name).Description;
        var share = (double)Bursts * memory.Organization.BurstCycles / Stream(memory);

        Assert.InRange(share, name == "dramsim3-ddr4" ? 0.75 : 0.9, 1);
    }

    private static long Stream(DramDescription memory) =>
        Play(memory, [.. Enumerable.Range(0, Bursts * memory.Organization.Channels).Select(i => new DramTraceRequest((long)i * memory.Organization.RequestBytes, 0, IsWrite: false))]).Player.EndCycle;

    private static DramPlayback Play(DramDescription memory, DramTraceRequest[] trace)
    {
        var playback = new DramPlayback(memory, trace, Width, keepsCommands: true);
        playback.Simulation.Run();
        return playback;
    }

    /// <summary>Bursts of requests to a few rows, and elsewhere, with pauses now and then that are longer than an interval of refreshes.</summary>
    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A fixed seed for the same trace every time.")]
    private static DramTraceRequest[] RandomTrace(DramDescription memory, Random random)
    {
        var places = memory.Organization.Capacity / memory.Organization.RequestBytes;
        var trace = new DramTraceRequest[RandomRequests];
        var cycle = 0L;
        for (var i = 0; i < trace.Length; i++)
        {
            var place = random.Next(3) == 0 ? random.NextInt64(places) : random.NextInt64(Math.Min(places, 4096));
            cycle += random.Next(5000) == 0 ? 3L * memory.Timings.Refi : random.Next(4) == 0 ? random.Next(4) : 0;
            trace[i] = new DramTraceRequest(place * memory.Organization.RequestBytes, cycle, random.Next(3) == 0);
        }

        return trace;
    }
}
