namespace ActorSim.Interconnect;

/// <summary>
/// Packets with the cycles in which they are created. Those of one node are in the order of their creation; between nodes
/// there is no order, so that traces that a simulator writes when packets arrive at their queues can be read.
/// </summary>
/// <example>
/// A file with the columns <c>create_cycle</c>, <c>src</c>, <c>dst</c> and <c>flits</c>, in any order; others are not looked at:
/// <code>
/// create_cycle,src,dst,flits
/// 0,5,10,4
/// 3,0,15,1
/// </code>
/// </example>
public sealed class PacketTrace
{
    /// <summary>The most flits of a packet, unless a trace is read with a lower limit.</summary>
    public const int MostFlits = ushort.MaxValue;

    /// <summary>The last cycle in which a packet may be created: cycles are counted with 32 bits, and packets take some to arrive.</summary>
    public const uint LastCycle = 4_000_000_000;

    private readonly TracePacket[] packets;

    private PacketTrace(TracePacket[] packets) => this.packets = packets;

    /// <summary>The packets, in the order of the file.</summary>
    public ReadOnlySpan<TracePacket> Packets => packets;

    /// <summary>The cycle in which the first packet is created; 0 if there is none.</summary>
    public long FirstCycle
    {
        get
        {
            var first = packets.Length == 0 ? 0 : packets[0].CreateCycle;
            foreach (var packet in packets)
            {
                first = Math.Min(first, packet.CreateCycle);
            }

            return first;
        }
    }

    /// <summary>Reads comma-separated values; empty lines are passed over.</summary>
    /// <param name="text">The text, beginning with the names of the columns.</param>
    /// <param name="nodes">The number of nodes of the network.</param>
    /// <param name="mostFlits">The most flits of a packet.</param>
    /// <exception cref="TrafficFileException">
    /// A column is missing, a value is no number or not possible, a node does not exist, or a node creates a packet
    /// before one that stands above it; with the line.
    /// </exception>
    public static PacketTrace Read(TextReader text, int nodes, int mostFlits = MostFlits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var table = new NumberTable(text, "create_cycle", "src", "dst", "flits");
        var read = new List<TracePacket>();
        var last = new Dictionary<int, (uint Cycle, int Line)>();
        while (table.NextLine())
        {
            var packet = new TracePacket(
                (uint)table.Number(0, 0, LastCycle, "cycles"),
                (int)table.Number(1, 0, nodes - 1, "the nodes"),
                (int)table.Number(2, 0, nodes - 1, "the nodes"),
                (int)table.Number(3, 1, mostFlits, "possible lengths"));
            if (last.TryGetValue(packet.Source, out var before) && packet.CreateCycle < before.Cycle)
            {
                throw table.Problem($"Node {packet.Source} creates this packet in cycle {packet.CreateCycle}, before the one of line {before.Line} (cycle {before.Cycle}); sort the trace by `create_cycle`.");
            }

            last[packet.Source] = (packet.CreateCycle, table.Line);
            read.Add(packet);
        }

        return new PacketTrace([.. read]);
    }
}
