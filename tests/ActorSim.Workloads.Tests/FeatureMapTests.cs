namespace ActorSim.Workloads.Tests;

public class FeatureMapTests
{
    [Fact]
    public void Elements_are_channels_times_pixels()
    {
        var map = new FeatureMap(96, 55, 54);

        Assert.Equal(2970, map.Pixels);
        Assert.Equal(285_120, map.Elements);
        Assert.Equal("96×55×54", map.ToString());
    }

    [Fact]
    public void A_vector_has_one_pixel_a_channel()
    {
        Assert.Equal(new FeatureMap(4096, 1, 1), FeatureMap.Vector(4096));
    }

    [Fact]
    public void More_elements_than_can_be_counted_are_refused()
    {
        var map = new FeatureMap(int.MaxValue, int.MaxValue, int.MaxValue);

        Assert.Throws<OverflowException>(() => map.Elements);
    }
}
