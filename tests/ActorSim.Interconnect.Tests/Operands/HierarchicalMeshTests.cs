namespace ActorSim.Interconnect.Tests.Operands;

public sealed class HierarchicalMeshTests
{
    public static TheoryData<HierarchicalMeshMode, HierarchicalMeshOperand, int> Possible
    {
        get
        {
            var data = new TheoryData<HierarchicalMeshMode, HierarchicalMeshOperand, int>();
            foreach (var mode in Enum.GetValues<HierarchicalMeshMode>())
            {
                foreach (var operand in Enum.GetValues<HierarchicalMeshOperand>())
                {
                    foreach (var rows in new[] { 2, 8 }.Where(rows => HierarchicalMeshConfiguration.Refusal(mode, operand, new ClusterGrid(rows, 2)) is null))
                    {
                        data.Add(mode, operand, rows);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [InlineData(HierarchicalMeshMode.HighBandwidth, new[] { 2, 2, 2, 2 })]
    [InlineData(HierarchicalMeshMode.HighReuse, new[] { 2, 3, 3, 4 })]
    [InlineData(HierarchicalMeshMode.GroupedMulticast, new[] { 2, 3, 2, 3 })]
    [InlineData(HierarchicalMeshMode.InterleavedMulticast, new[] { 2, 2, 3, 3 })]
    public void On_2_by_2_clusters_a_beat_arrives_a_cycle_later_for_each_link_on_its_way(HierarchicalMeshMode mode, int[] cycleOfCluster)
    {
        var (bench, _) = SendOneBeatFromEverySource(mode, HierarchicalMeshOperand.Iact, new ClusterGrid(2, 2));

        for (var pe = 0; pe < 48; pe++)
        {
            Assert.Equal([cycleOfCluster[pe / 12]], bench.Pes[pe].Cycles);
        }
    }

    [Theory]
    [MemberData(nameof(Possible))]
    public void Every_pe_sees_its_sources_beat_after_two_cycles_and_one_for_each_link(HierarchicalMeshMode mode, HierarchicalMeshOperand operand, int rows)
    {
        var grid = new ClusterGrid(rows, 2);

        var (bench, mesh) = SendOneBeatFromEverySource(mode, operand, grid);

        for (var pe = 0; pe < grid.Pes; pe++)
        {
            var (row, column) = (pe / 12 / 2, pe / 12 % 2);
            var (sourceRow, sourceColumn) = mode switch
            {
                HierarchicalMeshMode.HighBandwidth => (row, column),
                HierarchicalMeshMode.HighReuse => (0, 0),
                HierarchicalMeshMode.GroupedMulticast => (row, 0),
                _ => (0, column),
            };
            var router = operand switch
            {
                HierarchicalMeshOperand.Psum => pe % 4,
                HierarchicalMeshOperand.Iact when mode == HierarchicalMeshMode.HighReuse => 0,
                _ => pe % 12 / 4,
            };
            var (cycle, beat) = Assert.Single(bench.Pes[pe].Seen);
            Assert.Equal(2 + row - sourceRow + column - sourceColumn, cycle);
            var source = mesh.Sources[beat.Tag];
            Assert.Equal(((sourceRow * 2) + sourceColumn, router), (source.Cluster, source.Router));
        }
    }

    [Theory]
    [InlineData(HierarchicalMeshOperand.Iact, 144)]
    [InlineData(HierarchicalMeshOperand.Weight, 144)]
    [InlineData(HierarchicalMeshOperand.Psum, 128)]
    public void In_steady_state_the_chip_delivers_its_peak(HierarchicalMeshOperand operand, int wordsPerCycle)
    {
        // Every source feeds its PEs in turn, one at a time.
        var width = EyerissV2Ports.Of(operand);
        var bench = new Bench().AddPes(192);
        var mesh = Build(bench, HierarchicalMeshMode.HighBandwidth, operand, ClusterGrid.EyerissV2, OperandGroups.Each(192), width);
        foreach (var source in mesh.Sources)
        {
            bench.Feed(source.Inlet, width, source.Groups!, [.. Enumerable.Range(0, 200).Select(i => new OperandBeat(source.Pes[i % source.Pes.Count], width.Words, 0))]);
        }

        bench.Run();

        var perCycle = bench.Pes.SelectMany(pe => pe.Seen).GroupBy(one => one.Cycle, one => one.Beat.Words).ToDictionary(cycle => cycle.Key, words => words.Sum());
        Assert.Equal(Enumerable.Range(2, 200).Select(cycle => (long)cycle), perCycle.Keys.Order());
        Assert.All(perCycle.Values, words => Assert.Equal(wordsPerCycle, words));
    }

    [Fact]
    public void Psums_go_back_at_the_same_peak()
    {
        // Here the "PEs" of the bench are the 64 banks.
        var width = EyerissV2Ports.Psum;
        var bench = new Bench().AddPes(64);
        var columns = Enumerable.Range(0, 64).Select(column => bench.Builder.Add(
            $"/column/{column}", new OperandSource(Bench.Clock, [.. Enumerable.Repeat(new OperandBeat(PsumCollection.Tag, 2, (ulong)column), 50)], 2, width, OperandGroups.All(1))));

        PsumCollection.Build(bench.Builder, "/psums", Bench.Clock, ClusterGrid.EyerissV2, width, [.. columns.Select(column => column.Outlet)], bench.Inlets);
        bench.Run();

        Assert.All(bench.Pes.Index(), bank => Assert.Equal(
            Enumerable.Range(2, 50).Select(cycle => ((long)cycle, new OperandBeat(PsumCollection.Tag, 2, (ulong)bank.Index))), bank.Item.Seen));
    }

    [Fact]
    public void Every_column_of_pes_needs_a_bank()
    {
        var bench = new Bench().AddPes(1);

        var error = Assert.Throws<ArgumentException>(() => PsumCollection.Build(
            bench.Builder, "/psums", Bench.Clock, new ClusterGrid(1, 1), EyerissV2Ports.Psum, [], bench.Inlets));

        Assert.Contains("The grid has 4 columns of PEs in clusters, but there are 0 senders and 1 banks.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HierarchicalMeshMode.HighReuse)]
    [InlineData(HierarchicalMeshMode.GroupedMulticast)]
    [InlineData(HierarchicalMeshMode.InterleavedMulticast)]
    public void A_multicast_goes_on_at_a_beat_a_cycle_once_the_mesh_is_filled(HierarchicalMeshMode mode)
    {
        var grid = ClusterGrid.EyerissV2;
        var bench = new Bench().AddPes(grid.Pes);
        var configuration = HierarchicalMeshConfiguration.For(mode, HierarchicalMeshOperand.Iact, grid);
        var mesh = Build(bench, mode, HierarchicalMeshOperand.Iact, grid, GroupsOfSources(configuration), EyerissV2Ports.Iact);
        foreach (var (tag, source) in mesh.Sources.Index())
        {
            bench.Feed(source.Inlet, EyerissV2Ports.Iact, source.Groups!, [.. Enumerable.Repeat(new OperandBeat(tag, 3, 0), 50)]);
        }

        bench.Run();

        for (var pe = 0; pe < grid.Pes; pe++)
        {
            var (cluster, source) = (pe / 12, configuration.SourceOf(pe / 12));
            var first = 2 + Math.Abs((cluster / 2) - (source / 2)) + Math.Abs((cluster % 2) - (source % 2));
            Assert.Equal(Enumerable.Range(first, 50).Select(cycle => (long)cycle), bench.Pes[pe].Cycles);
        }
    }

    [Fact]
    public void A_pe_that_is_not_ready_stops_its_source_once_the_registers_are_full()
    {
        // One row of three clusters, each with one PE; the last PE takes nothing before cycle 30. Beats 0 and 1 wait in it, 2 and 3 in its router, 4 and 5 in the
        // router before it, and so on: PE 1 has seen beats 0 to 3, PE 0 beats 0 to 5.
        var bench = new Bench().AddPes(3, appetite: pe => new Appetite(First: pe == 2 ? 30 : 0));
        var grid = new ClusterGrid(1, 3, 1, 1);
        var mesh = Build(bench, HierarchicalMeshMode.GroupedMulticast, HierarchicalMeshOperand.Weight, grid, OperandGroups.All(3), EyerissV2Ports.Weight);
        bench.Feed(mesh.Sources[0].Inlet, EyerissV2Ports.Weight, mesh.Sources[0].Groups!, [.. Enumerable.Range(0, 8).Select(i => Bench.Beat(0, i))]);

        bench.Run();

        Assert.Equal([4, 5, 32, 33, 34, 35, 36, 37], bench.Pes[2].Cycles);
        Assert.Equal([3, 4, 5, 6, 33, 34, 35, 36], bench.Pes[1].Cycles);
        Assert.Equal([2, 3, 4, 5, 6, 7, 34, 35], bench.Pes[0].Cycles);
    }

    [Fact]
    public void A_broadcast_may_be_for_a_few_pes_of_some_clusters()
    {
        var grid = new ClusterGrid(2, 2);
        var bench = new Bench().AddPes(grid.Pes);
        var groups = new OperandGroups(grid.Pes, [new(0, [5, 40]), new(1, [12])]);
        var mesh = Build(bench, HierarchicalMeshMode.HighReuse, HierarchicalMeshOperand.Iact, grid, groups, EyerissV2Ports.Iact);
        bench.Feed(mesh.Sources[0].Inlet, EyerissV2Ports.Iact, groups, Bench.Beat(0), Bench.Beat(1));

        bench.Run();

        Assert.Equal([2], bench.Pes[5].Cycles);
        Assert.Equal([4], bench.Pes[12].Cycles);
        Assert.Equal([4], bench.Pes[40].Cycles);
        Assert.Equal(3, bench.Pes.Sum(pe => pe.Seen.Count));
    }

    [Fact]
    public void A_group_that_no_source_reaches_is_refused()
    {
        var bench = new Bench().AddPes(48);

        var error = Assert.Throws<ArgumentException>(() =>
            Build(bench, HierarchicalMeshMode.HighBandwidth, HierarchicalMeshOperand.Iact, new ClusterGrid(2, 2), OperandGroups.All(48), EyerissV2Ports.Iact));

        Assert.Contains("No source reaches all PEs of the group with tag 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_may_not_send_to_a_group_that_another_one_feeds()
    {
        var bench = new Bench().AddPes(24);
        var mesh = Build(bench, HierarchicalMeshMode.HighBandwidth, HierarchicalMeshOperand.Iact, new ClusterGrid(1, 2), OperandGroups.Each(24), EyerissV2Ports.Iact);
        var source = mesh.Sources[0];

        Assert.Throws<ArgumentException>(() => bench.Feed(source.Inlet, EyerissV2Ports.Iact, source.Groups!, Bench.Beat(12)));
    }

    [Fact]
    public void Another_number_of_pes_than_the_grid_has_is_refused()
    {
        var bench = new Bench().AddPes(3);

        var error = Assert.Throws<ArgumentException>(() =>
            Build(bench, HierarchicalMeshMode.HighBandwidth, HierarchicalMeshOperand.Iact, new ClusterGrid(1, 1), OperandGroups.All(3), EyerissV2Ports.Iact));

        Assert.Contains("The grid has 12 PEs, but there are groups for 3 and 3 PEs are to be linked.", error.Message, StringComparison.Ordinal);
    }

    private static (Bench Bench, HierarchicalMesh Mesh) SendOneBeatFromEverySource(HierarchicalMeshMode mode, HierarchicalMeshOperand operand, ClusterGrid grid)
    {
        var bench = new Bench().AddPes(grid.Pes);
        var groups = GroupsOfSources(HierarchicalMeshConfiguration.For(mode, operand, grid));
        var mesh = Build(bench, mode, operand, grid, groups, EyerissV2Ports.Of(operand));
        foreach (var (tag, source) in mesh.Sources.Index())
        {
            bench.Feed(source.Inlet, EyerissV2Ports.Of(operand), source.Groups!, new OperandBeat(tag, 1, 0));
        }

        bench.Run();
        return (bench, mesh);
    }

    /// <summary>Tag i is for everybody whom source i reaches.</summary>
    private static OperandGroups GroupsOfSources(HierarchicalMeshConfiguration configuration)
    {
        var grid = configuration.Grid;
        var sources = configuration.Sources.SelectMany(cluster => configuration.RoutersInUse.Select(router => (cluster, router)));
        return new OperandGroups(grid.Pes, [.. sources.Index().Select(source => new OperandGroup(
            source.Index,
            [.. Enumerable.Range(0, grid.Pes).Where(pe =>
                configuration.SourceOf(pe / grid.PesOfCluster) == source.Item.cluster && configuration.RouterOf(pe % grid.PesOfCluster) == source.Item.router)]))]);
    }

    private static HierarchicalMesh Build(
        Bench bench, HierarchicalMeshMode mode, HierarchicalMeshOperand operand, ClusterGrid grid, OperandGroups groups, PortWidth width) =>
        HierarchicalMesh.Build(
            bench.Builder, "/mesh", Bench.Clock, HierarchicalMeshConfiguration.For(mode, operand, grid), width, groups, bench.Inlets);
}
