using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class InjectionTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(0.03)]
    [InlineData(0.00001)]
    public void Bernoulli_gaps_have_the_mean_and_variance_of_the_geometric_distribution(double rate)
    {
        const int Draws = 200_000;
        var gaps = GapsOf(Injection.Bernoulli(rate), Draws, seed: 1);
        var mean = gaps.Average();
        var variance = gaps.Average(gap => (gap - mean) * (gap - mean));

        var expectedVariance = (1 - rate) / (rate * rate);
        Assert.InRange(mean - (1 / rate), -5 * Math.Sqrt(expectedVariance / Draws), 5 * Math.Sqrt(expectedVariance / Draws));
        Assert.InRange(variance, 0.96 * expectedVariance, 1.04 * expectedVariance);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    public void Each_Bernoulli_gap_is_as_likely_as_by_tossing_a_coin_each_cycle(double rate)
    {
        const int Draws = 200_000;
        var drawn = CountGaps(GapsOf(Injection.Bernoulli(rate), Draws, seed: 2));
        var tossed = CountGaps(TossGaps(rate, Draws));

        Assert.InRange(ChiSquare(drawn, tossed), 0, 60);
    }

    [Fact]
    public void With_rate_1_there_is_a_packet_in_every_cycle() => Assert.All(GapsOf(Injection.Bernoulli(1), 100, seed: 3), gap => Assert.Equal(1, gap));

    [Fact]
    public void With_rate_0_there_is_never_a_packet()
    {
        var random = new RandomStream(1, "/node");
        foreach (var injection in new[] { Injection.Bernoulli(0), Injection.OnOff(0, 5, 5) })
        {
            var state = injection.Begin(random);

            Assert.Equal(Injection.Never, injection.NextGap(ref state, random));
            Assert.Equal(0, injection.MeanRate);
        }
    }

    [Fact]
    public void A_tiny_rate_has_a_tiny_mean_and_no_overflow()
    {
        var mean = GapsOf(Injection.Bernoulli(1e-12), 20_000, seed: 4).Average();
        Assert.InRange(mean, 0.96e12, 1.04e12);

        var random = new RandomStream(1, "/node");
        var state = default(InjectionState);
        Assert.InRange(Injection.Bernoulli(1e-300).NextGap(ref state, random), 1L << 60, long.MaxValue);
    }

    [Theory]
    [InlineData(0.4, 20, 60)]
    [InlineData(1, 1, 3)]
    [InlineData(0.05, 10, 1)]
    public void On_and_off_periods_give_the_mean_rate_and_the_gaps_of_a_process_walked_cycle_by_cycle(double rate, double on, double off)
    {
        const int Draws = 150_000;
        var injection = Injection.OnOff(rate, on, off);
        var drawn = GapsOf(injection, Draws, seed: 5).ToList();
        var walked = WalkGaps(rate, on, off, Draws).ToList();

        Assert.Equal(rate * on / (on + off), injection.MeanRate, 12);
        Assert.InRange(drawn.Average() * injection.MeanRate, 0.97, 1.03);
        Assert.InRange(ChiSquare(CountGaps(drawn), CountGaps(walked)), 0, 60);
        Assert.InRange(Correlation(drawn) - Correlation(walked), -0.02, 0.02);
    }

    [Fact]
    public void The_first_packet_of_a_bursty_node_comes_as_late_as_in_the_long_run()
    {
        // On with probability 1/4 at first; a packet in cycle 0 then, as the rate is 1 while on.
        const int Nodes = 40_000;
        var injection = Injection.OnOff(1, 10, 30);
        var random = new RandomStream(6, "/nodes");
        var atOnce = 0;
        double sum = 0;
        for (var node = 0; node < Nodes; node++)
        {
            var state = injection.Begin(random);
            var gap = injection.NextGap(ref state, random);
            atOnce += gap == 1 ? 1 : 0;
            sum += gap;
        }

        // 1 with probability 1/4; else the rest of a period off, 30 cycles in the mean, and 1.
        Assert.InRange(atOnce / (double)Nodes, 0.24, 0.26);
        Assert.InRange(sum / Nodes, 0.97 * (1 + (0.75 * 30)), 1.03 * (1 + (0.75 * 30)));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void Rates_below_0_or_above_1_are_refused(double rate)
    {
        Assert.Contains("packets a cycle is not possible", Assert.Throws<ArgumentException>(() => Injection.Bernoulli(rate)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Injection.OnOff(rate, 2, 2));
    }

    [Fact]
    public void Periods_shorter_than_a_cycle_or_nearly_always_without_packets_are_refused()
    {
        Assert.Contains("a period with packets", Assert.Throws<ArgumentException>(() => Injection.OnOff(0.5, 0.5, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("a period without packets", Assert.Throws<ArgumentException>(() => Injection.OnOff(0.5, 2, double.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("use Bernoulli injection", Assert.Throws<ArgumentException>(() => Injection.OnOff(1e-6, 10, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_allocates_nothing()
    {
        var injection = Injection.OnOff(0.2, 10, 30);
        var pattern = TrafficPattern.Hotspot(16, [3], 0.5m);
        var length = PacketLength.Weighted((1, 1), (5, 2));
        var random = new RandomStream(1, "/node");
        var state = injection.Begin(random);
        long Draw() => injection.NextGap(ref state, random) + pattern.Draw(0, random) + length.Draw(random);
        Draw();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            Draw();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static List<long> GapsOf(Injection injection, int count, ulong seed)
    {
        var random = new RandomStream(seed, "/node");
        var state = injection.Begin(random);
        var gaps = new List<long>(count);
        for (var i = 0; i < count; i++)
        {
            gaps.Add(injection.NextGap(ref state, random));
        }

        return gaps;
    }

    private static IEnumerable<long> TossGaps(double rate, int count)
    {
        var random = new RandomStream(99, "/coin");
        for (var i = 0; i < count; i++)
        {
            var gap = 1L;
            while (!random.NextChance(rate))
            {
                gap++;
            }

            yield return gap;
        }
    }

    private static IEnumerable<long> WalkGaps(double rate, double on, double off, int count)
    {
        var random = new RandomStream(98, "/coin");
        var isOn = true;
        var gap = 0L;
        while (count > 0)
        {
            gap++;
            if (isOn && random.NextChance(rate))
            {
                yield return gap;
                (gap, count) = (0, count - 1);
            }

            // After each cycle the period may end.
            isOn = random.NextChance(1 / (isOn ? on : off)) ? !isOn : isOn;
        }
    }

    /// <summary>How often each gap up to 30 occurs; longer ones together.</summary>
    private static double[] CountGaps(IEnumerable<long> gaps)
    {
        var counts = new double[32];
        foreach (var gap in gaps)
        {
            counts[Math.Min(gap, 31)]++;
        }

        return counts;
    }

    /// <summary>Of two samples of the same size; 30 degrees of freedom or fewer, 99.9 % lie below 60.</summary>
    private static double ChiSquare(double[] one, double[] other)
    {
        double sum = 0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += one[i] + other[i] > 0 ? (one[i] - other[i]) * (one[i] - other[i]) / (one[i] + other[i]) : 0;
        }

        return sum;
    }

    /// <summary>Of each gap with the next one: what a wrong memory of periods would show.</summary>
    private static double Correlation(List<long> gaps)
    {
        var mean = gaps.Average();
        double together = 0, alone = 0;
        for (var i = 1; i < gaps.Count; i++)
        {
            together += (gaps[i] - mean) * (gaps[i - 1] - mean);
            alone += (gaps[i] - mean) * (gaps[i] - mean);
        }

        return together / alone;
    }
}
