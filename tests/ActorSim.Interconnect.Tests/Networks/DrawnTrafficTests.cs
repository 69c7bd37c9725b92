using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>Traffic drawn while the run goes on, measured between a warm-up and a drain.</summary>
public sealed class DrawnTrafficTests
{
    private const int WarmUp = 500;
    private const int Measured = 2000;

    private static readonly RouteTable Routes = DimensionOrderRouting.For(Topology.Mesh(4, 4), virtualChannels: 2);

    [Fact]
    public void All_measured_packets_arrive_before_the_run_ends()
    {
        var (simulation, network) = Build(load: 0.2, seed: 1);
        using (simulation)
        {
            var result = simulation.Run();

            Assert.Equal(EndReason.Stopped, result.Reason);
            Assert.True(network.Drain!.IsDrained);
            var tally = TallyOf(network);
            var offered = network.Interfaces.Sum(door => door.FlitsOffered);
            Assert.Equal(offered, tally.Flits);
            Assert.InRange(offered, 0.95 * 0.2 * Measured * 16, 1.05 * 0.2 * Measured * 16);
            Assert.InRange(network.Interfaces.Sum(door => door.FlitsAccepted), 0.97 * offered, 1.03 * offered);
            Assert.Equal(tally.Latency, tally.Latencies.Steps().Sum(step => step.Low * step.Count));
            Assert.Equal(3 * tally.Packets, tally.Serialisation);
            Assert.Equal((2 * tally.Packets) + (3 * tally.Routers), tally.Routing);
        }
    }

    [Fact]
    public void Classes_are_counted_apart_also_where_nodes_send_nothing()
    {
        var clock = TestNetwork.Clock;
        var (often, seldom) = (Injection.Bernoulli(0.2), Injection.Bernoulli(0.02));
        var sender = NodeTraffic.Of([
            new PacketClass("short", TrafficPattern.Uniform(16), PacketLength.Fixed(1), often),
            new PacketClass("long", TrafficPattern.Uniform(16), PacketLength.Fixed(8), seldom)]);
        var builder = new SimulationBuilder();
        var description = TestNetwork.Describe(Routes, new RouterDescription(2, 8, RouterPipeline.R3), []) with
        {
            Span = new MeasuringSpan(clock.Edge(0), clock.Edge(5000)),
            DrainLimit = clock.Edge(6000),
        };
        var network = RouterNetwork.Build(builder, description, [sender, .. Enumerable.Repeat(NodeTraffic.Silent, 15)]);
        using var simulation = builder.Build();
        simulation.Run();

        foreach (var (index, flits, rate) in new[] { (0, 1, 0.2), (1, 8, 0.16) })
        {
            var packets = network.Interfaces.Sum(door => door.Tallies[index].Packets);
            Assert.Equal(packets * flits, network.Interfaces[0].Flits[index].Offered);
            Assert.InRange(network.Interfaces[0].Flits[index].Offered, 0.85 * rate * 5000, 1.15 * rate * 5000);
            Assert.InRange(network.Interfaces.Sum(door => door.Flits[index].Accepted), 0.98 * packets * flits, packets * flits);
        }
    }

    [Fact]
    public void A_network_that_does_not_drain_stops_at_the_limit()
    {
        var (simulation, network) = Build(load: 1, seed: 1, drain: 200);
        using (simulation)
        {
            simulation.Run();

            Assert.False(network.Drain!.IsDrained);
            Assert.InRange(network.Drain.Missing, 1000, int.MaxValue);
        }
    }

    [Fact]
    public void Switches_are_crossed_as_often_as_the_mean_way_is_long()
    {
        var (simulation, network) = Build(load: 0.3, seed: 2);
        using (simulation)
        {
            simulation.Run();

            // Uniform traffic on 4 × 4 passes 2 · 1.25 + 1 routers on average.
            var crossings = network.Routers.Sum(router => Enumerable.Range(0, 5).Sum(router.FlitsThrough));
            Assert.InRange(crossings / (double)network.Interfaces.Sum(door => door.FlitsAccepted), 3.3, 3.7);
        }
    }

    [Fact]
    public void The_seed_alone_decides_what_happens()
    {
        Assert.Equal(FingerprintOf(seed: 1, threads: 1), FingerprintOf(seed: 1, threads: 2));
        Assert.NotEqual(FingerprintOf(seed: 1, threads: 1), FingerprintOf(seed: 2, threads: 1));
    }

