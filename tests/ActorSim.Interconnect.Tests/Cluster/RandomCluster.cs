using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>Clusters and messages for property tests.</summary>
internal static class RandomCluster
{
    /// <summary>A tree of switches with unequal cables, and ranks hung to them anywhere.</summary>
    public static LinkGraph Tree(RandomStream random, bool isCutThrough)
    {
        var (ranks, switches) = (2 + (int)random.NextBelow(8), 1 + (int)random.NextBelow(6));
        var links = new List<ClusterLink>();
        for (var vertex = 0; vertex < ranks + switches; vertex++)
        {
            if (vertex != ranks)
            {
                var other = ranks + (int)random.NextBelow(vertex < ranks ? switches : vertex - ranks);
                links.AddRange(LinkGraph.BothWays(vertex, other, Cable(random)));
            }
        }

        return new LinkGraph(ranks, switches, links, new SwitchDescription(SimDuration.FromPicoseconds(random.NextBelow(3000)), isCutThrough));
    }

    /// <summary>Messages between ranks, many of them close in time.</summary>
    public static SentMessage[] Messages(RandomStream random, int ranks, int count, int mostBytes = 150)
    {
        var messages = new SentMessage[count];
        for (var i = 0; i < count; i++)
        {
            var from = (int)random.NextBelow(ranks);
            var to = (from + 1 + (int)random.NextBelow(ranks - 1)) % ranks;
            messages[i] = new SentMessage(from, to, 1 + random.NextBelow(mostBytes), SimTime.FromPicoseconds(random.NextBelow(count * 20_000)), i);
        }

        return messages;
    }

    private static ClusterCable Cable(RandomStream random) => new(
        Bandwidth.FromTimePerByte(SimDuration.FromPicoseconds(100 + (random.NextBelow(10) * 150))),
        SimDuration.FromPicoseconds(1 + random.NextBelow(20_000)));
}
