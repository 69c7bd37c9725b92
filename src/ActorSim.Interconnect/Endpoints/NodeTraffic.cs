namespace ActorSim.Interconnect;

/// <summary>What a node sends: packets of some classes, drawn as the run goes on, or packets named one by one.</summary>
public sealed class NodeTraffic
{
    private NodeTraffic(PacketClass[] classes, PacketOrder[] orders) => (Classes, Orders) = (classes, orders);

    /// <summary>Nothing.</summary>
    public static NodeTraffic Silent { get; } = new([], []);

    /// <summary>The classes.</summary>
    internal PacketClass[] Classes { get; }

    /// <summary>The packets named one by one.</summary>
    internal PacketOrder[] Orders { get; }

    /// <summary>One more than the highest class of a packet; at least 1.</summary>
    internal int ClassCount => Math.Max(Math.Max(1, Classes.Length), Orders.Select(order => order.Class + 1).DefaultIfEmpty(1).Max());

    /// <summary>Packets of some classes.</summary>
    /// <param name="classes">The classes, up to 256.</param>
    /// <exception cref="ArgumentException">There are more.</exception>
    public static NodeTraffic Of(IReadOnlyList<PacketClass> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return classes.Count <= byte.MaxValue + 1
            ? new NodeTraffic([.. classes], [])
            : throw new ArgumentException($"A network has up to 256 classes of packets; found {classes.Count}.", nameof(classes));
    }

    /// <summary>Packets named one by one.</summary>
    /// <param name="orders">The packets, by ascending cycle of creation.</param>
    /// <exception cref="ArgumentException">They are not in order, or one has less than 1 or more than 65,535 flits.</exception>
    public static NodeTraffic Of(IReadOnlyList<PacketOrder> orders)
    {
        ArgumentNullException.ThrowIfNull(orders);
        for (var i = 0; i < orders.Count; i++)
        {
            if (orders[i].Flits is < 1 or > ushort.MaxValue)
            {
                throw new ArgumentException($"Packet {orders[i].Packet} has {orders[i].Flits} flits; a packet has 1 to {ushort.MaxValue:N0}.", nameof(orders));
            }

            if (i > 0 && orders[i].CreateCycle < orders[i - 1].CreateCycle)
            {
                throw new ArgumentException($"Packet {orders[i].Packet} is created in cycle {orders[i].CreateCycle}, before packet {orders[i - 1].Packet} in front of it.", nameof(orders));
            }
        }

        return new NodeTraffic([], [.. orders]);
    }
}
