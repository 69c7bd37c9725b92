namespace ActorSim.Workloads.Tests;

/// <summary>Small random convolutions that are valid, from a fixed seed, so that a failure can be repeated.</summary>
internal static class RandomShapes
{
    public static IEnumerable<ConvolutionShape> Convolutions(int count, int seed)
    {
        var random = new Random(seed);
        for (var made = 0; made < count; made++)
        {
            var groups = random.Next(1, 4);
            var kernel = new Extent(random.Next(1, 5), random.Next(1, 5));
            var padding = new Extent(random.Next(0, 4), random.Next(0, 4));
            var input = new FeatureMap(
                groups * random.Next(1, 4),
                Math.Max(1, kernel.Height - (2 * padding.Height)) + random.Next(0, 6),
                Math.Max(1, kernel.Width - (2 * padding.Width)) + random.Next(0, 6));
            var stride = new Extent(random.Next(1, 5), random.Next(1, 5));
            yield return ConvolutionShape.Of(input, new Convolution(groups * random.Next(1, 4), kernel, stride, padding, groups));
        }
    }
}
