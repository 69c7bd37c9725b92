namespace ActorSim.Kernel;

/// <summary>
/// Improves a cut into two halves by the method of Fiduccia and Mattheyses: nodes move one at a time, always the one
/// that gains most, each at most once, also to a worse cut; then everything behind the best cut seen is taken back.
/// </summary>
internal sealed class HalfRefiner
{
    private const int MostPasses = 8;

    /// <summary>A pass over a large graph that gains less than this share of what is exchanged is the last one.</summary>
    private const double WorthAnotherPass = 0.01;

    private const int LargeGraph = 1000;

    private readonly ExchangeGraph graph;
    private readonly int[] half;
    private readonly long mostWork;
    private readonly long[] gains;
    private readonly bool[] hasMoved;
    private readonly long[] work = new long[2];
    private readonly PriorityQueue<int, long>[] queues = [new(), new()];
    private readonly List<int> moves = [];
    private long crossing;

    private HalfRefiner(ExchangeGraph graph, int[] half, long mostWork)
    {
        this.graph = graph;
        this.half = half;
        this.mostWork = mostWork;
        gains = new long[graph.Nodes];
        hasMoved = new bool[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            work[half[node]] += graph.Work[node];
        }
    }

    /// <summary>How good the cut is: first work beyond what is allowed, then messages, then the larger half.</summary>
    private (long TooMuch, long Crossing, long Larger) Quality =>
        (Math.Max(0, work.Max() - mostWork), crossing, work.Max());

    /// <summary>Improves a cut in place.</summary>
    /// <returns>How good it is then; smaller is better.</returns>
    public static (long TooMuch, long Crossing, long Larger) Improve(ExchangeGraph graph, int[] half, long mostWork)
    {
        var refiner = new HalfRefiner(graph, half, mostWork);
        refiner.crossing = graph.Crossing(half);
        for (var pass = 0; pass < MostPasses && refiner.Pass(); pass++)
        {
        }

        return refiner.Quality;
    }

    private bool Pass()
    {
        Begin();
        var before = Quality;
        var best = before;
        var kept = 0;
        var patience = Math.Max(100, graph.Nodes / 100);
        while (moves.Count - kept < patience && Next() is var node && node >= 0)
        {
            Move(node);
            moves.Add(node);
            Tell(node);
            if (Quality.CompareTo(best) < 0)
            {
                (best, kept) = (Quality, moves.Count);
            }
        }

        for (var i = moves.Count - 1; i >= kept; i--)
        {
            Move(moves[i]);
        }

        var isEnough = graph.Nodes >= LargeGraph && before.TooMuch == best.TooMuch && before.Crossing - best.Crossing < before.Crossing * WorthAnotherPass;
        return best.CompareTo(before) < 0 && !isEnough;
    }

    /// <summary>Computes all gains, and lets those stand in line that lie at the border; all, where a half has too much.</summary>
    private void Begin()
    {
        moves.Clear();
        Array.Clear(hasMoved);
        Array.Clear(gains);
        queues[0].Clear();
        queues[1].Clear();
        for (var node = 0; node < graph.Nodes; node++)
        {
            var isAtBorder = false;
            var others = graph.Neighbours(node);
            var messages = graph.Messages(node);
            for (var i = 0; i < others.Length; i++)
            {
                var isOpposite = half[others[i]] != half[node];
                gains[node] += isOpposite ? messages[i] : -messages[i];
                isAtBorder |= isOpposite;
            }

            if (isAtBorder || work[half[node]] > mostWork)
            {
                Enqueue(node);
            }
        }
    }

    private void Enqueue(int node) => queues[half[node]].Enqueue(node, -gains[node]);

    /// <summary>The node that gains most and may move, or −1.</summary>
    private int Next()
    {
        while (true)
        {
            var (first, second) = (Peek(0), Peek(1));
            if (first < 0 && second < 0)
            {
                return -1;
            }

            var (firstMay, secondMay) = (HasRoom(first), HasRoom(second));
            if (firstMay && secondMay)
            {
                firstMay = work[0] > mostWork || (work[1] <= mostWork && (gains[first], work[0]).CompareTo((gains[second], work[1])) >= 0);
            }

            if (firstMay || secondMay)
            {
                return queues[firstMay ? 0 : 1].Dequeue();
            }

            // What finds no room now will hardly find any in this pass.
            foreach (var queue in queues)
            {
                queue.TryDequeue(out _, out _);
            }
        }
    }

    /// <summary>The first in line of one half, or −1.</summary>
    private int Peek(int side)
    {
        while (queues[side].TryPeek(out var node, out var loss))
        {
            if (!hasMoved[node] && half[node] == side && loss == -gains[node])
            {
                return node;
            }

            queues[side].Dequeue();
        }

        return -1;
    }

    /// <summary>Whether the other half has room for a node, or too little anyway.</summary>
    private bool HasRoom(int node) => node >= 0 && work[1 - half[node]] + graph.Work[node] is var filled
        && (filled <= mostWork || filled < work[half[node]]);

    private void Move(int node)
    {
        crossing -= gains[node];
        work[half[node]] -= graph.Work[node];
        half[node] = 1 - half[node];
        work[half[node]] += graph.Work[node];
        gains[node] = -gains[node];
        hasMoved[node] = true;
        var others = graph.Neighbours(node);
        var messages = graph.Messages(node);
        for (var i = 0; i < others.Length; i++)
        {
            gains[others[i]] += half[others[i]] == half[node] ? -2 * messages[i] : 2 * messages[i];
        }
    }

    /// <summary>The neighbours of a node that has moved stand in line anew.</summary>
    private void Tell(int node)
    {
        foreach (var other in graph.Neighbours(node))
        {
            if (!hasMoved[other])
            {
                Enqueue(other);
            }
        }
    }
}
