namespace ActorSim.Workloads;

/// <summary>
/// A convolution: every filter slides over its group's channels of the ifmap and yields one channel of the ofmap.
/// Depth-wise convolution is the case of as many groups as channels.
/// </summary>
/// <param name="Filters">Filters of all groups, which is the number of output channels; at least 1.</param>
/// <param name="Kernel">Rows and columns of a filter; at least 1×1.</param>
/// <param name="Stride">Steps of the window down and across; at least 1×1.</param>
/// <param name="Padding">Rows added above and below, columns added left and right; at least 0.</param>
/// <param name="Groups">Groups into which channels and filters are divided evenly; at least 1.</param>
/// <param name="HasBias">Whether every filter adds a learned constant.</param>
public sealed record Convolution(
    int Filters,
    Extent Kernel,
    Extent Stride,
    Extent Padding = default,
    int Groups = 1,
    bool HasBias = true) : Operation
{
    /// <inheritdoc/>
    public override string Kind => "convolution";

    /// <inheritdoc/>
    public override bool HasNeurons => true;

    /// <inheritdoc/>
    public override long WeightsFor(FeatureMap input) => AsConvolutionOn(input).Weights;

    /// <inheritdoc/>
    public override long BiasesFor(FeatureMap input) => HasBias ? Filters : 0;

    /// <inheritdoc/>
    public override long MacsFor(FeatureMap input) => AsConvolutionOn(input).Macs;

    /// <summary>The convolution laid on an ifmap.</summary>
    /// <param name="input">The ifmap, without padding.</param>
    /// <exception cref="WorkloadException">It does not fit, see <see cref="ConvolutionShape.Of"/>.</exception>
    public override ConvolutionShape AsConvolutionOn(FeatureMap input) => ConvolutionShape.Of(input, this);

    /// <summary>Filters, kernel, stride, padding and groups.</summary>
    public override string ToString()
    {
        var groups = Groups == 1 ? "" : $", {Groups} groups";
        return $"{Filters} filters of {Kernel}, stride {Stride}, padding {Padding}{groups}";
    }

    /// <inheritdoc/>
    protected override FeatureMap OutputOf(FeatureMap input) => AsConvolutionOn(input).Output;

    /// <summary>Refuses numbers that no convolution has, and groups that do not divide evenly.</summary>
    /// <exception cref="WorkloadException">Says which setting is wrong.</exception>
    internal void Check(FeatureMap input)
    {
        if (Filters < 1)
        {
            throw new WorkloadException($"A convolution needs at least 1 filter, not {Filters}.", "filters");
        }

        if (Groups < 1)
        {
            throw new WorkloadException($"A convolution has at least 1 group, not {Groups}.", "groups");
        }

        Sliding.Check(Kernel, Stride, Padding);
        RequireEven(input.Channels, "input channels", input);
        RequireEven(Filters, "filters", input);
    }

    private void RequireEven(int divided, string what, FeatureMap input)
    {
        if (divided % Groups != 0)
        {
            throw new WorkloadException(
                $"{Groups} groups do not divide {divided} {what} evenly; with {input.Channels} input channels and {Filters} filters "
                + $"the nearest allowed number of groups is {Divisors.NearestCommon(Groups, input.Channels, Filters)}.",
                "groups");
        }
    }
}
