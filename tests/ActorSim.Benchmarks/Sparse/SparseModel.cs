using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// A cluster: workers compute for 1 to 10 ms (a message to oneself), send a message to each of four fixed peers over links
/// of 1 to 5 µs, and compute again.
/// </summary>
public sealed record SparseModel : BenchmarkModel
{
    /// <summary>Links that begin at each worker.</summary>
    public const int Peers = 4;

    private const uint ShortestComputing = 1_000_000_000;
    private const uint ComputingRangeMicroseconds = 9_000;
    private const long ShortestLatency = 1_000_000;
    private const uint LatencyRange = 4_000_000;
    private const long MeanComputing = ShortestComputing + (ComputingRangeMicroseconds * 500_000L);

    /// <summary>How many workers.</summary>
    public int Workers { get; init; } = 10_000;

    /// <summary>About how many messages arrive at peers.</summary>
    public long Arrivals { get; init; } = 6_000_000;

    public override string Name => "sparse";

    public override long EndPicoseconds => MeanComputing * Math.Max(2, Arrivals / (Peers * (long)Workers));

    public override long LookaheadPicoseconds => ShortestLatency;

    public override BenchmarkModel Shortened(int divisor) => this with { Arrivals = Arrivals / divisor };

    /// <summary>How long a worker computes, in picoseconds.</summary>
    public static long ComputingTime(ulong value) => ShortestComputing + (Mixing.Below(value, ComputingRangeMicroseconds * 1_000) * 1_000);

    /// <summary>What a worker tells a peer.</summary>
    public static ulong Message(ulong value, int peer) => Mixing.Mix(value + (ulong)peer);

    public override KernelSystem BuildSystem()
    {
        var builder = new SimulationBuilder();
        var workers = new SparseWorker[Workers];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = builder.Add($"/worker/{i}", new SparseWorker(i));
        }

        for (var i = 0; i < workers.Length; i++)
        {
            for (var peer = 0; peer < Peers; peer++)
            {
                builder.Connect(
                    workers[i].Links[peer],
                    workers[PeerOf(i, peer)].Messages,
                    Latency.Of(SimDuration.FromPicoseconds(LatencyTo(i, peer))));
            }
        }

        return new KernelSystem(builder.Build(), workers);
    }

    public override LoopNode[] BuildNodes<TQueue>(TQueue queue)
    {
        var nodes = new LoopNode[Workers];
        for (var i = 0; i < nodes.Length; i++)
        {
            var worker = i;
            var peers = Enumerable.Range(0, Peers);
            nodes[i] = new SparseNode<TQueue>(
                i,
                [.. peers.Select(peer => (PeerOf(worker, peer), LatencyTo(worker, peer)))],
                queue);
        }

        return nodes;
    }

    private static ulong LinkValue(int worker, int peer) => Mixing.Next(((ulong)worker * Peers) + (ulong)peer);

    private static long LatencyTo(int worker, int peer) => ShortestLatency + Mixing.Below(Mixing.Next(LinkValue(worker, peer)), LatencyRange);

    private int PeerOf(int worker, int peer)
    {
        var other = (int)Mixing.Below(LinkValue(worker, peer), (uint)Workers - 1);
        return other >= worker ? other + 1 : other;
    }
}