    [Fact]
    public void A_run_goes_on_where_it_was_saved()
    {
        var (whole, wholeNetwork) = Build(load: 0.3, seed: 5);
        var expected = whole.Run();
        for (var part = 1; part < 6; part++)
        {
            var (cut, _) = Build(load: 0.3, seed: 5);
            cut.Advance(SimTime.FromPicoseconds(expected.End.Picoseconds * part / 6));
            using var stream = new MemoryStream();
            cut.Save(stream);
            stream.Position = 0;
            var (resumed, network) = Build(load: 0.3, seed: 5);
            resumed.Resume(stream);

            Assert.Equal(expected.Fingerprint, resumed.Run().Fingerprint);
            Assert.Equal(whole.ReadMetrics(), resumed.ReadMetrics());
            Assert.Equal(TallyOf(wholeNetwork).Latencies.Steps(), TallyOf(network).Latencies.Steps());
        }
    }

    [Fact]
    public void Flits_on_their_way_allocate_nothing()
    {
        var (simulation, _) = Build(load: 0.3, seed: 1, measured: 100_000);
        using (simulation)
        {
            simulation.Advance(TestNetwork.Clock.Edge(40_000));
            var before = GC.GetAllocatedBytesForCurrentThread();
            simulation.Advance(TestNetwork.Clock.Edge(80_000));

            // Some 700,000 flit hops; the histograms and queues may grow once more.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        }
    }

    [Fact]
    public void An_idle_network_costs_nothing()
    {
        var near = TestNetwork.Run(Routes, new RouterDescription(2, 8, RouterPipeline.R3), [], [(0, new PacketOrder(0, 0, 15, 1)), (0, new PacketOrder(1, 100, 15, 1))]);
        var far = TestNetwork.Run(Routes, new RouterDescription(2, 8, RouterPipeline.R3), [], [(0, new PacketOrder(0, 0, 15, 1)), (0, new PacketOrder(1, 1_000_000, 15, 1))]);

        Assert.Equal(near.Result.Deliveries, far.Result.Deliveries);

        // The start of each of 32 actors; of each packet its creation and the wake of its source, at each of 7 routers the
        // flit, a wake and the credit that comes back from behind it, and at both ends one message more.
        Assert.Equal(32 + (2 * (2 + (7 * 3) + 2)), near.Result.Deliveries);
    }

    [Fact]
    public void Traffic_beyond_the_cycles_that_flits_count_fails_instead_of_falling_silent()
    {
        var packets = new PacketClass("rare", TrafficPattern.Uniform(16), PacketLength.Fixed(1), Injection.Bernoulli(1e-11));
        var builder = new SimulationBuilder();
        RouterNetwork.Build(
            builder, TestNetwork.Describe(Routes, new RouterDescription(2, 8, RouterPipeline.R3), []), [.. Enumerable.Repeat(NodeTraffic.Of([packets]), 16)]);
        using var simulation = builder.Build();

        var result = simulation.Run();

        Assert.Equal(EndReason.Failed, result.Reason);
        Assert.Contains("flits count cycles up to 4294967295 only", result.Failure!.Exception.Message, StringComparison.Ordinal);
    }

    private static ulong FingerprintOf(ulong seed, int threads)
    {
        var (simulation, _) = Build(load: 0.3, seed);
        using (simulation)
        {
            return simulation.Run(new RunOptions { Threads = threads, ShareWindowsFrom = 0 }).Fingerprint;
        }
    }

    private static PacketTally TallyOf(RouterNetwork network)
    {
        var all = new PacketTally();
        foreach (var tally in network.Interfaces.SelectMany(door => door.Tallies))
        {
            all.Add(tally);
        }

        return all;
    }

    private static (Simulation Simulation, RouterNetwork Network) Build(double load, ulong seed, int measured = Measured, int drain = Measured)
    {
        var clock = TestNetwork.Clock;
        var packets = new PacketClass("all", TrafficPattern.Uniform(16), PacketLength.Fixed(4), Injection.Bernoulli(load / 4));
        var builder = new SimulationBuilder { Seed = seed };
        var network = RouterNetwork.Build(
            builder,
            TestNetwork.Describe(Routes, new RouterDescription(2, 8, RouterPipeline.R3), []) with
            {
                KeepsPackets = false,
                Span = new MeasuringSpan(clock.Edge(WarmUp), clock.Edge(WarmUp + measured)),
                DrainLimit = clock.Edge(WarmUp + measured + drain),
            },
            [.. Enumerable.Repeat(NodeTraffic.Of([packets]), 16)]);
        return (builder.Build(), network);
    }
}
