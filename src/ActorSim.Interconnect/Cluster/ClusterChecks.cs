using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>What can be wrong with a cluster's network, found before anything runs.</summary>
public static class ClusterChecks
{
    /// <summary>Up to so many ranks every route is walked, of more so many sources and destinations.</summary>
    private const int RanksWalked = 512;

    /// <summary>Walks the routes between all ranks, or, of more than 512, between 512 of them spread evenly.</summary>
    /// <exception cref="ArgumentException">A route ends on its way, goes round in circles, or uses a way that is not there.</exception>
    public static void Routes(ClusterTopology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var walked = Math.Min(topology.Ranks, RanksWalked);
        for (var i = 0; i < walked; i++)
        {
            for (var j = 0; j < walked; j++)
            {
                if (i != j)
                {
                    _ = HopsBetween(topology, Spread(topology, i, walked), Spread(topology, j, walked));
                }
            }
        }
    }

    /// <summary>How many links a transfer from one rank to another passes, 1 in a topology that is direct.</summary>
    /// <exception cref="ArgumentException">The route ends on its way, goes round in circles, or uses a way that is not there.</exception>
    public static int HopsBetween(ClusterTopology topology, int source, int destination)
    {
        ArgumentNullException.ThrowIfNull(topology);
        var vertices = topology.Ranks + topology.Switches;
        var vertex = source;
        var hops = 0;
        while (vertex != destination)
        {
            var way = topology.WayTo(vertex, destination);
            if (way < 0 || way >= topology.WaysFrom(vertex))
            {
                throw new ArgumentException($"No way leads from {topology.NameOf(source)} to {topology.NameOf(destination)}: it ends at {topology.NameOf(vertex)}.", nameof(topology));
            }

            vertex = topology.IsDirect ? destination : topology.LinkOf(vertex, way).To;
            if (++hops > vertices)
            {
                throw new ArgumentException($"The way from {topology.NameOf(source)} to {topology.NameOf(destination)} goes round in circles at {topology.NameOf(vertex)}.", nameof(topology));
            }
        }

        return hops;
    }

    /// <summary>Checks all links of a topology.</summary>
    /// <param name="topology">Of which.</param>
    /// <param name="accounting">How the time of transfers is counted.</param>
    /// <exception cref="ArgumentException">One of them cannot be as it is described, or not with that accounting.</exception>
    public static void Links(ClusterTopology topology, TransferAccounting accounting)
    {
        ArgumentNullException.ThrowIfNull(topology);
        if (accounting == TransferAccounting.LogGopsim && !topology.IsDirect)
        {
            throw new ArgumentException("LogGOPSim's accounting knows no switches and no ranks that pass on: its topology is direct, as the ideal core.", nameof(accounting));
        }

        if (accounting != TransferAccounting.Exact && topology.Switches > 0 && topology.Switching.IsCutThrough)
        {
            throw new ArgumentException("Cut-through switches are counted exactly; ASTRA-sim's are store-and-forward.", nameof(accounting));
        }

        if (topology.Switching.Latency < SimDuration.Zero)
        {
            throw new ArgumentException("A switch cannot pass on before something has come: its latency is negative.", nameof(topology));
        }

        for (var vertex = 0; vertex < topology.Ranks + topology.Switches; vertex++)
        {
            // Those of a direct topology are alike, unless it says otherwise; a square of them is not worth the time.
            var ways = topology.IsDirect ? Math.Min(1, topology.WaysFrom(vertex)) : topology.WaysFrom(vertex);
            for (var way = 0; way < ways; way++)
            {
                Check(topology, vertex, way, accounting);
            }
        }
    }

    private static int Spread(ClusterTopology topology, int index, int walked) => (int)((long)index * topology.Ranks / walked);

    private static void Check(ClusterTopology topology, int vertex, int way, TransferAccounting accounting)
    {
        var link = topology.LinkOf(vertex, way);
        var problem = ProblemOf(topology, link, accounting);
        if (problem.Length > 0)
        {
            throw new ArgumentException($"The link from {topology.NameOf(vertex)} to {topology.NameOfEnd(vertex, way)} {problem}", nameof(topology));
        }
    }

    private static string ProblemOf(ClusterTopology topology, ClusterLink link, TransferAccounting accounting)
    {
        if (!link.Rate.IsSet)
        {
            return "has no bandwidth.";
        }

        if (link.Latency < SimDuration.Zero)
        {
            return "has a negative latency.";
        }

        if (topology.TellsOfFirstByte(link) && link.Latency == SimDuration.Zero)
        {
            return "leads to a cut-through switch and has no latency; it must be at least 1 ps, or the switch store-and-forward.";
        }

        return link.IsHalfDuplex ? ProblemOfHalfDuplex(topology, link, accounting) : "";
    }

    private static string ProblemOfHalfDuplex(ClusterTopology topology, ClusterLink link, TransferAccounting accounting)
    {
        if (topology.IsDirect)
        {
            return "is half-duplex, and in a direct topology links are full-duplex.";
        }

        if (accounting != TransferAccounting.Exact)
        {
            return "is half-duplex, which is counted exactly only.";
        }

        if (link.Latency.Picoseconds < 2)
        {
            return "is half-duplex and has a latency below 2 ps; a half of it lies on each side of the middle.";
        }

        var back = topology.WayBetween(link.To, link.From);
        return back >= 0 && topology.LinkOf(link.To, back).IsHalfDuplex ? "" : "is half-duplex, and the link back is not.";
    }
}
