using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Profiling;

/// <summary>Which links limit the lookahead, and how a system falls into regions.</summary>
public sealed class LookaheadLimitTests
{
    private readonly SimulationBuilder builder = new();

    [Fact]
    public void The_shortest_links_are_named_with_both_ends_and_counted()
    {
        var actors = Enumerable.Range(0, 4).Select(i => builder.Add($"/ring/{i}", new Node())).ToArray();
        for (var i = 0; i < 4; i++)
        {
            builder.Connect(actors[i].Next, actors[(i + 1) % 4].Notes, Times.Link(i < 3 ? 500 : 800));
        }

        var limit = Assert.Single(Profile().LookaheadLimits);

        Assert.Equal((Ps(500), 3, Ps(800)), (limit.Latency, limit.Links, limit.NextLatency));
        Assert.Equal(["/ring/0.Next -> /ring/1.Notes", "/ring/1.Next -> /ring/2.Notes", "/ring/2.Next -> /ring/3.Notes"], limit.Examples);
        Assert.True(limit.IsInside);
    }

    [Fact]
    public void A_group_counts_once_for_each_receiver()
    {
        var all = Enumerable.Range(0, 5).Select(i => builder.Add($"/{i}", new Scripted())).ToArray();
        var table = new ReceiverTable<Note>(all.Select(actor => actor.Notes()));
        foreach (var actor in all)
        {
            builder.Connect(actor.OutGroup<Note>(), table, Times.Link(30));
        }

        var limit = Assert.Single(Profile().LookaheadLimits);

        Assert.Equal((25, null), (limit.Links, limit.NextLatency));
        Assert.Equal(3, limit.Examples.Count);
    }

    [Fact]
    public void Each_region_has_a_limit_inside_and_one_for_each_neighbour()
    {
        BuildChips();

        var limits = Profile().LookaheadLimits;

        Assert.Equal(
            [("/chip/0", "/chip/0", 10, 2), ("/chip/1", "/chip/1", 12, 2), ("/chip/0", "/chip/1", 5000, 1), ("/chip/1", "/chip/0", 6000, 1)],
            limits.Select(limit => (limit.From, limit.To, limit.Latency.Picoseconds, limit.Links)));
        Assert.Equal("/chip/0/gate.Next -> /chip/1/gate.Notes", limits[2].Examples[0]);
    }

    [Fact]
    public void Regions_are_described_with_their_latencies()
    {
        BuildChips();
        using var simulation = builder.Build();

        var regions = simulation.Regions;

        Assert.Equal(["/chip/0", "/chip/1"], regions.Select(region => region.Name));
        Assert.Equal([2, 2], regions.Select(region => region.Actors));
        Assert.Equal([Ps(10), Ps(12)], regions.Select(region => region.SmallestLatency));
        Assert.Equal([new RegionEntry("/chip/1", Ps(6000))], regions[0].Entries);
        Assert.Equal([new RegionEntry("/chip/0", Ps(5000))], regions[1].Entries);
    }

    [Fact]
    public void A_system_without_links_is_one_region_with_windows_of_the_stop_lead()
    {
        builder.Add("/a", new Scripted());
        builder.Add("/b", new Scripted());
        using var simulation = builder.Build();

        var region = Assert.Single(simulation.Regions);

        Assert.Equal(("/", 2, null, SimDuration.FromMicroseconds(1)), (region.Name, region.Actors, region.SmallestLatency, region.Window));
        Assert.Empty(region.Entries);
    }

    private void BuildChips()
    {
        var chips = Enumerable.Range(0, 2).Select(i => (Core: builder.Add($"/chip/{i}/core", new Node()), Gate: builder.Add($"/chip/{i}/gate", new Node()))).ToArray();
        for (var i = 0; i < 2; i++)
        {
            var (core, gate) = chips[i];
            builder.Connect(core.Next, gate.Notes, Times.Link(10 + (i * 2)));
            builder.Connect(gate.Back, core.Notes, Times.Link(10 + (i * 2)));
            builder.Connect(gate.Next, chips[1 - i].Gate.Notes, Times.Link(5000 + (i * 1000)));
        }
    }

    private RunProfile Profile()
    {
        using var simulation = builder.Build();
        var profiler = new RunProfiler();
        simulation.Run(new RunOptions { Profiler = profiler });
        return profiler.Read();
    }

    private sealed class Node : Actor
    {
        public Node()
        {
            Notes = Receive((in Note note) => { });
            Next = Emit<Note>();
            Back = Emit<Note>(optional: true);
        }

        public InPort<Note> Notes { get; }

        public OutPort<Note> Next { get; }

        public OutPort<Note> Back { get; }
    }
}
