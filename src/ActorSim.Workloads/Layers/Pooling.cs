namespace ActorSim.Workloads;

/// <summary>Pooling: every channel is thinned out on its own, a window of pixels becoming one.</summary>
/// <param name="Method">What becomes of the pixels of a window.</param>
/// <param name="Kernel">Rows and columns of the window; at least 1×1.</param>
/// <param name="Stride">Steps of the window down and across; at least 1×1.</param>
/// <param name="Padding">Rows added above and below, columns added left and right; at least 0, less than the kernel.</param>
/// <param name="Rounding">Whether a last window may hang over the edge.</param>
public sealed record Pooling(
    PoolingMethod Method,
    Extent Kernel,
    Extent Stride,
    Extent Padding = default,
    PoolingRounding Rounding = PoolingRounding.Down) : Operation
{
    /// <inheritdoc/>
    public override string Kind => Method == PoolingMethod.Max ? "max-pool" : "average-pool";

    /// <summary>Pooling over the whole input: one output pixel a channel, whatever the resolution.</summary>
    /// <param name="method">What becomes of the pixels.</param>
    /// <param name="input">The input.</param>
    public static Pooling Global(PoolingMethod method, FeatureMap input) => new(method, input.Extent, Extent.One);

    /// <inheritdoc/>
    protected override FeatureMap OutputOf(FeatureMap input)
    {
        Sliding.Check(Kernel, Stride, Padding);
        if (Padding.Height >= Kernel.Height || Padding.Width >= Kernel.Width)
        {
            throw new WorkloadException(
                $"The pad of {Padding} must be smaller than the pooling kernel of {Kernel}, or a window would hold nothing but padding.",
                "pad");
        }

        var extent = Rounding == PoolingRounding.Up
            ? Sliding.PositionsRoundedUp(input.Extent, Kernel, Stride, Padding)
            : Sliding.Positions(input.Extent, Kernel, Stride, Padding);
        return new FeatureMap(input.Channels, extent.Height, extent.Width);
    }
}
