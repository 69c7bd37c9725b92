using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>Networks for property tests: every router has a node, wires go both ways, all routers are joined.</summary>
internal static class RandomNetwork
{
    public static NetworkGraph Draw(RandomStream random, int routers, int moreWires)
    {
        var ports = new int[routers];
        Array.Fill(ports, 1);
        var links = new List<NetworkLink>();
        for (var router = 1; router < routers; router++)
        {
            Join(router, (int)random.NextBelow(router));
        }

        for (var i = 0; i < moreWires; i++)
        {
            var (one, other) = ((int)random.NextBelow(routers), (int)random.NextBelow(routers));
            if (one != other && Math.Max(ports[one], ports[other]) < NetworkGraph.MostPorts)
            {
                Join(one, other);
            }
        }

        return new NetworkGraph(ports, links, [.. Enumerable.Range(0, routers).Select(router => new NodeAttachment(router, 0))]);

        void Join(int one, int other)
        {
            var (port, otherPort) = (ports[one]++, ports[other]++);
            links.Add(new NetworkLink(one, port, other, otherPort));
            links.Add(new NetworkLink(other, otherPort, one, port));
        }
    }
}
