using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Operand values for functional runs, and the plain product that their outputs must equal.</summary>
internal static class SystolicOperands
{
    private const int LargestMagnitude = 127;

    /// <summary>8-bit integers drawn from the seed.</summary>
    public static SystolicValues Draw(IReadOnlyList<SystolicLayer> layers, ulong seed) => new(
        [.. layers.Select(layer => Draw(layer.Ifmap.Words, new RandomStream(seed, $"/values/{layer.Name}/ifmap")))],
        [.. layers.Select(layer => Draw(layer.FilterWords, new RandomStream(seed, $"/values/{layer.Name}/filter")))]);

    /// <summary>How many of a layer's outputs differ from a plain sum of products.</summary>
    public static long CountWrong(SystolicLayer layer, int[] ifmap, int[] filter, ReadOnlySpan<long> outputs)
    {
        long wrong = 0;
        var at = 0;
        for (var group = 0; group < layer.Groups; group++)
        {
            for (var m = 0; m < layer.M; m++)
            {
                for (var n = 0; n < layer.N; n++)
                {
                    wrong += outputs[at++] == Product(layer, ifmap, filter, group, m, n) ? 0 : 1;
                }
            }
        }

        return wrong;
    }

    private static long Product(SystolicLayer layer, int[] ifmap, int[] filter, int group, int m, int n)
    {
        long sum = 0;
        for (var k = 0; k < layer.K; k++)
        {
            var address = layer.Ifmap.AddressOf(group, m, k);
            sum += address == IfmapLayout.Outside ? 0 : (long)ifmap[address] * filter[layer.FilterAddressOf(group, k, n)];
        }

        return sum;
    }

    private static int[] Draw(int count, RandomStream random)
    {
        var values = new int[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (int)random.NextBelow((2 * LargestMagnitude) + 1) - LargestMagnitude;
        }

        return values;
    }
}
