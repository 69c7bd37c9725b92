namespace ActorSim.Hocon.Tests.Records;

/// <summary>A bandwidth may be written per second or per cycle of a clock that only its reader knows.</summary>
public sealed class BandwidthTests
{
    private static readonly Key<Quantity> Link = Key.Bandwidth("link", "Of the link.");
    private static readonly RecordSchema Chip = new("chip", "A chip.", Link);

    [Theory]
    [InlineData("25.6 GB/s", 25_600_000_000)]
    [InlineData("10 Gbit/s", 1_250_000_000)]
    [InlineData("64 B/cycle", 12_800_000_000)]
    [InlineData("4 bit/cycle", 100_000_000)]
    public void Per_second_it_is_the_same_however_written(string written, long expected)
    {
        Assert.True(Quantity.TryParse("200 MHz", Dimension.Frequency, out var clock, out _));

        Assert.Equal(expected, Read(written).Get(Link).PerSecond(clock).ToInt64());
    }

    [Fact]
    public void A_bandwidth_per_cycle_needs_a_clock()
    {
        var perCycle = Read("64 B/cycle").Get(Link);

        Assert.Equal(Dimension.BandwidthPerCycle, perCycle.Dimension);
        Assert.Throws<InvalidOperationException>(() => perCycle.PerSecond(perCycle));
        Assert.Throws<InvalidOperationException>(() => default(Quantity).PerSecond(perCycle));
    }

    [Theory]
    [InlineData("25.6 GB", "needs a unit of bandwidth, such as `25.6 GB/s`; found `25.6 GB`, which is a unit of data")]
    [InlineData("0 B/cycle", "must be more than zero; found `0 B/cycle`")]
    [InlineData("-1 B/s", "must be more than zero; found `-1 B/s`")]
    [InlineData("64 B/cycel", "has the unknown unit `B/cycel`")]
    [InlineData("64", "needs a unit of bandwidth")]
    public void Anything_else_is_refused(string written, string part) =>
        Assert.Contains(part, Assert.Throws<HoconException>(() => Read(written)).Sentence, StringComparison.Ordinal);

    private static Record Read(string written) => Chip.Read(HoconConfig.Parse($"link = {written}", "a.conf"));
}
