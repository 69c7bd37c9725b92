using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class ChannelAllocatorTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    [InlineData(9, 16)]
    public void It_grants_what_islip_written_plainly_grants(int ports, int virtualChannels)
    {
        var random = new RandomStream((ulong)ports, "/islip");
        var allocator = new ChannelAllocator(ports, virtualChannels);
        var total = ports * virtualChannels;
        var (grantPointer, acceptPointer) = (new int[total], new int[total]);
        var waiting = new Dictionary<int, (int Output, ulong Channels)>();
        for (var cycle = 0; cycle < 400; cycle++)
        {
            for (var input = 0; input < total; input++)
            {
                if (!waiting.ContainsKey(input) && random.NextChance(0.3))
                {
                    var wish = ((int)random.NextBelow(ports), DrawChannels());
                    waiting.Add(input, wish);
                    allocator.Wait(input, wish.Item1, wish.Item2);
                }
            }

            var free = Enumerable.Range(0, ports).Select(_ => random.NextChance(0.2) ? 0 : DrawChannels()).ToArray();
            var expected = Plain(free);

            Assert.Equal(expected.Order(), allocator.Allocate(free).ToArray().Order());
            foreach (var (input, _) in expected)
            {
                waiting.Remove(input);
            }
        }

        ulong DrawChannels() => Math.Max(1, random.NextBits() & (ulong.MaxValue >> (64 - virtualChannels)));

        List<(int Input, int Output)> Plain(ulong[] free)
        {
            var offers = new List<(int Input, int Resource)>();
            for (var resource = 0; resource < total; resource++)
            {
                var (output, channel) = (resource / virtualChannels, resource % virtualChannels);
                var askers = waiting.Where(wish => wish.Value.Output == output && (wish.Value.Channels & free[output] & (1UL << channel)) != 0)
                    .Select(wish => wish.Key).ToList();
                if (askers.Count > 0)
                {
                    offers.Add((askers.MinBy(input => (input - grantPointer[resource] + total) % total), resource));
                }
            }

            var accepted = offers.GroupBy(offer => offer.Input)
                .Select(group => group.MinBy(offer => (offer.Resource - acceptPointer[group.Key] + total) % total)).ToList();
            foreach (var (input, resource) in accepted)
            {
                grantPointer[resource] = (input + 1) % total;
                acceptPointer[input] = (resource + 1) % total;
            }

            return accepted;
        }
    }
}
