using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.Systolic;

/// <summary>Arrays and random layers for tests.</summary>
internal static class Arrays
{
    public static readonly Dataflow[] Dataflows = [Dataflow.OutputStationary, Dataflow.WeightStationary, Dataflow.InputStationary];

    public static SystolicDescription Of(int rows, int columns, Dataflow dataflow, Granularity granularity = Granularity.Burst, long bufferWords = 1024) => new()
    {
        Rows = rows,
        Columns = columns,
        Dataflow = dataflow,
        Clock = Clock.FromGigahertz(1),
        IfmapBufferWords = bufferWords,
        FilterBufferWords = bufferWords,
        Granularity = granularity,
    };

    /// <summary>A small convolution with kernel, stride, padding and groups, or a small matrix product.</summary>
    public static SystolicLayer RandomLayer(Random random, string name)
    {
        if (random.Next(3) == 0)
        {
            return SystolicLayer.OfMatrices(name, random.Next(1, 20), random.Next(1, 20), random.Next(1, 30));
        }

        var groups = random.Next(1, 3);
        var (kernel, stride, pad) = (random.Next(1, 4), random.Next(1, 3), random.Next(0, 2));
        var (height, width) = (random.Next(kernel, 9), random.Next(kernel, 9));
        var output = ((height + (2 * pad) - kernel) / stride + 1, (width + (2 * pad) - kernel) / stride + 1);
        var geometry = new ConvolutionGeometry
        {
            Height = height,
            Width = width,
            Channels = groups * random.Next(1, 4),
            Groups = groups,
            Kernel = (kernel, kernel),
            Stride = (stride, stride),
            Padding = (pad, pad),
            Output = output,
        };
        return new SystolicLayer(name, new IfmapLayout(geometry), random.Next(1, 8));
    }

    public static SystolicValues RandomValues(Random random, IReadOnlyList<SystolicLayer> layers) => new(
        [.. layers.Select(layer => RandomValues(random, layer.Ifmap.Words))],
        [.. layers.Select(layer => RandomValues(random, layer.FilterWords))]);

    private static int[] RandomValues(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-100, 100))];
}
