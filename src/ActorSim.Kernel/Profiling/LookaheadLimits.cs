namespace ActorSim.Kernel;

/// <summary>Finds the links that limit the lookahead, inside regions and between them.</summary>
internal static class LookaheadLimits
{
    private const int MostExamples = 3;

    /// <summary>One limit for each region with links inside, then one for each pair of linked regions; the shortest of each kind first.</summary>
    /// <param name="actors">All actors of a system.</param>
    /// <param name="regionOf">The region of each actor.</param>
    /// <param name="names">The names of the regions.</param>
    public static IReadOnlyList<LookaheadLimit> Find(IReadOnlyList<Actor> actors, int[] regionOf, IReadOnlyList<string> names)
    {
        var found = new SortedDictionary<(int From, int To), Shortest>();
        var tables = new TargetParts(regionOf, names.Count);
        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                if (!sender.IsConnected)
                {
                    continue;
                }

                foreach (var (region, links, first) in tables.Of(sender))
                {
                    var key = (regionOf[actor.Index], region);
                    if (!found.TryGetValue(key, out var shortest))
                    {
                        found.Add(key, shortest = new Shortest());
                    }

                    shortest.Add(sender, first, links);
                }
            }
        }

        return
        [
            .. found.Select(entry => entry.Value.ToLimit(names[entry.Key.From], names[entry.Key.To], entry.Key.From == entry.Key.To))
                .OrderByDescending(limit => limit.IsInside).ThenBy(limit => limit.Latency),
        ];
    }

    private sealed class Shortest
    {
        private readonly List<(Sender From, Receptor To)> examples = [];
        private SimDuration? latency;
        private SimDuration? next;
        private long count;

        public void Add(Sender sender, Receptor first, long links)
        {
            var lookahead = sender.Latency.Lookahead;
            if (latency is null || lookahead < latency)
            {
                (next, latency, count) = (latency, lookahead, 0);
                examples.Clear();
            }

            if (lookahead == latency)
            {
                count += links;
                if (examples.Count < MostExamples)
                {
                    examples.Add((sender, first));
                }
            }
            else if (next is null || lookahead < next)
            {
                next = lookahead;
            }
        }

        public LookaheadLimit ToLimit(string from, string to, bool isInside) => new()
        {
            From = from,
            To = to,
            IsInside = isInside,
            Latency = latency!.Value,
            Links = count,
            Examples = [.. examples.Select(link => $"{link.From} -> {link.To}")],
            NextLatency = next,
        };
    }
}
