using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Collectives;

/// <summary>Collectives that are not possible, and what is said of them.</summary>
public sealed class CollectiveRefusalTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Theory]
    [InlineData("", "collective = broadcast", "game.conf:5:49: The algorithm ring does all-reduce, reduce-scatter, all-gather and all-to-all, not broadcast.")]
    [InlineData("ranks = 6", "collective = all-gather, algorithm { type = halving-doubling }", "game.conf:6:58: The algorithm halving-doubling does all-gather for a power of two of ranks, such as 4 or 8, not 6.")]
    [InlineData("", "algorithm { type = hierarchical, levels = [ { size = 4 }, { size = 4 } ] }", "game.conf:6:56: The levels 4 × 4 have 16 ranks; the group has 4.")]
    [InlineData("", "collective = broadcast, algorithm { type = hierarchical, levels = [ { size = 4 } ] }", "game.conf:6:80: The algorithm hierarchical does all-reduce, reduce-scatter and all-gather, not broadcast.")]
    [InlineData("", "algorithm { type = hierarchical, levels = [] }", "game.conf:6:56: A hierarchical algorithm has at least one level.")]
    [InlineData("", "algorithm { type = hierarchical }", "game.conf:5:40: `hierarchical algorithm` needs the key `levels`: a list of objects (level of a hierarchy). The levels, innermost first. Neighbouring ranks form a group of the first level; sizes multiply to the number of ranks.")]
    [InlineData("", "bytes = 3 B", "game.conf:5:40: The buffer has 3 bytes, too few to be cut into 1 chunk of 4 pieces each; take fewer chunks, a larger buffer, or an algorithm that does not cut, such as binomial-tree.")]
    [InlineData("", "algorithm { type = ring, chunks = 1001 }", "game.conf:6:48: The buffer has 4,000 bytes, too few to be cut into 1001 chunks of 4 pieces each; take fewer chunks, a larger buffer, or an algorithm that does not cut, such as binomial-tree.")]
    [InlineData("", "bytes = 0 B", "game.conf:6:22: `bytes` must be at least 1 B; found `0 B`.")]
    [InlineData("", "bytes = 4000", "game.conf:6:22: `bytes` needs a unit of data, such as `64 KiB`; found `4000` (units: B, kB, MB, GB, TB, KiB, MiB, GiB or TiB).")]
    [InlineData("", "algorithm { type = rings }", "game.conf:6:33: `type` must be one of `ring`, `direct`, `pairwise`, `halving-doubling`, `recursive-doubling`, `binomial-tree`, `k-ary-tree`, `double-binary-tree`, `hierarchical`; found `rings`, did you mean `ring`?")]
    [InlineData("", "algorithm { type = ring, arity = 2 }", "game.conf:6:39: `ring algorithm` has no key `arity`; known are `type`, `chunks`, `active-chunks`, `name`.")]
    [InlineData("", "algorithm { type = k-ary-tree, arity = 0 }", "game.conf:6:53: `arity` must be a whole number from 1 to 1024; found `0`.")]
    [InlineData("", "algorithm { type = ring, chunks = 0 }", "game.conf:6:48: `chunks` must be a whole number from 1 to 8192; found `0`.")]
    [InlineData("", "algorithm { type = ring, active-chunks = 0 }", "game.conf:6:55: `active-chunks` must be a whole number from 1 to 8192; found `0`.")]
    [InlineData("", "repeat = 0", "game.conf:6:23: `repeat` must be a whole number from 1 to 1024; found `0`.")]
    [InlineData("", "colective = reduce", "game.conf:6:14: `collective workload` has no key `colective`; did you mean `collective`?")]
    [InlineData("", "collective = gather", "game.conf:6:27: `collective` must be one of `all-reduce`, `reduce-scatter`, `all-gather`, `all-to-all`, `broadcast`, `reduce`; found `gather`.")]
    [InlineData("ranks = 0", "", "game.conf:4:20: `ranks` must be a whole number from 1 to 1048576; found `0`.")]
    [InlineData("cluster.bandwidth = 0 GB/s", "", "game.conf:4:32: `bandwidth` must be more than zero; found `0 GB/s`.")]
    [InlineData("reduction-memory = 0 GB/s", "", "game.conf:4:31: `reduction-memory` must be more than zero; found `0 GB/s`.")]
    [InlineData("reduction-memory = 3 B/cycle", "", "game.conf:4:31: `reduction-memory` is needed per second, as in `25 GB/s`; a cluster has no clock whose cycles could be meant. Found `3 B/cycle`.")]
    [InlineData("reduction-passes = 0", "", "game.conf:4:31: `reduction-passes` must be a whole number of at least 1; found `0`.")]
    [InlineData("before-send = 1.5 ps", "", "game.conf:4:26: `before-send` must be a whole number of picoseconds; found `1.5 ps`.")]
    [InlineData("at-end = 1", "", "game.conf:4:21: `at-end` needs a unit of time, such as `500 ns`; found `1` (units: ps, ns, us, ms, s, min, h or d).")]
    [InlineData("cluster = null", "", "game.conf:4:22: `null` leaves the key out, but `collective system` needs the key `cluster`: an object (cluster network). The network that joins the ranks, usually a substitution such as `${clusters.servers-of-four}`.")]
    [InlineData("ranks = 6, cluster { topology = two-level, ranks-per-server = 4, uplink { bandwidth = 1 GB/s, latency = 1 us } }", "", "game.conf:4:74: 6 ranks do not fill servers of 4; 4 or 8 would.")]
    [InlineData("cluster { topology = torus, sizes = [4, 4] }", "", "game.conf:4:33: 4 ranks do not fit: the torus described here has 16.")]
    [InlineData("cluster { topology = graph, links = [ { from = rank 0, to = rank 1 }, { from = rank 2, to = rank 3 } ] }", "", "game.conf:4:48: No way leads from rank 0 to rank 2.")]
    public void What_cannot_be_is_refused_where_it_is_written(string system, string workload, string expected) =>
        Assert.StartsWith(expected, Refusal.Of(SystemKinds.All, SmallCollective.Write(texts, system, workload)), StringComparison.Ordinal);

    [Theory]
    [InlineData("collective.all-reduce.times", "1 us", "did you mean `collective.all-reduce.time`?")]
    [InlineData("collective.broadcast.time", "1 us", "There is no metric `collective.broadcast.time`")]
    [InlineData("collective.all-reduce.time", "1 MB", "`collective.all-reduce.time`")]
    public void An_expectation_on_what_there_is_not_is_refused_before_the_run(string metric, string value, string expected) =>
        Assert.Contains(expected, Refusal.Of(SystemKinds.All, SmallCollective.Write(texts), $$"""scenario.expect=[ { metric = {{metric}}, value = {{value}} } ]"""), StringComparison.Ordinal);
}
