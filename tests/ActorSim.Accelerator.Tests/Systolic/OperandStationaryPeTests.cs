using ActorSim.Kernel;
using ActorSim.TestKit;

namespace ActorSim.Accelerator.Tests.Systolic;

public sealed class OperandStationaryPeTests
{
    private static readonly Clock Clock = Clock.FromMegahertz(200);
    private static readonly SystolicSchedule Schedule =
        new(Arrays.Of(4, 1, Dataflow.WeightStationary), [SystolicLayer.OfMatrices("gemm", m: 3, n: 1, k: 4)]);

    private readonly SimTestKit kit = new(Clock);

    [Fact]
    public void A_row_keeps_the_last_word_that_comes_and_passes_the_others_down()
    {
        var pe = kit.Add("pe", new OperandStationaryPe(Clock, Schedule, row: 1));
        var stationary = kit.Feed(pe.Stationary);
        var stream = kit.Feed(pe.Stream);
        var psums = kit.Feed(pe.Psums);
        var below = kit.Watch(pe.StationarySouth, operand => operand.Values);
        var sums = kit.Watch(pe.PsumsSouth, operand => operand.Values);

        // For rows 3, 2 and 1, in this order.
        stationary.Send(new OperandBurst(0, First: 3, Count: 3, Layer: 0, true, true, stationary.BlockOf<int>(30, 20, 10)), atCycle: 1);
        stream.Send(new OperandBurst(0, 0, Count: 3, Layer: 0, true, true, stream.BlockOf<int>(1, 2, 3)), atCycle: 5);
        psums.Send(new OperandBurst(0, 0, Count: 3, Layer: 0, true, true, psums.BlockOf<long>(100, 200, 300)), atCycle: 5);

        Assert.Equal([30, 20], below.ExpectBlock<int>(Clock.Edge(2)));
        Assert.Equal([110L, 220, 330], sums.ExpectBlock<long>(Clock.Edge(6)));
    }

    [Fact]
    public void The_first_row_begins_the_psums()
    {
        var pe = kit.Add("pe", new OperandStationaryPe(Clock, Schedule, row: 0));
        var stationary = kit.Feed(pe.Stationary);
        var stream = kit.Feed(pe.Stream);
        var sums = kit.Watch(pe.PsumsSouth, operand => operand.Values);

        stationary.Send(new OperandBurst(0, First: 0, Count: 1, Layer: 0, true, true, stationary.BlockOf<int>(5)), atCycle: 1);
        stream.Send(new OperandBurst(0, 0, Count: 2, Layer: 0, true, true, stream.BlockOf<int>(2, 3)), atCycle: 4);

        Assert.Equal([10L, 15], sums.ExpectBlock<long>(Clock.Edge(5)));
    }

    [Fact]
    public void Psums_pass_a_row_without_a_word_unchanged()
    {
        var pe = kit.Add("pe", new OperandStationaryPe(Clock, Schedule, row: 2));
        var stationary = kit.Feed(pe.Stationary);
        var stream = kit.Feed(pe.Stream);
        var psums = kit.Feed(pe.Psums);
        var sums = kit.Watch(pe.PsumsSouth, operand => operand.Values);

        stationary.Send(new OperandBurst(0, First: 3, Count: 2, Layer: 0, HasData: false, true, default), atCycle: 1);
        stream.Send(new OperandBurst(0, 0, Count: 1, Layer: 0, HasData: false, true, default), atCycle: 5);
        psums.Send(new OperandBurst(0, 0, Count: 1, Layer: 0, HasData: true, true, psums.BlockOf<long>(42)), atCycle: 5);

        Assert.Equal([42L], sums.ExpectBlock<long>(Clock.Edge(6)));
    }
}
