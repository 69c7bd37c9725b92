using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>The packets of a trace, one by one.</summary>
internal static class NocPackets
{
    private const string Table = "packets";

    // Of a longer trace only the first packets may be named in expectations.
    private const int MostWithUnits = 10_000;

    private static readonly ResultColumn[] Columns =
    [
        new("packet", "", "The place of the packet in the trace, from 0."),
        new("create-cycle", "cycles", "When it was created."),
        new("src", "", "The node that sent it."),
        new("dst", "", "The node that it was for."),
        new("flits", "flits", "Its length."),
        new("inject-cycle", "cycles", "When its head left the source."),
        new("arrive-cycle", "cycles", "When its tail arrived."),
        new("latency", "cycles", "From creation to arrival."),
        new("queueing", "cycles", "In the queue of the source."),
        new("routing", "cycles", "Of the head through routers and wires when nothing is in its way."),
        new("contention", "cycles", "Added by waiting for virtual channels, switches and credits."),
        new("serialisation", "cycles", "Added by the flits behind the head."),
        new("hops", "routers", "Routers passed."),
    ];

    /// <summary>The names and units of the cells of the table.</summary>
    public static void AddUnits(PacketTrace trace, Dictionary<string, string?> units)
    {
        for (var i = 0; i < Math.Min(trace.Packets.Length, MostWithUnits); i++)
        {
            foreach (var column in Columns.Skip(1))
            {
                units.Add($"{Table}.{i}.{column.Name}", column.Unit.Length == 0 ? null : column.Unit);
            }
        }
    }

    public static ResultTable Of(PacketTrace trace, RouterNetwork network, int shownRows)
    {
        var rows = new ResultRow[trace.Packets.Length];
        foreach (var arrival in network.Interfaces.SelectMany(door => door.Arrivals))
        {
            var packet = trace.Packets[arrival.Packet];
            var queueing = (long)arrival.InjectCycle - arrival.CreateCycle;
            var inNetwork = (long)arrival.ArriveCycle - arrival.InjectCycle;
            var serialisation = packet.Flits - 1;
            rows[arrival.Packet] = new ResultRow(
                arrival.Packet, (long)packet.CreateCycle, packet.Source, packet.Destination, packet.Flits, (long)arrival.InjectCycle, (long)arrival.ArriveCycle,
                queueing + inNetwork, queueing, (long)arrival.FreeCycles, inNetwork - arrival.FreeCycles - serialisation, serialisation, arrival.Routers);
        }

        return new ResultTable(Table, "Each packet of the trace.", Columns, rows) { ShownRows = shownRows };
    }
}
