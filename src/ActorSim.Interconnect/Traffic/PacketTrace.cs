using System.Globalization;

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
    public const int MostFlits = 1 << 20;

    private const string Cycle = "create_cycle";
    private const string Source = "src";
    private const string Destination = "dst";
    private const string Flits = "flits";

    private static readonly string[] Columns = [Cycle, Source, Destination, Flits];

    private readonly TracePacket[] packets;

    private PacketTrace(TracePacket[] packets) => this.packets = packets;

    /// <summary>The packets, in the order of the file.</summary>
    public ReadOnlySpan<TracePacket> Packets => packets;

    /// <summary>Reads comma-separated values; empty lines are passed over.</summary>
    /// <param name="text">The text, beginning with the names of the columns.</param>
    /// <param name="nodes">The number of nodes of the network.</param>
    /// <param name="mostFlits">The most flits of a packet.</param>
    /// <exception cref="PacketTraceException">
    /// A column is missing, a value is no number or not possible, a node does not exist, or a node creates a packet
    /// before one that stands above it; with the line.
    /// </exception>
    public static PacketTrace Read(TextReader text, int nodes, int mostFlits = MostFlits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = new List<TracePacket>();
        var last = new Dictionary<int, (uint Cycle, int Line)>();
        int[]? at = null;
        var number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var cells = line.Split(',');
            if (at is null)
            {
                at = FindColumns(number, cells);
                continue;
            }

            long Value(int column, long least, long most, string what) =>
                ValueOf(number, cells, at[column], Columns[column], least, most, what);

            var packet = new TracePacket(
                (uint)Value(0, 0, uint.MaxValue, "cycles"),
                (int)Value(1, 0, nodes - 1, "nodes of the network"),
                (int)Value(2, 0, nodes - 1, "nodes of the network"),
                (int)Value(3, 1, mostFlits, "possible lengths"));
            if (last.TryGetValue(packet.Source, out var before) && packet.CreateCycle < before.Cycle)
            {
                throw new PacketTraceException(number, $"Node {packet.Source} creates this packet in cycle {packet.CreateCycle}, before the one of line {before.Line} (cycle {before.Cycle}); sort the trace by `{Cycle}`.");
            }

            last[packet.Source] = (packet.CreateCycle, number);
            read.Add(packet);
        }

        return at is null
            ? throw new PacketTraceException(Math.Max(1, number), $"The trace is empty; it begins with the names of its columns: `{string.Join(',', Columns)}`.")
            : new PacketTrace([.. read]);
    }

    private static int[] FindColumns(int line, string[] cells)
    {
        string[] names = [.. cells.Select(cell => cell.Trim())];
        foreach (var column in Columns)
        {
            var count = names.Count(name => name == column);
            if (count != 1)
            {
                throw new PacketTraceException(line, $"{(count == 0 ? "There is no column" : "There are two columns")} `{column}`; a trace has the columns `{string.Join("`, `", Columns)}`.");
            }
        }

        return Array.ConvertAll(Columns, column => Array.IndexOf(names, column));
    }

    private static long ValueOf(int line, string[] cells, int at, string column, long least, long most, string what)
    {
        if (at >= cells.Length || string.IsNullOrWhiteSpace(cells[at]))
        {
            throw new PacketTraceException(line, $"There is no value for `{column}`.");
        }

        var text = cells[at].Trim();
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            throw new PacketTraceException(line, $"`{column}` must be a whole number; found `{text}`.");
        }

        return value >= least && value <= most
            ? value
            : throw new PacketTraceException(line, $"`{column}` is {value}; the {what} are {least} to {most}.");
    }
}
