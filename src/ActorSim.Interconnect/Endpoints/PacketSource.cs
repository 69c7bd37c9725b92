using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>Says what a node sends next, and when.</summary>
internal sealed class PacketSource(int node, int nodes, NodeTraffic traffic)
{
    private const long Never = Injection.Never;

    private readonly long[] nextOf = new long[traffic.Classes.Length];
    private readonly InjectionState[] states = new InjectionState[traffic.Classes.Length];
    private int taken;

    /// <summary>The cycle in which the next packet is created; <see cref="long.MaxValue"/> when none follows.</summary>
    public long NextCycle { get; private set; }

    /// <summary>Draws the first packets.</summary>
    public void Begin(RandomStream random)
    {
        for (var i = 0; i < nextOf.Length; i++)
        {
            nextOf[i] = Never;
            if (traffic.Classes[i].Sends(node))
            {
                states[i] = traffic.Classes[i].Injection.Begin(random);
                nextOf[i] = -1;
                Advance(i, random);
            }
        }

        FindNext();
    }

    /// <summary>The next packet.</summary>
    public PacketOrder Take(RandomStream random)
    {
        if (traffic.Orders.Length > 0)
        {
            var order = traffic.Orders[taken++];
            FindNext();
            return order;
        }

        var earliest = Array.IndexOf(nextOf, NextCycle);
        var packets = traffic.Classes[earliest];
        var destination = packets.Groups is { } groups ? nodes + groups.Draw(node, random) : packets.Pattern!.Draw(node, random);
        var drawn = new PacketOrder(taken++, (uint)NextCycle, destination, packets.Length.Draw(random), (byte)earliest);
        Advance(earliest, random);
        FindNext();
        return drawn;
    }

    private void Advance(int index, RandomStream random)
    {
        var gap = traffic.Classes[index].Injection.NextGap(ref states[index], random);
        nextOf[index] = gap == Never ? Never : nextOf[index] + gap;
    }

    private void FindNext()
    {
        NextCycle = taken < traffic.Orders.Length ? traffic.Orders[taken].CreateCycle : Never;
        foreach (var next in nextOf)
        {
            NextCycle = Math.Min(NextCycle, next);
        }
    }
}
