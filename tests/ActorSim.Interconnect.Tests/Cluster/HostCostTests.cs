using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

/// <summary>What transfers cost the machines themselves; 1 byte a ns, 10 ns, one byte a message.</summary>
public sealed class HostCostTests
{
    private static readonly IdealCore Core = new(3, BytePerNanosecond, Ns(10));

    [Fact]
    public void Messages_of_one_sender_take_turns_on_its_processor()
    {
        // Processor 0–5 and 5–10, link 5–6 and 10–11.
        var run = Of(Core, [Send(0, 1, 1, tag: 0), Send(0, 2, 1, tag: 1)], HostDescription.Free with { SendOverhead = Ns(5) });

        Assert.Equal((At(16), At(21)), (run.Arrival(0), run.Arrival(1)));
    }

    [Fact]
    public void Messages_to_one_receiver_take_turns_on_its_processor()
    {
        // Through its link at 11 and 12, processor 11–18 and 18–25.
        var run = Of(Core, [Send(1, 0, 1, tag: 0), Send(2, 0, 1, tag: 1)], HostDescription.Free with { ReceiveOverhead = Ns(7) });

        Assert.Equal([At(18), At(25)], run.Got.Select(got => got.At));
    }

    [Fact]
    public void Interfaces_rest_for_the_gap_behind_each_transfer_they_send_and_receive()
    {
        var sent = Of(Core, [Send(0, 1, 1, tag: 0), Send(0, 2, 1, tag: 1)], HostDescription.Free with { Gap = Ns(4) });
        var received = Of(Core, [Send(1, 0, 1, tag: 0), Send(2, 0, 1, tag: 1)], HostDescription.Free with { Gap = Ns(4) });

        // The link carries 0–1 and 5–6.
        Assert.Equal((At(11), At(16)), (sent.Arrival(0), sent.Arrival(1)));
        Assert.Equal([At(11), At(16)], received.Got.Select(got => got.At));
    }
}
