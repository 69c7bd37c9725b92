using ActorSim.Kernel.Tests.Reference;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Profiling;

/// <summary>What is measured while a run goes on; never how long it took, which differs each time.</summary>
public sealed class RunProfilerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_profiled_run_is_the_same_run(int threads) => ForModels(threads, (plan, expected, _, outcome, _) =>
        ReferenceTests.Same(plan, expected, outcome));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Deliveries_add_up_to_those_of_the_run(int threads) => ForModels(threads, (plan, _, _, outcome, profile) =>
    {
        Assert.Equal(outcome.Deliveries, profile.Deliveries);
        Assert.Equal(outcome.Deliveries, profile.Classes.Sum(one => one.Deliveries));
        Assert.Equal(outcome.Deliveries, profile.Threads.Sum(thread => thread.Deliveries));
        Assert.Equal(plan.Actors.Length, profile.Classes.Sum(one => one.Actors));
        Assert.Equal(threads, profile.Threads.Count);
    });

    [Fact]
    public void Single_links_carry_what_an_observer_counts()
    {
        for (var seed = 1ul; seed < 100; seed++)
        {
            using var run = ReferenceTests.Build(ModelPlan.Random(seed));
            var counts = new CountingObserver();
            run.Simulation.Observe(counts);
            var profiler = new RunProfiler();
            run.Run(threads: 2, profiler);

            var profile = profiler.Read();
            Assert.Equal(counts.Messages.Values.Sum(), profile.Messages);
            Assert.Equal(profile.Messages, profile.Links.Sum(link => link.Messages));
            Assert.Equal(counts.Own + run.Simulation.Actors.Count, profile.OwnMessages);
            Assert.Equal(
                counts.Messages.Values.OrderDescending().Take(12),
                profile.BusiestLinks.Select(link => link.Messages));
            Assert.All(profile.BusiestLinks, link => Assert.Equal(link.Messages, counts.Messages[(SenderIn(link.From), link.To)]));
        }
    }

    [Fact]
    public void Windows_hold_all_mail_but_that_to_oneself_within_a_window() => ForModels(2, (_, _, run, _, profile) =>
    {
        Assert.Equal(run.Simulation.Windows, profile.Regions.Sum(region => region.Windows));
        Assert.Equal(run.Simulation.SharedWindows, profile.SharedWindows);
        Assert.Equal(run.Simulation.SharedRounds, profile.SharedRounds);
        Assert.All(profile.Regions, region =>
        {
            Assert.Equal(region.Windows, region.Sizes.Sum(size => size.Windows));
            Assert.Equal(region.Messages, region.Sizes.Sum(size => size.Messages));
            Assert.All(region.Sizes, size => Assert.InRange(size.Messages, size.From * size.Windows, size.To * size.Windows));
            Assert.InRange(region.Receivers, 0, region.Messages);
            Assert.InRange(region.LargestWindow, 0, region.Messages);

            // These runs share windows of any size.
            Assert.Equal((region.Windows, region.Messages), (region.LargeWindows, region.MessagesInLargeWindows));
        });
        Assert.InRange(profile.Messages, 0, profile.Regions.Sum(region => region.Messages));
    });

    [Fact]
    public void Times_add_up_to_that_of_all_threads() => ForModels(2, (_, _, _, _, profile) =>
    {
        Assert.Equal(1, profile.TimeUses.Sum(use => use.Share), 1e-6);
        Assert.Equal(profile.WallSeconds * 2, profile.TimeUses.Sum(use => use.Seconds) + profile.ProfilingSeconds, profile.WallSeconds * 0.05);
        Assert.All(profile.Threads, thread => Assert.Equal(profile.WallSeconds, thread.BusySeconds + thread.WaitingSeconds + thread.IdleSeconds, profile.WallSeconds * 0.01));
    });

    [Fact]
    public void Without_a_profiler_nothing_is_measured()
    {
        using var run = ReferenceTests.Build(ModelPlan.Random(1));
        run.Run();
        Assert.Null(run.Simulation.Runner.Recorder);
        Assert.All(run.Simulation.Runner.Workers, worker => Assert.Null(worker.Recorder));
    }

    [Fact]
    public void A_profiler_watches_one_run()
    {
        var profiler = new RunProfiler();
        Assert.Contains("no profile yet", Assert.Throws<InvalidOperationException>(profiler.Read).Message, StringComparison.Ordinal);
        using var one = ReferenceTests.Build(ModelPlan.Random(1));
        using var other = ReferenceTests.Build(ModelPlan.Random(2));
        one.Run(1, profiler);

        Assert.Same(profiler.Read(), profiler.Read());
        Assert.Contains("watches one run", Assert.Throws<InvalidOperationException>(() => other.Run(1, profiler)).Message, StringComparison.Ordinal);
        Assert.Null(other.Simulation.Runner.Recorder);
    }

    [Fact]
    public void What_was_delivered_before_a_handler_threw_counts_and_the_rest_does_not()
    {
        var builder = new SimulationBuilder();
        var actor = builder.Add("/a", new Scripted());
        var notes = 0;
        var feed = builder.AddFeed(actor.In((in Note note) =>
        {
            if (++notes == 3)
            {
                throw new InvalidOperationException("Enough.");
            }
        }), "input");
        using var simulation = builder.Build();
        for (var i = 0; i < 5; i++)
        {
            feed.Send(new Note(i), At(10));
        }

        var profiler = new RunProfiler();
        var result = simulation.Run(new RunOptions { Profiler = profiler });

        var link = Assert.Single(profiler.Read().BusiestLinks);
        Assert.Equal(4, result.Deliveries);
        Assert.Equal(4, profiler.Read().Deliveries);
        Assert.Equal(("input", "/a.Note", 3), (link.From, link.To, link.Messages));
    }

    [Fact]
    public void Links_are_put_together_by_the_classes_and_ports_at_their_ends()
    {
        var builder = new SimulationBuilder();
        var hub = builder.Add("/hub", new Hub());
        var spokes = Enumerable.Range(0, 4).Select(i => builder.Add($"/spoke/{i}", new Spoke())).ToArray();
        builder.Connect(hub.Calls, new ReceiverTable<Note>(spokes.Select(spoke => spoke.Calls)), Times.Link(100));
        foreach (var spoke in spokes)
        {
            builder.Connect(spoke.Answers, hub.Answers, Times.Link(70));
        }

        using var simulation = builder.Build();
        var profiler = new RunProfiler();
        simulation.Run(new RunOptions { Profiler = profiler });

        var profile = profiler.Read();
        Assert.Equal(
            [("Hub.Calls", "Spoke.Calls", 4, 40), ("Spoke.Answers", "Hub.Answers", 4, 40)],
            profile.Links.Select(link => (link.From, link.To, link.Links, link.Messages)));
        Assert.Equal(1, profile.Links.Sum(link => link.Share), 1e-9);
        Assert.Contains(("/hub.Calls", "/spoke/2.Calls", 10), profile.BusiestLinks.Select(link => (link.From, link.To, link.Messages)));
        Assert.Equal([("Hub", 1, 41), ("Spoke", 4, 44)], profile.Classes.OrderBy(one => one.Name).Select(one => (one.Name, one.Actors, one.Deliveries)));
    }

    [Fact]
    public void A_run_that_is_spread_is_profiled_where_it_runs()
    {
        var plan = ModelPlan.Random(11);
        using var whole = ReferenceTests.Build(plan);
        var deliveries = whole.Run().Deliveries;

        var parts = Spreading.Partitions.Run(2, plan.Seed, exchange =>
        {
            using var run = new ModelRun(plan);
            var profiler = new RunProfiler();
            run.Simulation.Spread(exchange, actor => actor.Index % 2);
            run.Feed();
            run.Run(1, profiler);
            return profiler.Read();
        });

        Assert.Equal(deliveries, parts.Sum(part => part.Deliveries));
    }

    /// <summary>Profiles random systems of all kinds: several regions, stops, failures, feeds.</summary>
    private static void ForModels(int threads, Action<ModelPlan, ModelOutcome, ModelRun, ModelOutcome, RunProfile> check)
    {
        for (var seed = 1ul; seed <= 100; seed++)
        {
            var plan = ModelPlan.Random(seed);
            using var run = ReferenceTests.Build(plan);
            var profiler = new RunProfiler();
            var outcome = run.Run(threads, profiler);
            check(plan, ReferenceTests.Reference(plan), run, outcome, profiler.Read());
        }
    }

    private static string SenderIn(string from) => from.StartsWith('/') ? from[..from.IndexOf('.', StringComparison.Ordinal)] : from;

    private sealed class CountingObserver : DeliveryObserver
    {
        public Dictionary<(string Sender, string Receptor), long> Messages { get; } = [];

        public long Own { get; private set; }

        public override void OnDelivery(in Delivery delivery)
        {
            if (delivery.Phase > 0)
            {
                Own++;
                return;
            }

            var key = (delivery.Sender, delivery.Receptor.ToString());
            Messages[key] = Messages.GetValueOrDefault(key) + 1;
        }
    }

    private sealed class Hub : Actor
    {
        private int rounds;
        private int missing;

        public Hub()
        {
            Answers = Receive((in Note note) =>
            {
                if (--missing == 0)
                {
                    Ask();
                }
            });
            Calls = EmitGroup<Note>();
        }

        public InPort<Note> Answers { get; }

        public GroupPort<Note> Calls { get; }

        protected internal override void Start() => Ask();

        private void Ask()
        {
            if (rounds++ < 10)
            {
                missing = Calls.Count;
                Calls.SendToAll(default);
            }
        }
    }

    private sealed class Spoke : Actor
    {
        public Spoke()
        {
            Calls = Receive((in Note note) => Answers!.Send(note));
            Answers = Emit<Note>();
        }

        public InPort<Note> Calls { get; }

        public OutPort<Note> Answers { get; }
    }
}
