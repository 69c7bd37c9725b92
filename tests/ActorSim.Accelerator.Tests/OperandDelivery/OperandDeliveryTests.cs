using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests;

public sealed class OperandDeliveryTests
{
    private static readonly PortWidth Width = EyerissV2Ports.Weight;
    private static readonly Clock Clock = Clock.FromMegahertz(200);

    public static TheoryData<string> Layers => ["convolution", "depthwise", "dense"];

    [Fact]
    public void A_bus_that_brings_three_weights_a_cycle_does_three_macs_a_cycle_of_a_fully_connected_layer()
    {
        var delivery = Build("dense", Bus(), steps: 30);

        delivery.Simulation.Run();

        // 24 PEs, 10 beats each. The last of 240 beats leaves its source in cycle 239, is at its PE in 241, and used up in 243.
        var figures = delivery.Figures;
        Assert.Equal((720L, 244L), (figures.Macs, figures.Cycles));
        Assert.Equal((240L, 720L, 720L), (figures.Weights.BeatsSent, figures.Weights.WordsSent, figures.Weights.WordsDelivered));
        Assert.Equal((10L, 30L, 720L), (figures.Iacts.BeatsSent, figures.Iacts.WordsSent, figures.Iacts.WordsDelivered));
        Assert.Equal((1.0, 24.0), (figures.Weights.Multicast, figures.Iacts.Multicast));
    }

