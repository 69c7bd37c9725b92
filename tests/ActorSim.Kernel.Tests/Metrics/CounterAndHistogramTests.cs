namespace ActorSim.Kernel.Tests.Metrics;

public sealed class CounterAndHistogramTests
{
    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor;

    public CounterAndHistogramTests() => actor = builder.Add("/a", new Scripted());

    [Fact]
    public void A_counter_counts()
    {
        var counter = actor.Counting("words");
        actor.OnStart = () =>
        {
            counter.Increment();
            counter.Add(41);
        };
        using var simulation = builder.Build();
        simulation.Run();
        Assert.Equal([new MetricReading("/a", "words", "things", 42)], simulation.ReadMetrics());
    }

    [Fact]
    public void A_counter_does_not_wrap()
    {
        var counter = actor.Counting("words");
        counter.Add(long.MaxValue);
        Assert.Throws<OverflowException>(() => counter.Add(1));
    }

    [Fact]
    public void Two_metrics_of_an_actor_need_two_names()
    {
        actor.Counting("words");
        Assert.Throws<ArgumentException>(() => actor.Levelling("words"));
        Assert.Throws<ArgumentException>(() => actor.Counting(" "));
    }

    [Fact]
    public void Metrics_are_read_in_the_order_of_paths_whatever_the_numbering()
    {
        var system = new SimulationBuilder { NumberingSeed = 3 };
        foreach (var i in new[] { 10, 2, 1, 33, 4 })
        {
            system.Add($"/pe/{i}", new Scripted()).Counting("words");
        }

        using var simulation = system.Build();
        simulation.Run();
        Assert.Equal(["/pe/1", "/pe/2", "/pe/4", "/pe/10", "/pe/33"], simulation.ReadMetrics().Select(reading => reading.Path));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(20)]
    [InlineData(62)]
    public void A_histogram_knows_its_samples_exactly_and_its_percentiles_to_1_in_32(int bits)
    {
        var histogram = actor.Distributing("latency");
        var random = new TestRandom((ulong)bits);
        var samples = Enumerable.Range(0, 5000).Select(_ => random.Magnitude(bits)).ToList();
        samples.ForEach(histogram.Add);
        samples.Sort();

        Assert.Equal((samples.Count, samples[0], samples[^1]), (histogram.Count, histogram.Minimum, histogram.Maximum));
        Assert.Equal(samples.Aggregate(Int128.Zero, (sum, sample) => sum + sample), histogram.Sum);
        foreach (var permille in new[] { 1, 10, 250, 500, 950, 990, 999, 1000 })
        {
            var exact = samples[Math.Max(0, ((samples.Count * permille) + 999) / 1000 - 1)];
            Assert.InRange(histogram.Percentile(permille / 1000.0), exact, exact + (exact / 32));
        }
    }

    [Fact]
    public void Percentiles_below_64_are_exact()
    {
        var histogram = actor.Distributing("latency");
        for (var i = 0; i < 64; i++)
        {
            histogram.Add(i);
        }

        Assert.Equal((0, 31, 63), (histogram.Percentile(0), histogram.Percentile(0.5), histogram.Percentile(1)));
    }

    [Fact]
    public void The_largest_sample_of_all_fits()
    {
        var histogram = actor.Distributing("latency");
        histogram.Add(long.MaxValue);
        histogram.Add(long.MaxValue);
        Assert.Equal(long.MaxValue, histogram.Percentile(0.5));
        Assert.Equal((Int128)long.MaxValue * 2, histogram.Sum);
    }

    [Fact]
    public void Buckets_hold_all_samples_each_within_its_bounds()
    {
        var histogram = actor.Distributing("staleness");
        long[] samples = [0, 3, 3, 63, 64, 100, 1_000, 1_000_000];
        foreach (var sample in samples)
        {
            histogram.Add(sample);
        }

        var buckets = histogram.Buckets.ToList();

        Assert.Equal((0, 0, 1), buckets[0]);
        Assert.Equal((3, 3, 2), buckets[1]);
        Assert.All(buckets, bucket => Assert.Equal(bucket.Count, samples.Count(sample => sample >= bucket.Low && sample <= bucket.High)));
        Assert.Equal(samples.Length, buckets.Sum(bucket => bucket.Count));
    }

    [Fact]
    public void An_empty_histogram_reads_zero()
    {
        var histogram = actor.Distributing("latency");
        Assert.All(histogram.Read(), reading => Assert.Equal(0, reading.Value));
    }

    [Fact]
    public void Negative_samples_and_shares_out_of_range_are_refused()
    {
        var histogram = actor.Distributing("latency");
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Add(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Percentile(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Percentile(1.1));
    }

    [Fact]
    public void A_histogram_reads_in_its_unit()
    {
        var histogram = actor.Distributing("latency");
        histogram.Add(10);
        Assert.Equal(
            ["latency.count 1 1", "latency.mean things 10", "latency.min things 10", "latency.max things 10", "latency.p50 things 10", "latency.p95 things 10", "latency.p99 things 10"],
            histogram.Read().Select(reading => $"{reading.Name} {reading.Unit} {reading.Value}"));
    }
}
