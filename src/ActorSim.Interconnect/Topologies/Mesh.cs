using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>A mesh of k × k routers, with one node at each, and dimension-order routing: first x, then y.</summary>
public sealed class Mesh
{
    private Mesh(IReadOnlyList<NetworkInterface> interfaces) => Interfaces = interfaces;

    /// <summary>The nodes' doors, by node.</summary>
    public IReadOnlyList<NetworkInterface> Interfaces { get; }

    /// <summary>Builds it.</summary>
    public static Mesh Build(
        SimulationBuilder builder, Clock clock, int k, int virtualChannels, int slots, RouterPipeline pipeline, IReadOnlyList<PacketOrder[]> orders)
    {
        const int Local = 4;
        var description = new RouterDescription(virtualChannels, slots, pipeline);
        var routers = new VirtualChannelRouter[k * k];
        var interfaces = new NetworkInterface[k * k];
        for (var node = 0; node < k * k; node++)
        {
            var (x, y) = (node % k, node / k);
            routers[node] = builder.Add($"/router/{y}/{x}", new VirtualChannelRouter(clock, description, 5, new RouterTables(HopsFrom(x, y, k, virtualChannels), [], [3, 3, 3, 3, 3]), MeasuringSpan.Everything));
            interfaces[node] = builder.Add($"/node/{y}/{x}", new NetworkInterface(clock, node, virtualChannels, slots, orders[node]));
        }

        var (flitsAfterSwitch, creditsToRouter, toNode) = (clock.Cycles(3), clock.Cycles(2 + pipeline.CreditDelay), clock.Cycles(2));
        for (var node = 0; node < k * k; node++)
        {
            var (x, y) = (node % k, node / k);
            Join(0, x + 1 < k ? node + 1 : -1, 1);
            Join(1, x > 0 ? node - 1 : -1, 0);
            Join(2, y + 1 < k ? node + k : -1, 3);
            Join(3, y > 0 ? node - k : -1, 2);
            var (router, door) = (routers[node], interfaces[node]);
            builder.Connect(door.ToNetwork, router.Input(Local), toNode);
            builder.Connect(router.InputCredit(Local), door.CreditsFromNetwork, toNode);
            builder.Connect(router.Output(Local), door.FromNetwork, flitsAfterSwitch);
            builder.Connect(door.CreditsToNetwork, router.OutputCredit(Local), creditsToRouter);

            void Join(int port, int other, int otherPort)
            {
                if (other >= 0)
                {
                    builder.Connect(routers[node].Output(port), routers[other].Input(otherPort), flitsAfterSwitch);
                    builder.Connect(routers[other].InputCredit(otherPort), routers[node].OutputCredit(port), creditsToRouter);
                }
            }
        }

        return new Mesh(interfaces);
    }

    private static Hop[] HopsFrom(int x, int y, int k, int virtualChannels)
    {
        var all = virtualChannels == 64 ? ulong.MaxValue : (1UL << virtualChannels) - 1;
        var hops = new Hop[k * k];
        for (var node = 0; node < hops.Length; node++)
        {
            var (toX, toY) = (node % k, node / k);
            hops[node] = new Hop(toX > x ? 0 : toX < x ? 1 : toY > y ? 2 : toY < y ? 3 : 4, all);
        }

        return hops;
    }
}
