using ActorSim.Kernel;

namespace ActorSim.TestKit.Tests;

/// <summary>How tests of an actor read.</summary>
public sealed class CreditedBufferTests
{
    [Fact]
    public void A_flit_waits_for_a_credit()
    {
        using var kit = new SimTestKit(Clock.FromMegahertz(200));
        var buffer = kit.Add("buffer", new CreditedBuffer(kit.Clock, receiverSlots: 1));
        var flits = kit.Feed(buffer.Flits);
        var credits = kit.Feed(buffer.Credits);
        var next = kit.Watch(buffer.Next);

        flits.Send(new Flit(1), atCycle: 0);
        flits.Send(new Flit(2), atCycle: 1);
        credits.Send(new Credit(1), atCycle: 10);

        next.ExpectMessage(new Flit(1), atCycle: 1);
        next.ExpectNothing(untilCycle: 10);
        next.ExpectMessage(new Flit(2), atCycle: 11);
    }

    [Fact]
    public void Two_flits_of_one_cycle_leave_in_two_cycles()
    {
        using var kit = new SimTestKit(Clock.FromMegahertz(200));
        var buffer = kit.Add("buffer", new CreditedBuffer(kit.Clock, receiverSlots: 4));
        var flits = kit.Feed(buffer.Flits);
        kit.Feed(buffer.Credits);
        var next = kit.Watch(buffer.Next);

        flits.Send(new Flit(1), atCycle: 0);
        flits.Send(new Flit(2), atCycle: 0);

        next.ExpectMessage(new Flit(1), atCycle: 1);
        next.ExpectMessage(new Flit(2), atCycle: 2);
    }

    [Fact]
    public void Its_time_without_credit_is_a_stall()
    {
        using var kit = new SimTestKit(Clock.FromMegahertz(200));
        var buffer = kit.Add("buffer", new CreditedBuffer(kit.Clock, receiverSlots: 0));
        var flits = kit.Feed(buffer.Flits);
        var credits = kit.Feed(buffer.Credits);
        kit.Watch(buffer.Next);

        flits.Send(new Flit(1), atCycle: 2);
        credits.Send(new Credit(1), atCycle: 9);
        var result = kit.RunToEnd();

        // Idle for 2 cycles, without credit for 7, busy for the one until it finds itself empty; then the flit arrives.
        Assert.Equal((EndReason.Completed, kit.Clock.Edge(10)), (result.Reason, result.End));
        Assert.Equal(
            [("time.busy", 5_000.0), ("time.idle", 10_000.0), ("time.stalled-on-credit", 35_000.0)],
            kit.ReadMetrics().Where(reading => reading.Unit == "ps").Select(reading => (reading.Name, reading.Value)));
    }

    [Fact]
    public void Its_fields_can_be_saved() => Assert.Empty(ActorFields.Violations(typeof(CreditedBuffer)));
}
