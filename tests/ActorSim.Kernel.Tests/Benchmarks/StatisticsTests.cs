using ActorSim.Benchmarks;

namespace ActorSim.Kernel.Tests.Benchmarks;

public class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3.0)]
    [InlineData(new[] { 9.0, 1.0, 5.0 }, 5.0)]
    [InlineData(new[] { 4.0, 1.0, 2.0, 100.0 }, 3.0)]
    public void The_median_is_the_middle_value(double[] values, double expected) => Assert.Equal(expected, Statistics.Median(values));

    [Fact]
    public void There_is_no_median_of_nothing() => Assert.Throws<ArgumentException>(() => Statistics.Median([]));

    [Fact]
    public void Rounds_are_paired_as_far_as_both_go() =>
        Assert.Equal([2.0, 0.5], Statistics.PairedRatios([4, 3, 7], [2, 6]));

    [Fact]
    public void A_machine_that_becomes_slower_does_not_change_paired_ratios()
    {
        double[] fast = [20, 18, 10, 8, 4];
        double[] slow = [10, 9, 5, 4, 2];

        Assert.Equal(2.0, Statistics.Median(Statistics.PairedRatios(fast, slow)));
    }
}
