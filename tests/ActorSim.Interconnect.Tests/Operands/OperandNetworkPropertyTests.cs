namespace ActorSim.Interconnect.Tests.Operands;

/// <summary>Random networks, groups, traffic, and PEs that take beats irregularly.</summary>
public sealed class OperandNetworkPropertyTests
{
    public static TheoryData<string> Networks => ["bus", "crossbar", "chain", "mesh"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Nothing_is_lost_doubled_or_reordered_and_every_multicast_reaches_exactly_its_group(string network)
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var (bench, sent, groups) = RandomSystem(network, seed);

            bench.Run();

            var total = 0;
            for (var pe = 0; pe < bench.Pes.Count; pe++)
            {
                // What an input sent to groups with this PE, in that order.
                foreach (var beats in sent)
                {
                    var expected = beats.Where(beat => groups[beat.Tag].Contains(pe)).ToList();
                    Assert.Equal(expected, bench.Pes[pe].Seen.Select(one => one.Beat).Where(beat => beat.Bits >> 16 == beats[0].Bits >> 16));
                    total += expected.Count;
                }
            }

            Assert.Equal(total, bench.Pes.Sum(pe => pe.Seen.Count));
            Assert.Equal(total, bench.Metrics.Where(reading => reading.Name == "words-delivered").Sum(reading => reading.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Threads_change_nothing(string network)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var (one, two) = (RandomSystem(network, seed).Bench.Run(), RandomSystem(network, seed).Bench.Run(threads: 2));

            Assert.Equal((one.Fingerprint, one.End, one.Deliveries), (two.Fingerprint, two.End, two.Deliveries));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_parts_of_every_actors_time_add_up(string network)
    {
        var (bench, _, _) = RandomSystem(network, seed: 7);

        var end = bench.Run().End;

        var accounts = bench.Metrics.Where(reading => reading.Name.StartsWith("time.", StringComparison.Ordinal)).ToLookup(reading => reading.Path, reading => reading.Value);
        Assert.NotEmpty(accounts);
        Assert.All(accounts, account => Assert.Equal((double)end.Picoseconds, account.Sum()));
    }

    private static (Bench Bench, List<OperandBeat[]> Sent, OperandGroups Groups) RandomSystem(string network, int seed)
    {
        var random = new Random(seed);
        var bench = new Bench((ulong)seed);
        var grid = new ClusterGrid(random.Next(1, 4), random.Next(1, 4), random.Next(1, 4), random.Next(1, 4));
        var (slots, buffer) = (random.Next(1, 4), random.Next(1, 4));
        bench.AddPes(network == "mesh" ? grid.Pes : random.Next(1, 9), buffer, _ => new Appetite(random.Next(20), random.Next(1, 5), random.Next(20, 101)));
        var (inputs, groups) = network switch
        {
            "bus" => Bus(bench, random, slots),
            "crossbar" => Crossbar(bench, random, slots),
            "chain" => Chain(bench, slots),
            _ => Mesh(bench, random, grid, slots),
        };
        var sent = new List<OperandBeat[]>();
        foreach (var (input, tags) in inputs)
        {
            var beats = new OperandBeat[random.Next(1, 60)];
            for (var i = 0; i < beats.Length; i++)
            {
                beats[i] = new OperandBeat(tags[random.Next(tags.Count)], 1, (ulong)((sent.Count << 16) | i));
            }

            sent.Add(beats);
            bench.FeedIrregularly(input, random.Next(20, 101), beats);
        }

        return (bench, sent, groups);
    }

    private static OperandGroups RandomGroups(Random random, int receivers) => new(
        receivers,
        [.. Enumerable.Range(0, random.Next(1, 8)).Select(tag => new OperandGroup(3 * tag, Some(random, [.. Enumerable.Range(0, receivers)])))]);

    private static int[] Some(Random random, int[] receivers)
    {
        random.Shuffle(receivers);
        return receivers[..random.Next(1, receivers.Length + 1)];
    }

    private static (List<(OperandInlet Input, IReadOnlyList<int> Tags)> Inputs, OperandGroups Groups) Bus(Bench bench, Random random, int slots)
    {
        var groups = RandomGroups(random, bench.Pes.Count);
        var bus = bench.Builder.Add("/network", new OperandBus(Bench.Clock, WideEnough, groups, bench.Slots, slots));
        bus.ConnectReceivers(bench.Builder, bench.Inlets);
        return ([(bus.Input(0), groups.Tags)], groups);
    }

    private static (List<(OperandInlet Input, IReadOnlyList<int> Tags)> Inputs, OperandGroups Groups) Crossbar(Bench bench, Random random, int slots)
    {
        var groups = OperandGroups.Each(bench.Pes.Count);
        var crossbar = bench.Builder.Add("/network", new OperandCrossbar(Bench.Clock, WideEnough, random.Next(1, 6), groups, bench.Slots, slots));
        crossbar.ConnectReceivers(bench.Builder, bench.Inlets);
        return ([.. Enumerable.Range(0, crossbar.Inputs).Select(input => (crossbar.Input(input), groups.Tags))], groups);
    }

    private static (List<(OperandInlet Input, IReadOnlyList<int> Tags)> Inputs, OperandGroups Groups) Chain(Bench bench, int slots)
    {
        var groups = OperandGroups.All(bench.Pes.Count);
        var chain = SystolicChain.Build(bench.Builder, "/network", Bench.Clock, WideEnough, bench.Inlets, slots);
        return ([(chain[0].Input(0), groups.Tags)], groups);
    }

    private static (List<(OperandInlet Input, IReadOnlyList<int> Tags)> Inputs, OperandGroups Groups) Mesh(Bench bench, Random random, ClusterGrid grid, int slots)
    {
        var operand = Enum.GetValues<HierarchicalMeshOperand>()[random.Next(3)];
        var modes = Enum.GetValues<HierarchicalMeshMode>().Where(mode => HierarchicalMeshConfiguration.Refusal(mode, operand, grid) is null).ToArray();
        int[]? routerOfPe = operand == HierarchicalMeshOperand.Iact ? [.. Enumerable.Range(0, grid.PesOfCluster).Select(_ => random.Next(3))] : null;
        var configuration = HierarchicalMeshConfiguration.For(modes[random.Next(modes.Length)], operand, grid, routerOfPe);

        // Groups within what one source reaches.
        var reaches = Enumerable.Range(0, grid.Pes).ToLookup(pe => (configuration.SourceOf(pe / grid.PesOfCluster), configuration.RouterOf(pe % grid.PesOfCluster)));
        var groups = new OperandGroups(grid.Pes, [.. reaches.SelectMany(reach => new[] { Some(random, [.. reach]), Some(random, [.. reach]) }).Index().Select(group => new OperandGroup(group.Index, group.Item))]);
        var mesh = HierarchicalMesh.Build(bench.Builder, "/network", Bench.Clock, configuration, WideEnough, groups, bench.Inlets, slots);
        return ([.. mesh.Sources.Select(source => (source.Inlet, source.Groups!.Tags))], groups);
    }

    private static PortWidth WideEnough { get; } = new(32, 32);
}
