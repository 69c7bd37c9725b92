namespace ActorSim.Hocon.Tests.Quantities;

public sealed class QuantityTests
{
    public static TheoryData<string, Dimension, decimal> Amounts => new()
    {
        { "1 ps", Dimension.Time, 1 },
        { "500 ns", Dimension.Time, 500_000 },
        { "500ns", Dimension.Time, 500_000 },
        { "1.5 us", Dimension.Time, 1_500_000 },
        { "2 µs", Dimension.Time, 2_000_000 },
        { "10.0 ms", Dimension.Time, 10_000_000_000 },
        { "1 d", Dimension.Time, 86_400_000_000_000_000 },
        { "3 minutes", Dimension.Time, 180_000_000_000_000 },
        { "0.1 ps", Dimension.Time, 0.1m },
        { "200 MHz", Dimension.Frequency, 200_000_000 },
        { "1e3 kHz", Dimension.Frequency, 1_000_000 },
        { "108 KiB", Dimension.Bytes, 110_592 },
        { "2 KB", Dimension.Bytes, 2_000 },
        { "25.6 GB/s", Dimension.Bandwidth, 25_600_000_000 },
        { "10 Gbit/s", Dimension.Bandwidth, 1_250_000_000 },
        { "64 B/cycle", Dimension.BandwidthPerCycle, 64 },
        { "12 bit/cycle", Dimension.BandwidthPerCycle, 1.5m },
        { "1 fJ", Dimension.Energy, 0.001m },
        { "2 mJ", Dimension.Energy, 2_000_000_000 },
        { "0.5 W", Dimension.Power, 500 },
        { "1.2 V", Dimension.Voltage, 1_200 },
        { "48.5 mA", Dimension.Current, 48.5m },
        { "5%", Dimension.Percent, 0.05m },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_is_counted_in_base_units_exactly(string text, Dimension dimension, decimal expected)
    {
        Assert.True(Quantity.TryParse(text, dimension, out var quantity, out _));
        Assert.Equal(expected, quantity.Value);
    }

    [Fact]
    public void Equal_amounts_are_equal_however_written()
    {
        Assert.True(Quantity.TryParse("1000 ns", Dimension.Time, out var one, out _));
        Assert.True(Quantity.TryParse("1.0 us", Dimension.Time, out var other, out _));
        Assert.Equal(one, other);
        Assert.Equal("1000000 ps", other.ToString());
    }

    [Theory]
    [InlineData("500", "needs a unit of time, such as `500 ns`; found `500`")]
    [InlineData("500 MHz", "which is a unit of frequency")]
    [InlineData("500 NS", "did you mean `ns`?")]
    [InlineData("500 nanosecods", "did you mean `nanoseconds`?")]
    [InlineData("fast", "needs a number and a unit of time")]
    [InlineData("", "needs a number and a unit of time")]
    [InlineData("1 00 ns", "unknown unit")]
    [InlineData("1.00000000000000000000000000000001 ns", "more digits")]
    [InlineData("70000000000000000000000000000 d", "too large")]
    public void What_is_wrong_is_said_in_words(string text, string part)
    {
        Assert.False(Quantity.TryParse(text, Dimension.Time, out _, out var problem));
        Assert.Contains(part, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_base_unit_is_no_whole_number()
    {
        Assert.True(Quantity.TryParse("0.5 ps", Dimension.Time, out var half, out _));
        Assert.False(half.TryToInt64(out _));
        Assert.Throws<OverflowException>(() => half.ToInt64());
    }
}
