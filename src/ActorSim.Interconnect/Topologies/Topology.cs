namespace ActorSim.Interconnect;

/// <summary>Makes the regular networks. Ports are numbered as in BookSim 2, which matters to round-robin pointers.</summary>
/// <remarks>
/// In a grid, outputs 0 to 3 lead to +x, −x, +y and −y, and input 0 comes from the +x neighbour, input 1 from the −x
/// neighbour, and so on. Nodes are attached to ports 4 and up. Routers at an edge keep the ports that they do not use.
/// </remarks>
public static class Topology
{
    /// <summary>The most routers of a network.</summary>
    public const int MostRouters = 1 << 16;

    private const int FirstLocal = 4;

    /// <summary>A mesh: routers in columns and rows, each joined to its up to four neighbours; node x + columns · y at each.</summary>
    /// <param name="columns">Routers in a row, from 1.</param>
    /// <param name="rows">Routers in a column, from 1.</param>
    /// <param name="linkCycles">The delay of each wire between routers, from 1; those to nodes have 1.</param>
    /// <exception cref="ArgumentException">A size is not possible, or there are fewer than two nodes.</exception>
    public static NetworkGraph Mesh(int columns, int rows, int linkCycles = 1) =>
        Grid(new NetworkGrid(columns, rows, NodesPerRouter: 1, Wraps: false), linkCycles);

    /// <summary>
    /// A torus: a mesh in which each row and column is closed to a ring. With two routers in a ring, two wires join them
    /// each way: one as neighbours, one around. A row or column of one router has no ring.
    /// </summary>
    /// <inheritdoc cref="Mesh"/>
    public static NetworkGraph Torus(int columns, int rows, int linkCycles = 1) =>
        Grid(new NetworkGrid(columns, rows, NodesPerRouter: 1, Wraps: true), linkCycles);

    /// <summary>
    /// A mesh with several nodes at each router: nodes c · r to c · r + c − 1 at router r, on ports 4 and up. (BookSim 2
    /// numbers the nodes of its <c>cmesh</c> along the rows of a grid of nodes instead.)
    /// </summary>
    /// <param name="columns">Routers in a row, from 1.</param>
    /// <param name="rows">Routers in a column, from 1.</param>
    /// <param name="concentration">Nodes at each router, c, from 1 to 60.</param>
    /// <param name="linkCycles">The delay of each wire between routers, from 1; those to nodes have 1.</param>
    /// <exception cref="ArgumentException">A size is not possible, or there are fewer than two nodes.</exception>
    public static NetworkGraph ConcentratedMesh(int columns, int rows, int concentration, int linkCycles = 1) =>
        Grid(new NetworkGrid(columns, rows, concentration, Wraps: false), linkCycles);

    /// <summary>
    /// A ring with wires both ways: output 0 of a router leads to the next one, output 1 to the one before, port 2 to its
    /// node. Two routers are joined by two wires each way.
    /// </summary>
    /// <param name="nodes">Routers, and as many nodes, from 2.</param>
    /// <param name="linkCycles">The delay of each wire between routers, from 1; those to nodes have 1.</param>
    /// <exception cref="ArgumentException">A size is not possible.</exception>
    public static NetworkGraph Ring(int nodes, int linkCycles = 1)
    {
        RequireSizes(nodes, 1);
        var links = new List<NetworkLink>();
        AddRow(links, nodes, wraps: true, i => i, plus: 0, linkCycles);
        return new NetworkGraph(
            [.. Enumerable.Repeat(3, nodes)],
            links,
            [.. Enumerable.Range(0, nodes).Select(i => new NodeAttachment(i, 2))],
            [.. Enumerable.Range(0, nodes).Select(i => $"/router/{i}")],
            [.. Enumerable.Range(0, nodes).Select(i => $"/node/{i}")],
            new NetworkGrid(nodes, Rows: 1, NodesPerRouter: 1, Wraps: true));
    }

    private static NetworkGraph Grid(NetworkGrid grid, int linkCycles)
    {
        var (columns, rows, perRouter, wraps) = grid;
        RequireSizes(columns, rows);
        if (perRouter < 1 || perRouter > NetworkGraph.MostPorts - FirstLocal)
        {
            throw new ArgumentException($"There are {perRouter} nodes at each router; 1 to {NetworkGraph.MostPorts - FirstLocal} are possible.");
        }

        var links = new List<NetworkLink>();
        for (var y = 0; y < rows; y++)
        {
            AddRow(links, columns, wraps, x => x + (columns * y), plus: 0, linkCycles);
        }

        for (var x = 0; x < columns; x++)
        {
            AddRow(links, rows, wraps, y => x + (columns * y), plus: 2, linkCycles);
        }

        return new NetworkGraph(
            [.. Enumerable.Repeat(FirstLocal + perRouter, columns * rows)],
            links,
            [.. Enumerable.Range(0, grid.Nodes).Select(node => new NodeAttachment(node / perRouter, FirstLocal + (node % perRouter)))],
            [.. Enumerable.Range(0, columns * rows).Select(router => $"/router{Place(router)}")],
            [.. Enumerable.Range(0, grid.Nodes).Select(node => $"/node{Place(node / perRouter)}{(perRouter > 1 ? $"/{node % perRouter}" : "")}")],
            grid);

        string Place(int router) => $"/{router / columns}/{router % columns}";
    }

    /// <summary>Joins neighbours in a row or column both ways; output <paramref name="plus"/> leads on and the one after it back.</summary>
    private static void AddRow(List<NetworkLink> links, int length, bool wraps, Func<int, int> routerAt, int plus, int cycles)
    {
        for (var i = 0; i < (wraps && length > 1 ? length : length - 1); i++)
        {
            var (here, next) = (routerAt(i), routerAt((i + 1) % length));
            links.Add(new NetworkLink(here, plus, next, plus + 1, cycles));
            links.Add(new NetworkLink(next, plus + 1, here, plus, cycles));
        }
    }

    private static void RequireSizes(int columns, int rows)
    {
        if (columns < 1 || rows < 1 || (long)columns * rows > MostRouters)
        {
            throw new ArgumentException($"A network of {columns} × {rows} routers is not possible; it has 1 to {MostRouters}.");
        }
    }
}