    [Fact]
    public void A_source_for_each_pe_keeps_all_of_them_busy()
    {
        var delivery = Build("depthwise", Crossbar(sources: 24), steps: 9, rounds: 4);

        delivery.Simulation.Run();

        // The first pair is there in cycle 2; from then on a multiply-accumulate a cycle.
        Assert.Equal(2 + 36, delivery.Figures.Cycles);
        Assert.Equal((2L * 24, 0L, 0L, 0L), (delivery.Figures.CyclesWithoutBoth, delivery.Figures.CyclesWithoutIact, delivery.Figures.CyclesWithoutWeight, delivery.Figures.IdleCycles));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Every_network_brings_every_pe_a_weight_and_an_iact_for_each_mac(string layer)
    {
        foreach (var network in Networks)
        {
            foreach (var (peSlots, registerSlots) in new[] { (2, 2), (1, 1), (3, 1) })
            {
                var delivery = Build(layer, network, steps: 8, rounds: layer == "dense" ? 1 : 3, peSlots, registerSlots);

                Assert.True(delivery.Simulation.Run().Succeeded);

                var figures = delivery.Figures;
                Assert.Equal(delivery.Macs, figures.Macs);
                Assert.Equal((figures.Macs, figures.Macs), (figures.Weights.WordsDelivered, figures.Iacts.WordsDelivered));
                Assert.True(figures.IdleCycles >= 0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Threads_change_nothing(string layer)
    {
        foreach (var network in Networks)
        {
            var one = Build(layer, network, steps: 8).Simulation.Run();
            var two = Build(layer, network, steps: 8).Simulation.Run(new RunOptions { Threads = 2, ShareWindowsFrom = 0 });

            Assert.Equal((one.Fingerprint, one.End, one.Deliveries), (two.Fingerprint, two.End, two.Deliveries));
        }
    }

    [Fact]
    public void Beats_on_their_way_allocate_nothing()
    {
        foreach (var network in Networks)
        {
            var delivery = Build("dense", network, steps: 20_000);
            using var simulation = delivery.Simulation;
            simulation.Advance(Clock.Edge(2_000));
            var before = GC.GetAllocatedBytesForCurrentThread();
            simulation.Advance(Clock.Edge(5_000));

            // Thousands of beats; mail may take a few pages more.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000);
            Assert.True(simulation.Run().End > Clock.Edge(5_000));
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_run_goes_on_where_it_was_saved(string layer)
    {
        foreach (var network in Networks)
        {
            var whole = Build(layer, network, steps: 8);
            var expected = whole.Simulation.Run();
            var (cut, resumed) = (Build(layer, network, steps: 8), Build(layer, network, steps: 8));
            cut.Simulation.Advance(SimTime.FromPicoseconds(expected.End.Picoseconds / 2));
            using var stream = new MemoryStream();
            cut.Simulation.Save(stream);
            stream.Position = 0;
            resumed.Simulation.Resume(stream);

            Assert.Equal(expected.Fingerprint, resumed.Simulation.Run().Fingerprint);
            Assert.Equal(whole.Figures, resumed.Figures);
        }
    }

    [Fact]
    public void Networks_for_another_array_are_refused()
    {
        var mapping = SpatialMapping.Of(Shape("dense"), 1, 3, 8);

        var error = Assert.Throws<ArgumentException>(() => new OperandDelivery(Clock, mapping, new BusFabric(Width, 23), new BusFabric(Width, 24), (row, column) => (row * 8) + column, 1, 1));

        Assert.Contains("The array has 3 × 8 PEs, but the networks have 23 and 24.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_there_at_the_end()
    {
        var delivery = Build("dense", Bus(), steps: 3);

        Assert.Throws<InvalidOperationException>(() => delivery.Figures);
    }

    // Arrays of 3 × 8 PEs: two clusters of 3 × 4 beside each other.
    private static IEnumerable<(OperandFabric Weights, OperandFabric Iacts, bool IsMesh)> Networks
    {
        get
        {
            yield return Bus();
            yield return Crossbar(sources: 5);
            yield return (new XyBusFabric(EyerissV1Ports.Filter, 3, 8, 4), new XyBusFabric(EyerissV1Ports.Ifmap, 3, 8, 5), false);
            foreach (var weights in Enum.GetValues<HierarchicalMeshMode>())
            {
                foreach (var iacts in Enum.GetValues<HierarchicalMeshMode>())
                {
                    yield return (Mesh(weights, HierarchicalMeshOperand.Weight), Mesh(iacts, HierarchicalMeshOperand.Iact), true);
                }
            }
        }
    }

    private static (OperandFabric Weights, OperandFabric Iacts, bool IsMesh) Bus() => (new BusFabric(Width, 24), new BusFabric(Width, 24), false);

    private static (OperandFabric Weights, OperandFabric Iacts, bool IsMesh) Crossbar(int sources) =>
        (new CrossbarFabric(Width, 24, sources), new CrossbarFabric(Width, 24, sources), false);

    private static HierarchicalMeshFabric Mesh(HierarchicalMeshMode mode, HierarchicalMeshOperand operand) =>
        new(HierarchicalMeshConfiguration.For(mode, operand, new ClusterGrid(1, 2)), Width);

    private static ConvolutionShape Shape(string layer) => layer switch
    {
        "convolution" => ConvolutionShape.Of(new FeatureMap(4, 6, 6), new Convolution(8, Extent.Square(3), Extent.Square(1))),
        "depthwise" => ConvolutionShape.Of(new FeatureMap(8, 8, 8), new Convolution(8, Extent.Square(3), Extent.Square(1), Groups: 8)),
        _ => ConvolutionShape.Of(new FeatureMap(30, 1, 1), new Convolution(40, Extent.Square(1), Extent.Square(1))),
    };

    private static OperandDelivery Build(
        string layer, (OperandFabric Weights, OperandFabric Iacts, bool IsMesh) network, int steps, int rounds = 1, int peSlots = 2, int registerSlots = 2)
    {
        var grid = new ClusterGrid(1, 2);
        Func<int, int, int> peAt = network.IsMesh ? grid.PeAt : (row, column) => (row * 8) + column;
        return new OperandDelivery(Clock, SpatialMapping.Of(Shape(layer), 1, 3, 8), network.Weights, network.Iacts, peAt, rounds, steps, peSlots, registerSlots);
    }
}
