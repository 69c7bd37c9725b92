using ActorSim.Accelerator;
using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>Operand values for functional runs of a row-stationary chip, and the plain convolution that its ofmaps must equal.</summary>
internal static class RowStationaryOperands
{
    /// <summary>8-bit integers drawn from the seed; of an ifmap that is coded as many are zero as the scenario says.</summary>
    public static RowStationaryValues Draw(IReadOnlyList<RowStationaryLayer> layers, ulong seed) => new(
        [.. layers.Select(layer => Ifmap(layer, seed))],
        [.. layers.Select(layer => SystolicOperands.Draw(checked((int)layer.Shape.Weights), new RandomStream(seed, $"/values/{layer.Name}/filter")))]);

    private static int[] Ifmap(RowStationaryLayer layer, ulong seed)
    {
        var words = SystolicOperands.Draw(
            checked((int)(layer.Shape.Input.Elements * layer.Batch)), new RandomStream(seed, $"/values/{layer.Name}/ifmap"));
        if (layer.Coding.IfmapZeros is { } share)
        {
            var zeros = new RandomStream(seed, $"/values/{layer.Name}/zeros");
            for (var word = 0; word < words.Length; word++)
            {
                words[word] = zeros.NextChance(share) ? 0 : words[word];
            }
        }

        return words;
    }

    /// <summary>How many of a layer's ofmap words, [image][filter][row][column], differ from a plain convolution.</summary>
    public static long CountWrong(RowStationaryLayer layer, int[] ifmap, int[] filters, ReadOnlySpan<long> ofmaps)
    {
        var (output, wrong, index) = (layer.Shape.Output, 0L, 0);
        for (var image = 0; image < layer.Batch; image++)
        {
            for (var filter = 0; filter < output.Channels; filter++)
            {
                for (var row = 0; row < output.Height; row++)
                {
                    for (var column = 0; column < output.Width; column++)
                    {
                        wrong += ofmaps[index++] == Convolve(layer.Shape, ifmap, filters, image, filter, row, column) ? 0 : 1;
                    }
                }
            }
        }

        return wrong;
    }

    private static long Convolve(ConvolutionShape shape, int[] ifmap, int[] filters, int image, int filter, int outputRow, int outputColumn)
    {
        var (input, kernel, stride, padding) = (shape.Input, shape.Convolution.Kernel, shape.Convolution.Stride, shape.Convolution.Padding);
        var firstChannel = filter / shape.FiltersPerGroup * shape.ChannelsPerGroup;
        long sum = 0;
        for (var channel = 0; channel < shape.ChannelsPerGroup; channel++)
        {
            for (var r = 0; r < kernel.Height; r++)
            {
                var row = (outputRow * stride.Height) - padding.Height + r;
                for (var s = 0; s < kernel.Width; s++)
                {
                    var column = (outputColumn * stride.Width) - padding.Width + s;
                    if (row >= 0 && row < input.Height && column >= 0 && column < input.Width)
                    {
                        var word = ifmap[(((((image * input.Channels) + firstChannel + channel) * input.Height) + row) * input.Width) + column];
                        sum += (long)word * filters[(((((filter * shape.ChannelsPerGroup) + channel) * kernel.Height) + r) * kernel.Width) + s];
                    }
                }
            }
        }

        return sum;
    }
}
