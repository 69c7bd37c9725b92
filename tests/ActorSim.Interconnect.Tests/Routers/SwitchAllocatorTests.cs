using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class SwitchAllocatorTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    [InlineData(64, 3)]
    public void It_grants_what_islip_written_plainly_grants(int ports, int virtualChannels)
    {
        var random = new RandomStream((ulong)ports, "/islip");
        var allocator = new SwitchAllocator(ports, virtualChannels);
        var plain = new PlainIslip(ports, virtualChannels);
        for (var cycle = 0; cycle < 300; cycle++)
        {
            var requests = Draw(random, ports, virtualChannels);
            foreach (var request in requests)
            {
                allocator.Request(request);
            }

            Assert.Equal(plain.Allocate(requests).OrderBy(grant => grant.Output), allocator.Allocate().ToArray().OrderBy(grant => grant.Output));
        }
    }

    [Fact]
    public void A_flit_of_a_multicast_takes_all_outputs_that_are_offered_for_it()
    {
        var allocator = new SwitchAllocator(ports: 4, virtualChannels: 2);
        allocator.Request(new SwitchRequest(0, 1, 2, FlitIndex: 5, false));
        allocator.Request(new SwitchRequest(0, 1, 3, FlitIndex: 5, false));
        allocator.Request(new SwitchRequest(0, 1, 1, FlitIndex: 6, false));

        // Output 1 is the first at the input's pointer, but asks for another flit.
        Assert.Equal([1], allocator.Allocate().ToArray().Select(grant => (int)grant.Output));

        allocator.Request(new SwitchRequest(0, 1, 2, FlitIndex: 5, false));
        allocator.Request(new SwitchRequest(0, 1, 3, FlitIndex: 5, false));
        Assert.Equal([2, 3], allocator.Allocate().ToArray().Select(grant => (int)grant.Output).Order());
    }

    /// <summary>Each channel of each input asks for at most one output.</summary>
    private static List<SwitchRequest> Draw(RandomStream random, int ports, int virtualChannels)
    {
        var requests = new List<SwitchRequest>();
        for (var input = 0; input < ports; input++)
        {
            for (var channel = 0; channel < virtualChannels; channel++)
            {
                if (random.NextChance(0.4))
                {
                    requests.Add(new SwitchRequest((ushort)input, (ushort)channel, (ushort)random.NextBelow(ports), 0, random.NextChance(0.3)));
                }
            }
        }

        return requests;
    }

    private sealed class PlainIslip(int ports, int virtualChannels)
    {
        private readonly int[] grantPointer = new int[ports];
        private readonly int[] acceptPointer = new int[ports];
        private readonly int[] turn = new int[ports];

        public List<SwitchRequest> Allocate(List<SwitchRequest> requests)
        {
            var forward = requests.GroupBy(request => (request.Input, request.Output))
                .Select(group => group.OrderBy(request => request.IsSpeculative).ThenBy(request => Around(request.VirtualChannel, turn[request.Input], virtualChannels)).First()).ToList();
            var offers = forward.GroupBy(request => request.Output)
                .Select(group => group.MinBy(request => Around(request.Input, grantPointer[request.Output], ports))).ToList();
            var accepted = offers.GroupBy(offer => offer.Input)
                .Select(group => group.MinBy(offer => Around(offer.Output, acceptPointer[offer.Input], ports))).ToList();
            foreach (var grant in accepted)
            {
                grantPointer[grant.Output] = (grant.Input + 1) % ports;
                acceptPointer[grant.Input] = (grant.Output + 1) % ports;
                turn[grant.Input] = (grant.VirtualChannel + 1) % virtualChannels;
            }

            return accepted;
        }

        private static int Around(int index, int from, int count) => (index - from + count) % count;
    }
}
