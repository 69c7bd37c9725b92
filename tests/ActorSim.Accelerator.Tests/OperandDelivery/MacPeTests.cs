using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.TestKit;

namespace ActorSim.Accelerator.Tests;

public sealed class MacPeTests : IDisposable
{
    private readonly SimTestKit kit = new(Clock.FromMegahertz(200));
    private readonly MacPe pe;
    private readonly TestFeed<OperandBeat> weights;
    private readonly TestFeed<OperandBeat> iacts;
    private readonly TestProbe<FreedSlots> freedWeights;
    private readonly TestProbe<FreedSlots> freedIacts;

    public MacPeTests()
    {
        pe = kit.Add("pe", new MacPe(kit.Clock, weightBits: 8, iactBits: 16, slots: 2, macs: 3));
        weights = kit.Feed(pe.Weights);
        iacts = kit.Feed(pe.Iacts);
        freedWeights = kit.Watch(pe.FreedWeights);
        freedIacts = kit.Watch(pe.FreedIacts);
    }

    public void Dispose() => kit.Dispose();

    [Fact]
    public void A_pair_is_multiplied_in_the_cycle_in_which_both_are_there_and_slots_are_freed_with_the_last_word()
    {
        // Three weights in one beat, iacts one by one in cycles 4, 5 and 9.
        weights.Send(new OperandBeat(0, 3, 0x020100), atCycle: 2);
        iacts.Send(new OperandBeat(0, 1, 0), atCycle: 4);
        iacts.Send(new OperandBeat(0, 1, 1), atCycle: 5);
        iacts.Send(new OperandBeat(0, 1, 2), atCycle: 9);

        freedIacts.ExpectMessage(new FreedSlots(1), atCycle: 5);
        freedIacts.ExpectMessage(new FreedSlots(1), atCycle: 6);
        freedIacts.ExpectMessage(new FreedSlots(1), atCycle: 10);
        freedWeights.ExpectMessage(new FreedSlots(1), atCycle: 10);
        Assert.Equal((3L, 9L), (pe.Macs, pe.LastMacCycle));

        // Neither in 0 and 1; no iact in 2 and 3, and in 6, 7 and 8.
        Assert.Equal((2L, 0L, 5L), (pe.CyclesWithoutBoth, pe.CyclesWithoutWeight, pe.CyclesWithoutIact));
    }

    [Fact]
    public void Time_is_busy_stalled_on_what_is_missing_or_idle_at_the_end()
    {
        weights.Send(new OperandBeat(0, 3, 0x020100), atCycle: 6);
        iacts.Send(new OperandBeat(0, 3, 0x0002_0001_0000), atCycle: 2);

        kit.RunToEnd(kit.Clock.Edge(20));

        var time = kit.ReadMetrics().Where(reading => reading.Path == "/pe" && reading.Name.StartsWith("time.", StringComparison.Ordinal))
            .ToDictionary(reading => reading.Name, reading => reading.Value / 5000);
        Assert.Equal((3.0, 2.0, 4.0), (time["time.busy"], time["time.stalled-on-weight-and-iact"], time["time.stalled-on-weight"]));
        Assert.Equal((2L, 4L, 0L), (pe.CyclesWithoutBoth, pe.CyclesWithoutWeight, pe.CyclesWithoutIact));
    }

    [Fact]
    public void A_weight_of_another_step_than_the_iact_is_an_error()
    {
        weights.Send(new OperandBeat(0, 1, 1), atCycle: 2);
        iacts.Send(new OperandBeat(0, 1, 0), atCycle: 2);

        Assert.Contains("a weight and an iact of different steps", kit.RunToEnd().Failure!.ToString(), StringComparison.Ordinal);
    }
}
