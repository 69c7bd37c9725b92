namespace ActorSim.Kernel;

/// <summary>
/// How far each region may run before all have to meet again. A region's <em>bound</em> is the earliest time at which
/// it can still deliver anything: its own earliest mail, or a neighbour's bound plus the latency from there. Its
/// <em>horizon</em>, up to which nothing from outside can reach it any more, is the smallest of its neighbours' bounds
/// plus the latencies from them; and no region runs further than the stop lead ahead of the earliest mail anywhere,
/// so that a stop can close all of them at one time.
/// </summary>
internal sealed class RegionBounds
{
    private readonly RegionMap map;
    private readonly long[] bounds;
    private readonly bool neighboursNeverBind;

    public RegionBounds(RegionMap map, SimDuration stopLead)
    {
        this.map = map;
        StopLead = stopLead;
        Earliest = new long[map.Count];
        Horizons = new long[map.Count];
        bounds = new long[map.Count];

        // Every neighbour's bound lies at or after the earliest mail anywhere.
        neighboursNeverBind = map.Links.All(link => link.Latency >= stopLead.Picoseconds);
    }

    /// <summary>How far any region may run ahead of the earliest mail anywhere.</summary>
    public SimDuration StopLead { get; }

    /// <summary>The time of each region's earliest mail; <see cref="long.MaxValue"/> for none.</summary>
    public long[] Earliest { get; }

    /// <summary>How far each region may run; valid after <see cref="Compute"/>.</summary>
    public long[] Horizons { get; }

    /// <summary>Computes the horizons from the earliest times.</summary>
    /// <param name="furthest">No region may run further: the end of the run, or the stop lead behind the earliest mail.</param>
    public void Compute(long furthest)
    {
        Array.Fill(Horizons, furthest);
        if (neighboursNeverBind)
        {
            return;
        }

        FindBounds();
        foreach (var (from, to, latency) in map.Links)
        {
            Horizons[to] = Math.Min(Horizons[to], Later(bounds[from], latency));
        }
    }

    private void FindBounds()
    {
        Earliest.CopyTo(bounds.AsSpan());
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var (from, to, latency) in map.Links)
            {
                var bound = Later(bounds[from], latency);
                if (bound < bounds[to])
                {
                    bounds[to] = bound;
                    changed = true;
                }
            }
        }
    }

    private static long Later(long time, long by) => time > long.MaxValue - by ? long.MaxValue : time + by;
}
