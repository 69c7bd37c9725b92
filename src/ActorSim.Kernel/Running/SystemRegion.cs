namespace ActorSim.Kernel;

/// <summary>A part of a system with windows of its own. The cut into regions changes the speed of a run, never its result.</summary>
public sealed record SystemRegion
{
    /// <summary>Its actors in few words: the folders that lie in it as a whole, such as <c>/chip/3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How many actors it has.</summary>
    public required int Actors { get; init; }

    /// <summary>The smallest latency of the links inside, or null without any. No window is longer.</summary>
    public required SimDuration? SmallestLatency { get; init; }

    /// <summary>How long a window is at most: the smallest latency inside, or the stop lead if that is shorter.</summary>
    public required SimDuration Window { get; init; }

    /// <summary>The regions from which links lead here.</summary>
    public required IReadOnlyList<RegionEntry> Entries { get; init; }

    /// <summary>Describes the cut of a system.</summary>
    internal static IReadOnlyList<SystemRegion> ListOf(Actor[] actors, RegionMap map, SimDuration stopLead, PathTree? paths = null)
    {
        var regionOf = map.RegionOf.ToArray();
        var names = (paths ?? new PathTree(actors)).Describe(regionOf, map.Count);
        var counts = new int[map.Count];
        foreach (var region in regionOf)
        {
            counts[region]++;
        }

        return
        [
            .. Enumerable.Range(0, map.Count).Select(region => new SystemRegion
            {
                Name = names[region],
                Actors = counts[region],
                SmallestLatency = map.Inner[region] == long.MaxValue ? null : SimDuration.FromPicoseconds(map.Inner[region]),
                Window = SimDuration.FromPicoseconds(Math.Min(map.Inner[region], stopLead.Picoseconds)),
                Entries =
                [
                    .. map.Links.Where(link => link.To == region)
                        .Select(link => new RegionEntry(names[link.From], SimDuration.FromPicoseconds(link.Latency))),
                ],
            }),
        ];
    }
}
