namespace ActorSim.Interconnect;

/// <summary>
/// Routing in a grid first along x to the right column, then along y. In a mesh every virtual channel may be taken on
/// every hop.
/// </summary>
/// <remarks>
/// In a torus or ring a packet goes the shorter way around, in the + direction if both are as long. The virtual channels
/// are cut into two classes at a dateline, the wire that closes the ring (Dally and Seitz, "Deadlock-Free Message Routing
/// in Multiprocessor Interconnection Networks", 1987): while a packet still has to cross it in the dimension in which it
/// travels, it takes the lower half of the channels (rounded down), else the upper half. So no class has a circle.
/// </remarks>
public static class DimensionOrderRouting
{
    /// <summary>Makes the table.</summary>
    /// <param name="graph">A mesh, torus, ring or concentrated mesh, as <see cref="Topology"/> makes them.</param>
    /// <param name="virtualChannels">Virtual channels of each port, from 1 to 64; in a torus or ring from 2.</param>
    /// <exception cref="ArgumentException">The network is no grid, or a torus has less than two virtual channels.</exception>
    public static RouteTable For(NetworkGraph graph, int virtualChannels)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var all = RouteTable.AllOf(virtualChannels);
        if (graph.Grid is not { } grid)
        {
            throw new ArgumentException("Dimension-order routing needs a mesh, torus, ring or concentrated mesh; a network given by its links has no dimensions.");
        }

        if (grid.Wraps && virtualChannels < 2)
        {
            throw new ArgumentException("Dimension-order routing in a torus or ring needs at least 2 virtual channels, one before and one behind the dateline.");
        }

        var before = grid.Wraps ? RouteTable.AllOf(virtualChannels / 2) : all;
        var behind = grid.Wraps ? all & ~before : all;
        var hops = new Hop[graph.Routers][];
        for (var router = 0; router < hops.Length; router++)
        {
            var row = hops[router] = new Hop[graph.Nodes];
            var (x, y) = grid.PlaceOf(router);
            for (var node = 0; node < row.Length; node++)
            {
                var (at, port, _) = graph.Attachment(node);
                var (toX, toY) = grid.PlaceOf(at);
                var (isUp, crosses) = x != toX ? Direction(x, toX, grid.Columns, grid.Wraps) : Direction(y, toY, grid.Rows, grid.Wraps);
                row[node] = at == router
                    ? new Hop(port, all)
                    : new Hop((x != toX ? 0 : 2) + (isUp ? 0 : 1), crosses ? before : behind);
            }
        }

        return new RouteTable(graph, virtualChannels, hops);
    }

    private static (bool IsUp, bool Crosses) Direction(int from, int to, int size, bool wraps)
    {
        if (!wraps)
        {
            return (to > from, false);
        }

        var up = (to - from + size) % size;
        var isUp = up <= size - up;
        return (isUp, isUp ? to < from : to > from);
    }
}
