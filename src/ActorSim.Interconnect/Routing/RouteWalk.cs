namespace ActorSim.Interconnect;

/// <summary>Walks all routes of a table, each router once for each destination.</summary>
internal sealed class RouteWalk(RouteTable table)
{
    private readonly NetworkGraph graph = table.Graph;
    private readonly ulong allChannels = RouteTable.AllOf(table.VirtualChannels);

    // By router: the destination whose packets were last seen to arrive from here, and on whose way it was met.
    private readonly int[] arrives = NewTable(table.Graph.Routers);
    private readonly int[] met = NewTable(table.Graph.Routers);
    private readonly List<int> way = [];

    /// <summary>Checks that every packet comes to its destination.</summary>
    /// <exception cref="ArgumentException">One does not.</exception>
    public void RequireAllArrive()
    {
        for (var destination = 0; destination < graph.Nodes; destination++)
        {
            for (var source = 0; source < graph.Nodes; source++)
            {
                Walk(source, destination);
            }
        }
    }

    private static int[] NewTable(int routers)
    {
        var table = new int[routers];
        Array.Fill(table, -1);
        return table;
    }

    private void Walk(int source, int destination)
    {
        way.Clear();
        var router = graph.Attachment(source).Router;
        while (router >= 0 && arrives[router] != destination)
        {
            way.Add(router);
            if (met[router] == destination)
            {
                throw new ArgumentException($"Packets for {graph.PathOfNode(destination)} go around for ever: {Circle(router)}.");
            }

            met[router] = destination;
            router = Step(router, destination);
        }

        foreach (var passed in way)
        {
            arrives[passed] = destination;
        }
    }

    /// <summary>The router after one; −1 behind the last.</summary>
    private int Step(int router, int destination)
    {
        var (output, channels) = table.HopAt(router, destination);
        var (here, node) = (graph.PathOfRouter(router), graph.PathOfNode(destination));
        if (channels == 0)
        {
            throw new ArgumentException($"{here} has no route to {node}, but packets for it come there.");
        }

        if ((channels & ~allChannels) != 0)
        {
            throw new ArgumentException($"The route from {here} to {node} uses virtual channels beyond the {table.VirtualChannels} that there are.");
        }

        if ((uint)output >= (uint)graph.PortsOf(router))
        {
            throw new ArgumentException($"The route from {here} to {node} leaves by output {output}; the router's ports are 0 to {graph.PortsOf(router) - 1}.");
        }

        if (graph.NodeAt(router, output) is >= 0 and var found)
        {
            return found == destination
                ? -1
                : throw new ArgumentException($"The route from {here} to {node} leaves by output {output}, which leads to {graph.PathOfNode(found)}.");
        }

        return graph.LinkFrom(router, output) is >= 0 and var link
            ? graph.Links[link].To
            : throw new ArgumentException($"The route from {here} to {node} leaves by output {output}, which leads nowhere.");
    }

    private string Circle(int router) => RouterList.Of(graph, way.SkipWhile(at => at != router));
}
