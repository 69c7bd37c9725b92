using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class ShardAssignmentTests
{
    private static readonly RankGroup Workers = RankGroup.First(2);

    [Fact]
    public void Whole_layers_go_largest_first_to_the_shard_with_the_fewest_bytes()
    {
        // 700 → A, 500 → B, 400 → B, 300 → A, 100 → B (900 against 1000), 100 → A (both 1000: the lower).
        var exchanges = ShardAssignment.Assign(ShardPlacement.ByLayer, [[100, 700, 0], [400, 300], [500, 100]], Shards(2), Workers);

        Assert.Equal(["2:700 3:100", "2:300 3:400", "2:100 3:500"], exchanges.Select(Describe));
    }

    [Fact]
    public void Round_robin_counts_the_layers_that_have_parameters()
    {
        var exchanges = ShardAssignment.Assign(ShardPlacement.RoundRobin, [[100, 0, 700], [400, 300], [500]], Shards(3), Workers);

        Assert.Equal(["2:100 3:700", "2:300 4:400", "3:500"], exchanges.Select(Describe));
    }

    [Fact]
    public void Spans_of_all_layers_are_even_and_cut_between_parameters()
    {
        var exchanges = ShardAssignment.Assign(ShardPlacement.ByBytes, [[40], [8, 20], [32]], Shards(3), Workers);

        // 25 parameters: 8, 8 and 9.
        Assert.Equal(["2:32 3:8", "3:24 4:4", "4:32"], exchanges.Select(Describe));
    }

    [Fact]
    public void Every_placement_places_every_byte()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var random = new RandomStream(seed, "/buckets");
            var buckets = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 3).Select(_ => 1 + random.NextBelow(1_000)).ToArray()).ToArray();
            var shards = 1 + (int)random.NextBelow(15);
            foreach (var placement in Enum.GetValues<ShardPlacement>())
            {
                var exchanges = ShardAssignment.Assign(placement, buckets, Shards(shards), Workers);

                Assert.Equal(buckets.Select(bucket => bucket.Sum()), exchanges.Select(exchange => exchange.Bytes));
                var kept = exchanges.SelectMany(exchange => exchange.Pieces).GroupBy(piece => piece.Shard).Select(pieces => pieces.Sum(piece => piece.Bytes)).ToArray();
                Assert.Equal(shards, kept.Length);
                Assert.True(placement != ShardPlacement.ByBytes || kept.Max() - kept.Min() < 8, "spans differ by more than a parameter");
            }
        }
    }

    [Theory]
    [InlineData(ShardPlacement.ByLayer, "at most 3 shards")]
    [InlineData(ShardPlacement.RoundRobin, "at most 3 shards")]
    [InlineData(ShardPlacement.ByBytes, "at most 9 shards")]
    public void More_shards_than_there_is_to_keep_are_refused(ShardPlacement placement, string allowed)
    {
        var error = Assert.Throws<ArgumentException>(() => ShardAssignment.Assign(placement, [[12, 12], [0, 12]], Shards(10), Workers));

        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buckets_and_groups_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ShardAssignment.Assign(ShardPlacement.ByLayer, [[4], [0]], Shards(1), Workers));
        Assert.Throws<ArgumentException>(() => ShardAssignment.Assign(ShardPlacement.ByLayer, [[4], [-1]], Shards(1), Workers));
        Assert.Throws<ArgumentException>(() => ShardAssignment.Assign(ShardPlacement.ByLayer, [], Shards(1), Workers));
        Assert.Throws<ArgumentException>(() => ShardAssignment.Assign(ShardPlacement.ByLayer, [[4]], RankGroup.First(1), Workers));
    }

    private static RankGroup Shards(int count) => new(Enumerable.Range(2, count));

    private static string Describe(ServerExchange exchange) => string.Join(' ', exchange.Pieces.Select(piece => $"{piece.Shard}:{piece.Bytes}"));
}
