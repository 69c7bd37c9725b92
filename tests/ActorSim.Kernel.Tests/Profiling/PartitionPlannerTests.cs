namespace ActorSim.Kernel.Tests.Profiling;

/// <summary>Cuts of systems into partitions, and how they are told.</summary>
public sealed class PartitionPlannerTests
{
    private readonly SimulationBuilder builder = new();
    private readonly List<(int, int, long)> messages = [];

    [Fact]
    public void Chips_stay_whole_and_are_named_by_their_folders()
    {
        Chips(count: 4, actorsEach: 8);
        using var simulation = builder.Build();
        var planner = Planner(simulation);

        var two = planner.Cut(2);
        var four = planner.Cut(4);

        Assert.Equal(["/chip/0..1", "/chip/2..3"], two.Parts.Select(part => part.Name));
        Assert.Equal(["/chip/0", "/chip/1", "/chip/2", "/chip/3"], four.Parts.Select(part => part.Name));
        Assert.All(four.Parts, part => Assert.Equal((8, 0.25), (part.Actors, part.TimeShare)));
        Assert.Equal((2, 4), (two.CrossingMessages, four.CrossingMessages));
        Assert.Equal(4.0 / ((4 * 7 * 100) + 4), four.CrossingShare, 1e-9);
        Assert.Equal(1, four.Imbalance, 1e-9);
        Assert.Equal(SimDuration.FromNanoseconds(9), four.Lookahead);
        Assert.True(four.KeepsFolders);
        Assert.Equal([.. simulation.Actors.Select(actor => actor.Path[6] - '0')], four.PartitionOf);
    }

    [Fact]
    public void A_cut_can_be_given_to_spread()
    {
        Chips(count: 2, actorsEach: 3);
        using var simulation = builder.Build();
        var cut = Planner(simulation).Cut(2);

        Assert.Equal([0, 0, 0, 1, 1, 1], simulation.Actors.Select((_, i) => cut.PartitionOf[i]));
    }

    [Fact]
    public void Folders_are_left_aside_where_they_exchange_much()
    {
        // Rows are folders, but everything goes along columns.
        for (var i = 0; i < 16; i++)
        {
            builder.Add($"/row/{i / 4}/{i % 4}", new Scripted());
        }

        for (var i = 0; i < 12; i++)
        {
            messages.Add((i, i + 4, 100));
        }

        for (var i = 0; i < 16; i += 4)
        {
            messages.Add((i, i + 1, 1));
        }

        using var simulation = builder.Build();

        var cut = Planner(simulation).Cut(4);

        Assert.False(cut.KeepsFolders);
        Assert.Equal(4, cut.CrossingMessages);
        Assert.Equal(["/row/0..3/0", "/row/0..3/1", "/row/0..3/2", "/row/0..3/3"], cut.Parts.Select(part => part.Name));
        Assert.Null(cut.Lookahead);
    }

    [Fact]
    public void An_actor_with_most_of_the_time_leaves_no_work_for_many_partitions()
    {
        for (var i = 0; i < 8; i++)
        {
            builder.Add($"/pe/{i}", new Scripted());
            messages.Add((i, (i + 1) % 8, 10));
        }

        using var simulation = builder.Build();
        var planner = new PartitionPlanner(simulation.Actors, new PathTree(simulation.Actors), [700, 10, 10, 10, 10, 10, 10, 10], messages);

        var cut = planner.Cut(8);

        Assert.True(cut.Parts.Count <= 2);
        Assert.All(cut.Parts, part => Assert.True(part.Actors > 0));
        Assert.Equal(8, cut.PartitionOf.Count);
        Assert.All(cut.PartitionOf, part => Assert.InRange(part, 0, cut.Parts.Count - 1));
    }

    [Fact]
    public void The_numbering_of_actors_changes_nothing()
    {
        string[]? names = null;
        foreach (var seed in (ulong?[])[null, 1, 2])
        {
            var permuted = new SimulationBuilder { NumberingSeed = seed };
            for (var i = 0; i < 64; i++)
            {
                permuted.Add($"/pe/{i / 8}/{i % 8}", new Scripted());
            }

            using var simulation = permuted.Build();
            var indexOf = simulation.Actors.ToDictionary(actor => actor.Path, actor => actor.Index, StringComparer.Ordinal);
            var links = Enumerable.Range(0, 63).Select(i => (indexOf[$"/pe/{i / 8}/{i % 8}"], indexOf[$"/pe/{(i + 1) / 8}/{(i + 1) % 8}"], 10L)).ToList();
            var cut = new PartitionPlanner(simulation.Actors, new PathTree(simulation.Actors), [.. Enumerable.Repeat(1L, 64)], links).Cut(4);

            names ??= [.. cut.Parts.Select(part => part.Name)];
            Assert.Equal(names, cut.Parts.Select(part => part.Name));
        }

        Assert.Equal(["/pe/0..1", "/pe/2..3", "/pe/4..5", "/pe/6..7"], names!);
    }

    /// <summary>Rows of actors that exchange much, in a ring in which neighbours exchange little.</summary>
    private void Chips(int count, int actorsEach)
    {
        var actors = Enumerable.Range(0, count * actorsEach)
            .Select(i => builder.Add($"/chip/{i / actorsEach}/{i % actorsEach}", new Scripted())).ToArray();
        for (var i = 0; i < actors.Length; i++)
        {
            if (i % actorsEach > 0)
            {
                Connect(i - 1, i, 1, 100);
            }
            else
            {
                Connect(i, (i + actorsEach) % actors.Length, 9, 1);
            }
        }

        void Connect(int from, int to, long nanoseconds, long carried)
        {
            builder.Connect(actors[from].Out<Note>(), actors[to].Notes(), Latency.Of(SimDuration.FromNanoseconds(nanoseconds)));
            messages.Add((from, to, carried));
        }
    }

    private PartitionPlanner Planner(Simulation simulation) =>
        new(simulation.Actors, new PathTree(simulation.Actors), [.. simulation.Actors.Select(_ => 10L)], messages);
}
