using ActorSim.Scenarios;

namespace ActorSim.Reports.Tests;

public sealed class DisplayNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.93754, "0.9375")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(12.345, "12.35")]
    [InlineData(1234567.89, "1,234,567.9")]
    [InlineData(0.00012345, "1.2345e-4")]
    [InlineData(6e23, "6e23")]
    public void A_number_has_as_many_digits_as_matter(double number, string text) =>
        Assert.Equal(text, DisplayNumber.Of(number));

    [Fact]
    public void Whole_numbers_are_complete_and_nothing_is_a_dash()
    {
        Assert.Equal("724,406,816", DisplayNumber.Of(Cell.Of(724406816)));
        Assert.Equal("–", DisplayNumber.Of(Cell.Nothing));
        Assert.Equal("CONV1", DisplayNumber.Of(Cell.Of("CONV1")));
    }

    [Theory]
    [InlineData(0.015, "+1.5%")]
    [InlineData(-0.25, "-25%")]
    public void A_deviation_has_a_sign(double share, string text) => Assert.Equal(text, DisplayNumber.Deviation(share));
}
