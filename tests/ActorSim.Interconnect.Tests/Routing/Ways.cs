namespace ActorSim.Interconnect.Tests;

/// <summary>What tests ask of routes and trees.</summary>
internal static class Ways
{
    /// <summary>The routers that a packet passes, both ends included.</summary>
    public static int RoutersBetween(this RouteTable table, int source, int destination)
    {
        var count = 1;
        for (var router = table.Graph.Attachment(source).Router; table.Next(router, destination) is >= 0 and var link; count++)
        {
            router = table.Graph.Links[link].To;
        }

        return count;
    }

    /// <summary>The outputs that a tree takes at a router, as bits.</summary>
    public static ulong OutputsAt(this MulticastTree tree, int router)
    {
        var outputs = 0UL;
        foreach (var branch in tree.BranchesAt(router))
        {
            outputs |= 1UL << branch.Output;
        }

        return outputs;
    }
}
