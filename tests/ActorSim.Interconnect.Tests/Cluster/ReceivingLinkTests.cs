using ActorSim.Kernel;
using static ActorSim.Interconnect.Tests.ClusterRun;

namespace ActorSim.Interconnect.Tests;

/// <summary>What comes through one link to an ideal core; 1 byte a ns, 10 ns.</summary>
public sealed class ReceivingLinkTests
{
    [Fact]
    public void A_short_transfer_that_overtakes_a_long_one_delays_it_by_its_own_length_only()
    {
        // The long one comes from 10 to 110; the short one from 60 to 70.
        var run = Of(new IdealCore(3, BytePerNanosecond, Ns(10)), Send(1, 0, 100, tag: 1), Send(2, 0, 10, atNanoseconds: 50, tag: 2));

        Assert.Equal((At(120), At(70)), (run.Arrival(1), run.Arrival(2)));
    }

    [Fact]
    public void Transfers_of_equal_length_take_turns_in_the_order_in_which_they_are_through()
    {
        var run = Of(new IdealCore(4, BytePerNanosecond, Ns(10)), Send(1, 0, 100, tag: 1), Send(2, 0, 100, atNanoseconds: 50, tag: 2), Send(3, 0, 100, atNanoseconds: 60, tag: 3));

        Assert.Equal((At(110), At(210), At(310)), (run.Arrival(1), run.Arrival(2), run.Arrival(3)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_link_carries_each_byte_once_and_does_not_rest_while_something_is_to_come(int seed)
    {
        // Against the work that a link has before it, byte by byte: by the time that k transfers are there, their bytes have been carried.
        var random = new RandomStream((ulong)seed, "/link");
        for (var round = 0; round < 100; round++)
        {
            var link = new ReceivingLink();
            var transfers = Enumerable.Range(0, 12)
                .Select(_ => (Begin: random.NextBelow(300), Bytes: 1 + random.NextBelow(100)))
                .OrderBy(transfer => transfer.Begin + transfer.Bytes)
                .ToList();
            long last = 0;
            for (var i = 0; i < transfers.Count; i++)
            {
                var (begin, bytes) = transfers[i];
                var arrival = link.Receive(begin + bytes, bytes, gap: 0);

                Assert.True(arrival >= begin + bytes);
                Assert.True(arrival >= last || arrival == begin + bytes);
                last = Math.Max(last, arrival);
                var first = transfers.Take(i + 1).Min(transfer => transfer.Begin);
                var carried = transfers.Take(i + 1).Sum(transfer => transfer.Bytes);
                Assert.True(last >= first + carried || last >= transfers.Take(i + 1).Max(transfer => transfer.Begin + transfer.Bytes));
                Assert.True(last <= transfers.Take(i + 1).Max(transfer => transfer.Begin) + carried);
            }
        }
    }
}
