using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentiles_of_short_latencies_are_exact()
    {
        var random = new RandomStream(3, "/latencies");
        var all = Enumerable.Range(0, 999).Select(_ => random.NextBelow(1024)).ToArray();
        var histogram = Of(all);

        Array.Sort(all);
        foreach (var share in new[] { 0.001, 0.25, 0.5, 0.95, 0.99, 1 })
        {
            Assert.Equal(all[(int)Math.Ceiling(share * all.Length) - 1], histogram.Percentile(share));
        }
    }

    [Fact]
    public void Percentiles_of_long_latencies_are_within_a_512th()
    {
        for (var latency = 1L; latency < 1L << 40; latency += 1 + (latency / 7))
        {
            var found = Of(latency).Percentile(0.5);

            Assert.InRange(found, latency - (latency / 512), latency);
        }
    }

    [Fact]
    public void Steps_follow_each_other_without_gap_or_overlap()
    {
        var steps = Of([.. Enumerable.Range(0, 20_000).Select(i => (long)i)]).Steps().ToList();

        Assert.Equal(0, steps[0].Low);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.Equal(pair.First.High + 1, pair.Second.Low));
        Assert.All(steps.SkipLast(1), step => Assert.Equal(step.High - step.Low + 1, step.Count));
    }

    [Fact]
    public void Two_together_are_as_one_that_counted_all()
    {
        var first = Of(1, 5, 70_000);
        first.Add(Of(5, 9));

        Assert.Equal(Of(1, 5, 5, 9, 70_000).Steps(), first.Steps());
        Assert.Equal(5, first.Count);
    }

    [Fact]
    public void Nothing_counted_has_percentile_0() => Assert.Equal(0, new LatencyHistogram().Percentile(0.5));

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_share_that_is_none_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1).Percentile(share));

    private static LatencyHistogram Of(params long[] latencies)
    {
        var histogram = new LatencyHistogram();
        foreach (var latency in latencies)
        {
            histogram.Add(latency);
        }

        return histogram;
    }
}
