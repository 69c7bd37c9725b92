namespace ActorSim.Interconnect;

/// <summary>
/// How the routers of a regular network lie: in columns (x) and rows (y), router x + Columns · y. Node n is at router
/// n / NodesPerRouter. Outputs 0 and 1 of a router lead to +x and −x, 2 and 3 to +y and −y.
/// </summary>
/// <param name="Columns">Routers in a row, from 1.</param>
/// <param name="Rows">Routers in a column, from 1.</param>
/// <param name="NodesPerRouter">Nodes at each router, from 1.</param>
/// <param name="Wraps">Whether the last router of a row or column is joined to the first.</param>
public sealed record NetworkGrid(int Columns, int Rows, int NodesPerRouter, bool Wraps)
{
    /// <summary>All nodes.</summary>
    public int Nodes => Columns * Rows * NodesPerRouter;

    /// <summary>The place of a router.</summary>
    /// <param name="router">Its number.</param>
    public (int X, int Y) PlaceOf(int router) => (router % Columns, router / Columns);
}
