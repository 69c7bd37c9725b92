using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Running;

/// <summary>What regions are for: short windows where links are short, long ones elsewhere, and threads that meet seldom.</summary>
public sealed class RegionRunTests
{
    private const long Network = 1_000_000;

    [Fact]
    public void A_busy_chip_does_not_cut_up_the_time_of_a_slow_network()
    {
        using var simulation = Build(chips: 1, stopLead: null);
        simulation.Run(Until(50 * Network));

        var (chip, network) = (simulation.Runner.Regions[0], simulation.Runner.Regions[1]);

        Assert.Equal(50_000, chip.Windows, 100.0);
        Assert.InRange(network.Windows, 40, 120);
        Assert.InRange(simulation.Runner.Rounds, 50, 200);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Threads_run_chips_side_by_side_and_meet_once_for_many_windows(int threads)
    {
        using var one = Build(chips: 4, stopLead: null);
        using var several = Build(chips: 4, stopLead: null);
        var limit = Until(20 * Network);

        var expected = one.Run(limit);
        var result = several.Run(limit with { Threads = threads, ShareWindowsFrom = 0 });

        Assert.Equal(expected, result with { Failure = null });
        Assert.Equal(one.ReadMetrics(), several.ReadMetrics());
        Assert.InRange(several.SharedRounds, 10, several.Windows / 100);
        Assert.Equal(0, one.SharedRounds);
    }

    [Fact]
    public void A_long_round_can_be_cancelled_and_ends_at_one_time_everywhere()
    {
        using var cancellation = new CancellationTokenSource();
        using var cancelled = Build(chips: 2, stopLead: SimDuration.MaxValue);
        var result = cancelled.Run(new RunOptions
        {
            Cancellation = cancellation.Token,
            OnProgress = progress =>
            {
                if (progress.Time > At(5 * Network))
                {
                    cancellation.Cancel();
                }
            },
        });
        using var whole = Build(chips: 2, stopLead: null);

        Assert.Equal(EndReason.Cancelled, result.Reason);
        Assert.Equal(whole.Run(new RunOptions { TimeLimit = result.End }).Fingerprint, result.Fingerprint);
        Assert.InRange(result.End.Picoseconds, 5 * Network, 10 * Network);
    }

    [Fact]
    public void Partitions_meet_once_for_many_windows()
    {
        var rounds = Spreading.Partitions.Run(2, 1, exchange =>
        {
            using var simulation = Build(chips: 2, stopLead: null);
            simulation.Spread(exchange, actor => actor.Path.StartsWith("/chip/0/", StringComparison.Ordinal) ? 0 : 1);
            var result = simulation.Run(Until(20 * Network));
            return (exchange.Rounds, simulation.Windows, result.Fingerprint);
        });
        using var whole = Build(chips: 2, stopLead: null);

        Assert.Equal(whole.Run(Until(20 * Network)).Fingerprint, rounds[0].Fingerprint);
        Assert.All(rounds, part => Assert.InRange(part.Rounds, 20, part.Windows / 100));
    }

    [Fact]
    public void A_run_that_dried_up_stands_at_its_last_delivery_however_far_regions_could_have_run()
    {
        var builder = new SimulationBuilder { StopLead = Ps(1_000_000) };
        var (from, to) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var port = from.Out<Note>();
        builder.Connect(port, to.Notes(), Link(7));
        from.OnStart = () => port.Send(new Note(1));
        using var simulation = builder.Build();

        Assert.Equal(At(7), simulation.Run().End);
        Assert.Equal(At(7), simulation.Now);
    }

    [Fact]
    public void Deliveries_in_several_regions_are_shown_in_the_order_of_time()
    {
        using var simulation = Build(chips: 3, stopLead: Ps(16 * Network));
        var times = new Times();
        simulation.Observe(times);
        var result = simulation.Run(Until(3 * Network) with { Threads = 2, ShareWindowsFrom = 0 });

        Assert.Equal(result.Deliveries - simulation.Actors.Count, times.Seen.Count);
        Assert.Equal(times.Seen.Order(), times.Seen);
    }

    [Fact]
    public void What_starts_in_one_region_may_reach_another_at_once()
    {
        var builder = new SimulationBuilder();
        var chip = Chip(builder, "/chip", 2);
        var host = builder.Add("/host", new Scripted());
        var arrived = chip[0].Notes();
        var port = host.Out<Note>();
        builder.Connect(port, arrived, Link(Network));
        host.OnStart = () => port.Send(new Note(5));
        using var simulation = builder.Build();

        simulation.Run(Until(2 * Network));

        Assert.Equal([$"{Network} note 5"], chip[0].Log);
    }

    /// <summary>Rings with a message on every link, picoseconds times 1000 apart, and a host that writes to each once per network latency.</summary>
    private static Simulation Build(int chips, SimDuration? stopLead)
    {
        var builder = new SimulationBuilder { StopLead = stopLead };
        var host = builder.Add("/host", new Scripted());
        var answers = host.Notes();
        for (var c = 0; c < chips; c++)
        {
            var chip = Chip(builder, $"/chip/{c}", 8);
            var (down, up) = (host.Out<Note>(), chip[0].Out<Note>());
            builder.Connect(down, chip[0].In((in Note note) => up.Send(note)), Link(Network));
            builder.Connect(up, answers, Link(Network));
            var again = host.Own((in Note note) => down.Send(note));
            var timer = host.Own((in Note note) =>
            {
                again.Send(note, Ps(3));
                host.Parts.OfType<SelfPort<Note>>().Last().Send(note, Ps(Network));
            });
            var start = host.OnStart;
            host.OnStart = () =>
            {
                start?.Invoke();
                timer.Send(new Note(1), Ps(1));
            };
        }

        return builder.Build();
    }

    private static Scripted[] Chip(SimulationBuilder builder, string path, int count)
    {
        var ring = Enumerable.Range(0, count).Select(i => builder.Add($"{path}/{i}", new Scripted())).ToArray();
        for (var i = 0; i < count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % count]);
            var port = from.Out<Load>();
            builder.Connect(port, to.In((in Load load) => to.Parts.OfType<OutPort<Load>>().First().Send(load)), Link(1000));
            from.OnStart = () => port.Send(new Load(1, default));
        }

        return ring;
    }

    private sealed class Times : DeliveryObserver
    {
        public List<(long, int, int)> Seen { get; } = [];

        public override void OnDelivery(in Delivery delivery) => Seen.Add((delivery.Time.Picoseconds, delivery.Phase, delivery.Receiver.Index));
    }
}
