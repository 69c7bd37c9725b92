namespace ActorSim.Kernel;

/// <summary>
/// How a system is cut into regions, each of which has windows of its own. Parts whose links are much shorter than
/// all others, such as the chips of a cluster, become regions; what is left over is one more. So nanosecond links
/// force short windows only on their own region. The cut changes no result.
/// </summary>
internal sealed class RegionMap
{
    /// <summary>More parts than this are bundled: every region costs something in every round.</summary>
    public const int MostRegions = 64;

    /// <summary>So many regions cost little, however small they are.</summary>
    public const int FewRegions = 8;

    /// <summary>Beyond a few, regions have so many actors on average, or are bundled: windows of a worker and its device alone hold next to nothing.</summary>
    public const int ActorsOfRegion = 32;

    /// <summary>Latencies belong to different scales when none lies between one and so many times as much.</summary>
    private const int GapBetweenScales = 8;

    private readonly int[] regionOf;

    private RegionMap(Actor[] actors, int[] regionOf, int count)
    {
        this.regionOf = regionOf;
        Count = count;
        Inner = new long[count];
        Array.Fill(Inner, long.MaxValue);
        Links = MeasureLinks(actors);
    }

    /// <summary>How many regions there are, ≥ 1.</summary>
    public int Count { get; }

    /// <summary>The smallest latency of the links inside each region, in picoseconds; <see cref="long.MaxValue"/> without any.</summary>
    public long[] Inner { get; }

    /// <summary>The smallest latency from one region to another, for each pair that is linked.</summary>
    public IReadOnlyList<RegionLink> Links { get; }

    /// <summary>The region of each actor.</summary>
    public ReadOnlySpan<int> RegionOf => regionOf;

    /// <summary>Cuts a system.</summary>
    /// <param name="actors">All actors.</param>
    /// <param name="partitionOf">The partition of each actor, if the run is spread: no region reaches over two.</param>
    public static RegionMap Of(Actor[] actors, int[]? partitionOf = null)
    {
        var found = FindScale(actors) ?? new int[actors.Length];
        if (partitionOf is not null)
        {
            var numbers = new Dictionary<(int, int), int>();
            for (var i = 0; i < found.Length; i++)
            {
                found[i] = NumberOf((found[i], partitionOf[i]), numbers);
            }
        }

        return new RegionMap(actors, found, found.Max() + 1);
    }

    /// <summary>The regions of the smallest scale at which there are several, or null.</summary>
    private static int[]? FindScale(Actor[] actors)
    {
        foreach (var longest in Scales(actors))
        {
            var parts = PartsJoinedBy(actors, longest);
            var sizes = new int[actors.Length];
            foreach (var part in parts)
            {
                sizes[part]++;
            }

            var several = sizes.Count(size => size > 1);
            if (several + (sizes.Contains(1) ? 1 : 0) > 1)
            {
                return Bundle(parts, sizes, several);
            }
        }

        return null;
    }

    /// <summary>Latencies above which there is a gap, in rising order.</summary>
    private static IEnumerable<long> Scales(Actor[] actors)
    {
        var latencies = new HashSet<long>();
        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                if (sender.IsConnected)
                {
                    latencies.Add(sender.Latency.Lookahead.Picoseconds);
                }
            }
        }

        var sorted = latencies.Order().ToArray();
        return Enumerable.Range(0, Math.Max(0, sorted.Length - 1))
            .Where(i => sorted[i + 1] / GapBetweenScales >= sorted[i])
            .Select(i => sorted[i]);
    }

    /// <summary>Numbers parts of several actors as regions, bundled if there are too many, and puts all single actors into one more.</summary>
    private static int[] Bundle(int[] parts, int[] sizes, int several)
    {
        const int Singles = -1;
        var numbers = new Dictionary<int, int>();
        var bundles = new Dictionary<int, int>();
        var found = new int[parts.Length];
        var regions = RegionsFor(several, parts.Length);
        for (var i = 0; i < parts.Length; i++)
        {
            var bundle = sizes[parts[i]] == 1
                ? Singles
                : (int)((long)NumberOf(parts[i], numbers) * regions / several);
            found[i] = NumberOf(bundle, bundles);
        }

        return found;
    }

    /// <summary>How many regions parts of several actors become.</summary>
    private static int RegionsFor(int parts, int actors) =>
        Math.Clamp(actors / ActorsOfRegion, Math.Min(parts, FewRegions), Math.Min(parts, MostRegions));

    private static int NumberOf<T>(T key, Dictionary<T, int> numbers)
        where T : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers.Count;
            numbers.Add(key, number);
        }

        return number;
    }

    /// <summary>For each actor, one actor that stands for all that are joined with it by links up to a latency.</summary>
    private static int[] PartsJoinedBy(Actor[] actors, long longest)
    {
        var parent = new int[actors.Length];
        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
        }

        int Find(int i)
        {
            while (parent[i] != i)
            {
                i = parent[i] = parent[parent[i]];
            }

            return i;
        }

        // A table that many groups share is joined once.
        var joined = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                if (sender.IsConnected && sender.Latency.Lookahead.Picoseconds <= longest)
                {
                    var targets = sender.Targets;
                    parent[Find(actor.Index)] = Find(targets[0].Owner.Index);
                    for (var i = 1; i < targets.Count && (i > 1 || joined.Add(targets)); i++)
                    {
                        parent[Find(targets[i].Owner.Index)] = Find(targets[0].Owner.Index);
                    }
                }
            }
        }

        return [.. parent.Select((_, i) => Find(i))];
    }

    private List<RegionLink> MeasureLinks(Actor[] actors)
    {
        var smallest = new Dictionary<(int From, int To), long>();
        var reached = new Dictionary<object, int[]>(ReferenceEqualityComparer.Instance);
        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                if (!sender.IsConnected)
                {
                    continue;
                }

                var latency = sender.Latency.Lookahead.Picoseconds;
                var from = regionOf[actor.Index];
                foreach (var to in RegionsReachedBy(sender, reached))
                {
                    if (to == from)
                    {
                        Inner[from] = Math.Min(Inner[from], latency);
                    }
                    else if (!smallest.TryGetValue((from, to), out var known) || latency < known)
                    {
                        smallest[(from, to)] = latency;
                    }
                }
            }
        }

        return [.. smallest.Select(link => new RegionLink(link.Key.From, link.Key.To, link.Value)).OrderBy(link => (link.To, link.From))];
    }

    private int[] RegionsReachedBy(Sender sender, Dictionary<object, int[]> reached)
    {
        var targets = sender.Targets;
        if (targets.Count == 1)
        {
            return [regionOf[targets[0].Owner.Index]];
        }

        if (!reached.TryGetValue(targets, out var regions))
        {
            regions = [.. targets.Select(target => regionOf[target.Owner.Index]).Distinct()];
            reached.Add(targets, regions);
        }

        return regions;
    }
}
