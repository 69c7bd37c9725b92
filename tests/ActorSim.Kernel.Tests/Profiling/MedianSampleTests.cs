namespace ActorSim.Kernel.Tests.Profiling;

public sealed class MedianSampleTests
{
    [Fact]
    public void Of_nothing_there_is_no_median() => Assert.Null(new MedianSample().Median);

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(100_000, 45_000, 55_000)]
    public void Half_of_the_numbers_lie_below(int count, long from, long to)
    {
        var sample = new MedianSample();
        for (var i = 0; i < count; i++)
        {
            sample.Add((i * 7919L) % count);
        }

        Assert.InRange(sample.Median!.Value, from, to);
    }
}
