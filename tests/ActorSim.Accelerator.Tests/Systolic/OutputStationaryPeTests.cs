using ActorSim.Kernel;
using ActorSim.TestKit;

namespace ActorSim.Accelerator.Tests.Systolic;

public sealed class OutputStationaryPeTests
{
    private static readonly Clock Clock = Clock.FromMegahertz(200);

    private readonly SimTestKit kit = new(Clock);
    private readonly OutputStationaryPe pe;
    private readonly TestFeed<OperandBurst> ifmaps;
    private readonly TestFeed<OperandBurst> filters;
    private readonly TestProbe<OperandBurst> east;
    private readonly TestProbe<OperandBurst> south;

    public OutputStationaryPeTests()
    {
        var array = Arrays.Of(1, 1, Dataflow.OutputStationary);
        pe = kit.Add("pe", new OutputStationaryPe(Clock, new SystolicSchedule(array, [SystolicLayer.OfMatrices("gemm", 2, 1, 4)]), row: 0, column: 0));
        ifmaps = kit.Feed(pe.Ifmaps);
        filters = kit.Feed(pe.Filters);
        east = kit.Watch(pe.East, operand => operand.Values);
        south = kit.Watch(pe.South, operand => operand.Values);
    }

    [Fact]
    public void Words_go_on_a_cycle_later_to_the_right_and_down()
    {
        kit.Watch(pe.Outputs);
        var burst = new OperandBurst(Fold: 0, First: 0, Count: 4, Layer: 0, HasData: true, IsLast: true, default);

        ifmaps.Send(burst, atCycle: 3);
        filters.Send(burst, atCycle: 3);

        east.ExpectMessage(message => message.Count == 4, Clock.Edge(4));
        south.ExpectMessage(message => message.Count == 4, Clock.Edge(4));
    }

    [Fact]
    public void The_output_leaves_with_the_last_product()
    {
        var outputs = kit.Watch(pe.Outputs, output => output.Values);

        SendAtCycle(3, [1, 2, 3], [4, 5, 6], isLast: false);
        SendAtCycle(6, [7], [8], isLast: true);

        // The last of four words comes in cycle 6; the drain is a cycle away.
        Assert.Equal([4L + 10 + 18 + 56], outputs.ExpectBlock<long>(Clock.Edge(7)));
    }

    [Fact]
    public void A_burst_takes_as_many_cycles_as_it_has_words()
    {
        var outputs = kit.Watch(pe.Outputs, output => output.Values);

        SendAtCycle(3, [1, 1, 1, 1], [1, 1, 1, 1], isLast: true);

        Assert.Equal([4L], outputs.ExpectBlock<long>(Clock.Edge(3 + 4)));
    }

    [Fact]
    public void Nothing_is_put_out_where_one_operand_has_no_data()
    {
        var outputs = kit.Watch(pe.Outputs);
        ifmaps.Send(new OperandBurst(0, 0, 4, Layer: 0, HasData: true, IsLast: true, default), atCycle: 3);
        filters.Send(new OperandBurst(0, 0, 4, Layer: 0, HasData: false, IsLast: true, default), atCycle: 3);

        outputs.ExpectNothing(untilCycle: 20);
    }

    private void SendAtCycle(long cycle, int[] ifmap, int[] filter, bool isLast)
    {
        ifmaps.Send(new OperandBurst(0, 0, ifmap.Length, Layer: 0, true, isLast, ifmaps.BlockOf<int>(ifmap)), cycle);
        filters.Send(new OperandBurst(0, 0, filter.Length, Layer: 0, true, isLast, filters.BlockOf<int>(filter)), cycle);
    }
}
