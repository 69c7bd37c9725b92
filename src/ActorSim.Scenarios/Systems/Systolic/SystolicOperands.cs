using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Operand values for functional runs, and the plain convolution that their outputs must equal.</summary>
internal static class SystolicOperands
{
    private const int LargestMagnitude = 127;

    /// <summary>8-bit integers drawn from the seed.</summary>
    public static SystolicValues Draw(IReadOnlyList<SystolicLayer> layers, ulong seed) => new(
        [.. layers.Select(layer => Draw(layer.Ifmap.Words, new RandomStream(seed, $"/values/{layer.Name}/ifmap")))],
        [.. layers.Select(layer => Draw(layer.FilterWords, new RandomStream(seed, $"/values/{layer.Name}/filter")))]);

    /// <summary>
    /// How many of a layer's outputs differ from a plain convolution: loops over filters, output pixels and taps,
    /// written from the layer's sizes alone, without the array's unrolled matrices.
    /// </summary>
    public static long CountWrong(SystolicLayer layer, int[] ifmap, int[] filter, ReadOnlySpan<long> outputs)
    {
        var g = layer.Ifmap.Geometry;
        var pixels = g.Output.Height * g.Output.Width;
        long wrong = 0;
        for (var f = 0; f < layer.N * g.Groups; f++)
        {
            var (group, inGroup) = Math.DivRem(f, layer.N);
            for (var y = 0; y < g.Output.Height; y++)
            {
                for (var x = 0; x < g.Output.Width; x++)
                {
                    var output = outputs[(((group * pixels) + (y * g.Output.Width) + x) * layer.N) + inGroup];
                    wrong += output == Convolve(g, ifmap, filter, f, group, y, x) ? 0 : 1;
                }
            }
        }

        return wrong;
    }

    private static long Convolve(ConvolutionGeometry g, int[] ifmap, int[] filter, int f, int group, int y, int x)
    {
        long sum = 0;
        for (var r = 0; r < g.Kernel.Height; r++)
        {
            var row = (y * g.Stride.Height) - g.Padding.Height + r;
            for (var s = 0; s < g.Kernel.Width; s++)
            {
                var column = (x * g.Stride.Width) - g.Padding.Width + s;
                if (row < 0 || row >= g.Height || column < 0 || column >= g.Width)
                {
                    continue;
                }

                for (var c = 0; c < g.ChannelsPerGroup; c++)
                {
                    var word = ifmap[(((row * g.Width) + column) * g.Channels) + (group * g.ChannelsPerGroup) + c];
                    var weight = filter[(((((f * g.Kernel.Height) + r) * g.Kernel.Width) + s) * g.ChannelsPerGroup) + c];
                    sum += (long)word * weight;
                }
            }
        }

        return sum;
    }

    /// <summary>Some 8-bit integers.</summary>
    public static int[] Draw(int count, RandomStream random)
    {
        var values = new int[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (int)random.NextBelow((2 * LargestMagnitude) + 1) - LargestMagnitude;
        }

        return values;
    }
}
