namespace ActorSim.Kernel;

/// <summary>
/// Finds the cuts into partitions that exchange least. Besides free cuts it tries such that keep the folders of some
/// depth together, which are easier to name and to hold on to; they are taken if they are hardly worse.
/// </summary>
/// <param name="actors">All actors of a system.</param>
/// <param name="paths">Their paths.</param>
/// <param name="work">The time, or whatever is to be balanced, of each actor.</param>
/// <param name="links">The messages between them.</param>
internal sealed class PartitionPlanner(IReadOnlyList<Actor> actors, PathTree paths, long[] work, IReadOnlyCollection<(int From, int To, long Messages)> links)
{
    /// <summary>So much more may a cut exchange that keeps folders together.</summary>
    private const double WorthOfFolders = 1.05;

    /// <summary>More folders than this are no better than actors.</summary>
    private const int MostFolders = 20_000;

    private readonly ExchangeGraph graph = InPathOrder(paths, work, links);

    /// <summary>The best cut found into a number of partitions.</summary>
    /// <param name="parts">A power of two, at most the number of actors.</param>
    public PartitionCut Cut(int parts)
    {
        var mostWork = GraphCutter.MostWork(graph, parts);
        var best = (PartOf: GraphCutter.Cut(graph, parts, mostWork), KeepsFolders: false);
        var bestQuality = QualityOf(best.PartOf, parts, mostWork, 1);
        for (var depth = 1; depth < paths.Depth; depth++)
        {
            var folderOf = paths.FoldersAt(depth, out var count);
            if (count >= parts && count <= Math.Min(MostFolders, graph.Nodes / 2))
            {
                var partOf = CutFolders(Array.ConvertAll(paths.Order, actor => folderOf[actor]), count, parts, mostWork);
                var quality = QualityOf(partOf, parts, mostWork, WorthOfFolders);
                if (quality.CompareTo(bestQuality) <= 0)
                {
                    (best, bestQuality) = ((partOf, true), QualityOf(partOf, parts, mostWork, 1));
                }
            }
        }

        return Describe(best.PartOf, parts, best.KeepsFolders);
    }

    /// <summary>The graph of the actors in the order of their paths, which is the best guess at what belongs together.</summary>
    private static ExchangeGraph InPathOrder(PathTree paths, long[] work, IReadOnlyCollection<(int From, int To, long Messages)> links)
    {
        var place = new int[work.Length];
        for (var i = 0; i < place.Length; i++)
        {
            place[paths.Order[i]] = i;
        }

        return new ExchangeGraph(
            Array.ConvertAll(paths.Order, actor => work[actor]),
            [.. links.Select(link => (place[link.From], place[link.To], link.Messages))]);
    }

    private int[] CutFolders(int[] folderOf, int count, int parts, long mostWork)
    {
        var partOfFolder = GraphCutter.Cut(graph.Contract(folderOf, count), parts, mostWork);
        return Array.ConvertAll(folderOf, folder => partOfFolder[folder]);
    }

    private (long TooMuch, double Crossing) QualityOf(int[] partOf, int parts, long mostWork, double worth) =>
        (Math.Max(0, graph.LargestPart(partOf, parts) - mostWork), graph.Crossing(partOf) / worth);

    private PartitionCut Describe(int[] partOfPlace, int parts, bool keepsFolders)
    {
        var partOf = NumberByFirstActor(partOfPlace, ref parts);
        var names = paths.Describe(partOf, parts);
        var counts = new int[parts];
        var works = new long[parts];
        for (var i = 0; i < partOf.Length; i++)
        {
            counts[partOf[i]]++;
            works[partOf[i]] += work[i];
        }

        var crossing = graph.Crossing(partOfPlace);
        var messages = links.Where(link => link.From != link.To).Sum(link => link.Messages);
        return new PartitionCut
        {
            Parts = [.. Enumerable.Range(0, parts).Select(part => new PartitionPart(names[part], counts[part], Share(works[part], graph.TotalWork)))],
            CrossingMessages = crossing,
            CrossingShare = Share(crossing, messages),
            Lookahead = LookaheadOf(partOf, parts),
            Imbalance = Share(works.Max(), graph.TotalWork) * parts,
            KeepsFolders = keepsFolders,
            PartitionOf = partOf,
        };
    }

    private static double Share(long part, long whole) => whole > 0 ? part / (double)whole : 0;

    /// <summary>Numbers the parts that have actors, and says how many there are.</summary>
    private int[] NumberByFirstActor(int[] partOfPlace, ref int parts)
    {
        var numbers = new int[parts];
        Array.Fill(numbers, -1);
        var next = 0;
        var partOf = new int[partOfPlace.Length];
        for (var place = 0; place < partOfPlace.Length; place++)
        {
            ref var number = ref numbers[partOfPlace[place]];
            number = number < 0 ? next++ : number;
            partOf[paths.Order[place]] = number;
        }

        parts = next;
        return partOf;
    }

    private SimDuration? LookaheadOf(int[] partOf, int parts)
    {
        SimDuration? smallest = null;
        var targets = new TargetParts(partOf, parts);
        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                if (!sender.IsConnected || (smallest is not null && sender.Latency.Lookahead >= smallest))
                {
                    continue;
                }

                foreach (var (part, _, _) in targets.Of(sender))
                {
                    smallest = part != partOf[actor.Index] ? sender.Latency.Lookahead : smallest;
                }
            }
        }

        return smallest;
    }
}
