namespace ActorSim.Kernel.Tests.Time;

/// <summary>Points and lengths of virtual time: construction, arithmetic, order, text.</summary>
public sealed class SimTimeTests
{
    [Fact]
    public void The_defaults_are_the_beginning_and_no_time_at_all()
    {
        Assert.Equal(SimTime.Zero, default);
        Assert.Equal(SimDuration.Zero, default);
        Assert.Equal(0, default(SimTime).Picoseconds);
    }

    [Fact]
    public void Units_are_powers_of_a_thousand_picoseconds()
    {
        Assert.Equal(7_000, SimDuration.FromNanoseconds(7).Picoseconds);
        Assert.Equal(7_000_000, SimDuration.FromMicroseconds(7).Picoseconds);
        Assert.Equal(7_000_000_000, SimDuration.FromMilliseconds(7).Picoseconds);
        Assert.Equal(7_000_000_000_000, SimDuration.FromSeconds(7).Picoseconds);
        Assert.Equal(7_000, SimTime.FromNanoseconds(7).Picoseconds);
        Assert.Equal(7_000_000, SimTime.FromMicroseconds(7).Picoseconds);
        Assert.Equal((1.5, 0.0015), (SimDuration.FromPicoseconds(1500).Nanoseconds, SimDuration.FromPicoseconds(1_500_000_000).Seconds));
    }

    [Fact]
    public void There_is_no_time_before_the_beginning()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SimTime.FromPicoseconds(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimTime.Zero - SimDuration.FromPicoseconds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimTime.Zero + SimDuration.FromPicoseconds(-1));
    }

    [Fact]
    public void Arithmetic_does_not_wrap()
    {
        var one = SimDuration.FromPicoseconds(1);
        Assert.Throws<OverflowException>(() => SimTime.MaxValue + one);
        Assert.Throws<OverflowException>(() => SimDuration.MaxValue + one);
        Assert.Throws<OverflowException>(() => SimDuration.MaxValue * 2);
        Assert.Throws<OverflowException>(() => SimDuration.FromPicoseconds(long.MinValue) - one);
        Assert.Throws<OverflowException>(() => SimDuration.FromSeconds(10_000_000));
        Assert.Equal(SimTime.MaxValue, SimTime.Zero + SimDuration.MaxValue);
        Assert.Equal(SimDuration.MaxValue, SimTime.MaxValue - SimTime.Zero);
        Assert.Equal(SimDuration.FromPicoseconds(-long.MaxValue), SimTime.Zero - SimTime.MaxValue);
    }

    [Fact]
    public void Order_and_arithmetic_are_those_of_whole_numbers()
    {
        var random = new TestRandom(1);
        for (var i = 0; i < 2000; i++)
        {
            var (a, b) = (random.Magnitude(61), random.Chance(10) ? 5 : random.Magnitude(61));
            var (left, right) = (SimTime.FromPicoseconds(a), SimTime.FromPicoseconds(b));
            var (shorter, longer) = (SimDuration.FromPicoseconds(a), SimDuration.FromPicoseconds(b));
            Assert.Equal((a < b, a <= b, a > b, a >= b, a == b, a != b), (left < right, left <= right, left > right, left >= right, left == right, left != right));
            Assert.Equal((a < b, a <= b, a > b, a >= b, a == b, a != b), (shorter < longer, shorter <= longer, shorter > longer, shorter >= longer, shorter == longer, shorter != longer));
            Assert.Equal((a.CompareTo(b), a.CompareTo(b)), (left.CompareTo(right), shorter.CompareTo(longer)));
            Assert.Equal((a - b, a + b, a - b), ((left - right).Picoseconds, (left + longer).Picoseconds, (shorter - longer).Picoseconds));
            Assert.Equal((Math.Min(a, b), Math.Max(a, b)), (SimTime.Min(left, right).Picoseconds, SimTime.Max(left, right).Picoseconds));
        }
    }

    [Theory]
    [InlineData(0, "0 ps")]
    [InlineData(999, "999 ps")]
    [InlineData(1000, "1 ns")]
    [InlineData(1500, "1.5 ns")]
    [InlineData(-1500, "-1.5 ns")]
    [InlineData(999_999, "999.999 ns")]
    [InlineData(1_000_000, "1 µs")]
    [InlineData(12_345_678_901, "12.345678901 ms")]
    [InlineData(long.MaxValue, "9223372.036854775807 s")]
    [InlineData(long.MinValue, "-9223372.036854775808 s")]
    public void The_text_is_exact_and_in_the_largest_unit_that_fits(long picoseconds, string text) =>
        Assert.Equal(text, SimDuration.FromPicoseconds(picoseconds).ToString());

    [Fact]
    public void Equal_times_have_equal_hash_codes()
    {
        Assert.Equal(SimTime.FromNanoseconds(1).GetHashCode(), SimTime.FromPicoseconds(1000).GetHashCode());
        Assert.True(SimTime.FromNanoseconds(1).Equals((object)SimTime.FromPicoseconds(1000)));
        Assert.False(SimDuration.FromNanoseconds(1).Equals((object)SimTime.FromPicoseconds(1000)));
    }
}
