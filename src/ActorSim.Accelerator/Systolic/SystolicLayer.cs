using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// A layer as a systolic array sees it: for each group a product of an M × K matrix (the unrolled ifmap)
/// and a K × N matrix (the filters).
/// </summary>
public sealed class SystolicLayer
{
    /// <summary>Makes a layer.</summary>
    /// <param name="name">Its name in results.</param>
    /// <param name="ifmap">How the unrolled ifmap lies in memory; gives M and K.</param>
    /// <param name="filtersPerGroup">N: filters of one group, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    /// <exception cref="OverflowException">More than 2³¹ − 1 words in one operand.</exception>
    public SystolicLayer(string name, IfmapLayout ifmap, int filtersPerGroup)
    {
        ArgumentNullException.ThrowIfNull(ifmap);
        ArgumentOutOfRangeException.ThrowIfLessThan(filtersPerGroup, 1);
        Name = name;
        Ifmap = ifmap;
        N = filtersPerGroup;
        FilterWords = checked(K * N * Groups);
    }

    /// <summary>The name in results.</summary>
    public string Name { get; }

    /// <summary>How the unrolled ifmap lies in memory.</summary>
    public IfmapLayout Ifmap { get; }

    /// <summary>Output pixels.</summary>
    public int M => Ifmap.Rows;

    /// <summary>Filters of one group.</summary>
    public int N { get; }

    /// <summary>Products summed for one output: words of a window in one group.</summary>
    public int K => Ifmap.Columns;

    /// <summary>Groups of filters that see their own channels only.</summary>
    public int Groups => Ifmap.Geometry.Groups;

    /// <summary>Multiply-accumulates of all groups, those with padding included.</summary>
    public long Macs => checked((long)M * N * K * Groups);

    /// <summary>Weights of all groups.</summary>
    public int FilterWords { get; }

    /// <summary>A matrix product of M × K by K × N.</summary>
    public static SystolicLayer OfMatrices(string name, int m, int n, int k) => new(name, IfmapLayout.OfMatrix(m, k), n);

    /// <summary>A convolution, or a fully connected layer as one.</summary>
    /// <param name="name">Its name in results.</param>
    /// <param name="shape">The convolution.</param>
    /// <param name="output">Rows and columns of output pixels where they are other than the shape's; else null.</param>
    /// <exception cref="OverflowException">More than 2³¹ − 1 words in one operand.</exception>
    public static SystolicLayer Of(string name, ConvolutionShape shape, (int Height, int Width)? output = null)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var (input, convolution) = (shape.Input, shape.Convolution);
        var geometry = new ConvolutionGeometry
        {
            Height = input.Height,
            Width = input.Width,
            Channels = input.Channels,
            Groups = convolution.Groups,
            Kernel = (convolution.Kernel.Height, convolution.Kernel.Width),
            Stride = (convolution.Stride.Height, convolution.Stride.Width),
            Padding = (convolution.Padding.Height, convolution.Padding.Width),
            Output = output ?? (shape.Output.Height, shape.Output.Width),
        };
        return new SystolicLayer(name, new IfmapLayout(geometry), shape.FiltersPerGroup);
    }

    /// <summary>The address of weight (<paramref name="k"/>, <paramref name="n"/>) of a group: filter after filter.</summary>
    public int FilterAddressOf(int group, int k, int n) => (((group * N) + n) * K) + k;
}
