using System.Numerics;

namespace ActorSim.Kernel.Tests.Time;

/// <summary>Clocks against exact arithmetic with whole numbers of any size.</summary>
public sealed class ClockTests
{
    private static readonly BigInteger EndOfTime = new(long.MaxValue);

    /// <summary>Periods as fractions of picoseconds: whole, with halves and thirds, with many digits, very short, very long.</summary>
    public static TheoryData<decimal, bool> Clocks => new()
    {
        { 1m, true }, { 2.5m, true }, { 7.25m, true }, { 5000m, true }, { 833.3333m, true }, { 1.000000001m, true },
        { 1_000_000_007m, true }, { 123456789.987654321m, true }, { 9_000_000_000_000_000_000m, true }, { 1.5m, true },
        { 1_200_000_000m, false }, { 3_000_000_000m, false }, { 7m, false }, { 1e12m, false }, { 999_999_999_999m, false },
        { 0.0000002m, false }, { 33.3333m, false }, { 667_000_000.1m, false },
    };

    [Theory]
    [MemberData(nameof(Clocks))]
    public void Edges_lie_at_the_rounded_down_multiples_of_the_exact_period(decimal amount, bool isPeriod)
    {
        var (clock, period) = Make(amount, isPeriod);
        foreach (var index in Indices(clock))
        {
            Assert.Equal(period.Times(index), clock.Edge(index).Picoseconds);
        }
    }

    [Theory]
    [MemberData(nameof(Clocks))]
    public void The_first_edge_at_or_after_a_time_is_found(decimal amount, bool isPeriod)
    {
        var (clock, period) = Make(amount, isPeriod);
        foreach (var time in Times(clock))
        {
            var found = clock.EdgeAtOrAfter(SimTime.FromPicoseconds(time));
            Assert.True(period.Times(found) >= time, $"edge {found} lies before {time}");
            Assert.True(found == 0 || period.Times(found - 1) < time, $"an earlier edge than {found} would do for {time}");
            Assert.Equal(period.Times(found) == time, clock.IsEdge(SimTime.FromPicoseconds(time)));
        }
    }

    [Theory]
    [MemberData(nameof(Clocks))]
    public void The_last_edge_is_the_last_one_inside_the_range_of_time(decimal amount, bool isPeriod)
    {
        var (clock, period) = Make(amount, isPeriod);
        Assert.True(period.Times(clock.LastEdge) <= EndOfTime);
        Assert.True(period.Times(new BigInteger(clock.LastEdge) + 1) > EndOfTime);
        Assert.Throws<SimTimeRangeException>(() => clock.Edge(clock.LastEdge + 1));
        Assert.Throws<SimTimeRangeException>(() => clock.Edge(-1));
    }

    [Theory]
    [MemberData(nameof(Clocks))]
    public void So_many_cycles_are_never_shorter_than_their_shortest_length(decimal amount, bool isPeriod)
    {
        var (clock, period) = Make(amount, isPeriod);
        foreach (var count in Indices(clock).Where(index => index <= clock.LastEdge / 2))
        {
            Assert.Equal(period.Times(count), clock.ShortestLengthOf(count).Picoseconds);
            Assert.All(Indices(clock).Where(index => index <= clock.LastEdge / 2), first =>
                Assert.True(clock.Edge(first + count) - clock.Edge(first) >= clock.ShortestLengthOf(count)));
        }
    }

    [Fact]
    public void The_edges_of_1_2_GHz_do_not_drift() =>
        Assert.Equal([0, 833, 1666, 2500, 3333], Enumerable.Range(0, 5).Select(i => Clock.FromGigahertz(1.2m).Edge(i).Picoseconds));

    [Fact]
    public void A_half_clock_has_the_edges_and_one_between_each_two()
    {
        var clock = Clock.FromGigahertz(1.2m);
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(clock.Edge(i), clock.Half.Edge(2 * i));
            Assert.InRange(clock.Half.Edge((2 * i) + 1).Picoseconds, clock.Edge(i).Picoseconds, clock.Edge(i + 1).Picoseconds);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.FromPeriod(1.5m).Half);
    }

    [Fact]
    public void Clocks_of_one_period_are_equal_however_they_were_given()
    {
        Assert.Equal(Clock.FromMegahertz(200), Clock.FromPeriod(5000));
        Assert.Equal(Clock.FromMegahertz(200), Clock.FromHertz(200_000_000.000m));
        Assert.Equal(Clock.FromMegahertz(200).GetHashCode(), Clock.FromPeriod(SimDuration.FromNanoseconds(5)).GetHashCode());
        Assert.NotEqual(Clock.FromGigahertz(3), Clock.FromPeriod(333.333333m));
    }

    [Fact]
    public void The_period_is_a_fraction_in_lowest_terms() => Assert.Equal((2500L, 3L), Clock.FromGigahertz(1.2m).Period);

    [Theory]
    [InlineData("200", "200 MHz")]
    [InlineData("1200", "1.2 GHz")]
    [InlineData("0.0328", "32.8 kHz")]
    [InlineData("0.00000005", "0.05 Hz")]
    public void A_clock_says_its_frequency_in_a_readable_unit(string megahertz, string text) =>
        Assert.Equal(text, Clock.FromMegahertz(decimal.Parse(megahertz)).ToString());

    [Fact]
    public void A_clock_is_no_faster_than_1_THz()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.FromPeriod(0.999999m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.FromHertz(1_000_000_000_000.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.FromHertz(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.FromHertz(-1));
    }

    [Theory]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("1.0000000000000000000000000001")]
    [InlineData("0.0000000000000000001")]
    public void A_frequency_with_more_digits_than_can_be_kept_exactly_is_refused(string hertz) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.FromHertz(decimal.Parse(hertz)));

    private static (Clock Clock, Fraction Period) Make(decimal amount, bool isPeriod)
    {
        BigInteger scale = 1;
        while (amount * (decimal)scale != decimal.Truncate(amount * (decimal)scale))
        {
            scale *= 10;
        }

        var digits = new BigInteger(amount * (decimal)scale);
        return isPeriod
            ? (Clock.FromPeriod(amount), new Fraction(digits, scale))
            : (Clock.FromHertz(amount), new Fraction(scale * 1_000_000_000_000, digits));
    }

    private static IEnumerable<long> Indices(Clock clock)
    {
        var random = new TestRandom((ulong)clock.LastEdge);
        long[] candidates =
        [
            .. Enumerable.Range(0, 50), .. Enumerable.Range(0, 50).Select(i => clock.LastEdge - i),
            .. Enumerable.Range(0, 200).Select(_ => random.Magnitude(63)),
            .. Enumerable.Range(0, 62).SelectMany(bit => new[] { (1L << bit) - 1, 1L << bit, (1L << bit) + 1 }),
        ];
        return candidates.Where(index => index >= 0 && index <= clock.LastEdge);
    }

    private static IEnumerable<long> Times(Clock clock) =>
        Indices(clock).Select(index => clock.Edge(index).Picoseconds).SelectMany(time => new[] { time - 1, time, time == long.MaxValue ? time : time + 1 })
            .Append(long.MaxValue).Where(time => time >= 0);

    private readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
    {
        public BigInteger Times(BigInteger count) => count * Numerator / Denominator;
    }
}
