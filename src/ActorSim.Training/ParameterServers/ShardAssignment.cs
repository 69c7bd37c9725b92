using System.Runtime.InteropServices;

namespace ActorSim.Training;

/// <summary>Divides the parameters of a network among the shards of a parameter server.</summary>
public static class ShardAssignment
{
    private const int BytesOfParameter = 4;

    /// <summary>One exchange for each gradient bucket. What a shard keeps of a bucket is one piece.</summary>
    /// <param name="placement">Which shard keeps what.</param>
    /// <param name="buckets">
    /// Of each bucket, the gradient bytes of its layers; layers are counted through all buckets in this order. A layer may have none.
    /// </param>
    /// <param name="shards">The ranks of the shards.</param>
    /// <param name="workers">Who pushes gradients.</param>
    /// <exception cref="ArgumentException">A bucket is empty, or a shard would have nothing to keep.</exception>
    public static IReadOnlyList<ServerExchange> Assign(
        ShardPlacement placement,
        IReadOnlyList<IReadOnlyList<long>> buckets,
        RankGroup shards,
        RankGroup workers)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        ArgumentNullException.ThrowIfNull(shards);
        ArgumentNullException.ThrowIfNull(workers);
        var layers = LayersOf(buckets);
        var bytesOf = placement switch
        {
            ShardPlacement.ByLayer => Whole(layers, buckets.Count, shards.Count, WithTheFewestBytes(layers, shards.Count)),
            ShardPlacement.RoundRobin => Whole(layers, buckets.Count, shards.Count, [.. layers.Select((_, layer) => layer % shards.Count)]),
            ShardPlacement.ByBytes => Spans(layers, buckets.Count, shards.Count),
            _ => throw new ArgumentOutOfRangeException(nameof(placement), placement, "There is no such placement."),
        };
        return
        [
            .. bytesOf.Select(bucket => new ServerExchange(
                [.. bucket.Select((bytes, shard) => new ServerPiece(shards.RankAt(shard), bytes)).Where(piece => piece.Bytes > 0)],
                workers)),
        ];
    }

    /// <summary>The layers that have parameters, with their buckets.</summary>
    private static List<(int Bucket, long Bytes)> LayersOf(IReadOnlyList<IReadOnlyList<long>> buckets)
    {
        var layers = new List<(int Bucket, long Bytes)>();
        for (var bucket = 0; bucket < buckets.Count; bucket++)
        {
            var before = layers.Count;
            foreach (var bytes in buckets[bucket])
            {
                if (bytes < 0)
                {
                    throw new ArgumentException($"A gradient has 0 bytes or more; one of bucket {bucket} has {bytes}.", nameof(buckets));
                }

                if (bytes > 0)
                {
                    layers.Add((bucket, bytes));
                }
            }

            if (layers.Count == before)
            {
                throw new ArgumentException($"Bucket {bucket} has no gradient to exchange.", nameof(buckets));
            }
        }

        return layers.Count > 0 ? layers : throw new ArgumentException("There is no bucket, so that shards have nothing to keep.", nameof(buckets));
    }

    private static int[] WithTheFewestBytes(List<(int Bucket, long Bytes)> layers, int shards)
    {
        var shardOf = new int[layers.Count];
        var kept = new PriorityQueue<int, (long Bytes, int Shard)>(Enumerable.Range(0, shards).Select(shard => (shard, (0L, shard))));
        foreach (var layer in Enumerable.Range(0, layers.Count).OrderByDescending(layer => layers[layer].Bytes).ThenBy(layer => layer))
        {
            kept.TryPeek(out var shard, out var least);
            shardOf[layer] = shard;
            kept.DequeueEnqueue(shard, (least.Bytes + layers[layer].Bytes, shard));
        }

        return shardOf;
    }

    private static long[][] Whole(List<(int Bucket, long Bytes)> layers, int buckets, int shards, int[] shardOf)
    {
        if (layers.Count < shards)
        {
            throw new ArgumentException($"{shards} shards cannot share {layers.Count} whole layers with parameters; at most {layers.Count} shards would each have something to keep. Division by bytes allows more.", nameof(shards));
        }

        var bytesOf = Empty(buckets, shards);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            bytesOf[layers[layer].Bucket][shardOf[layer]] += layers[layer].Bytes;
        }

        return bytesOf;
    }

    private static long[][] Spans(List<(int Bucket, long Bytes)> layers, int buckets, int shards)
    {
        var total = layers.Sum(layer => layer.Bytes);
        var parameters = total / BytesOfParameter;
        if (parameters < shards)
        {
            throw new ArgumentException($"{shards} shards cannot share {parameters} parameters of {BytesOfParameter} bytes; at most {parameters} shards would each have something to keep.", nameof(shards));
        }

        var bytesOf = Empty(buckets, shards);
        var (from, shard, end) = (0L, 0, EndOfSpan(0));
        foreach (ref readonly var layer in CollectionsMarshal.AsSpan(layers))
        {
            var to = from + layer.Bytes;
            while (from < to)
            {
                var part = Math.Min(to, end) - from;
                bytesOf[layer.Bucket][shard] += part;
                from += part;
                if (from == end && shard + 1 < shards)
                {
                    end = EndOfSpan(++shard);
                }
            }
        }

        return bytesOf;

        long EndOfSpan(int number) => number + 1 == shards
            ? total
            : BytesOfParameter * CollectiveAlgorithm.PieceOffset(parameters, shards, number + 1);
    }

    private static long[][] Empty(int buckets, int shards) => [.. Enumerable.Range(0, buckets).Select(_ => new long[shards])];
}
