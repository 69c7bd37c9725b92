namespace ActorSim.Workloads;

/// <summary>
/// What a layer computes, without where it stands: a description that can be laid on inputs of any fitting shape.
/// A <see cref="Layer"/> is an operation in its place, with shapes and figures.
/// </summary>
/// <remarks>
/// An operation with several inputs overrides <see cref="OutputOf(IReadOnlyList{FeatureMap})"/>; all others describe
/// what they do to their only input. The figures are those of one image.
/// </remarks>
public abstract record Operation
{
    /// <summary>The kind of layer, as network files call it: <c>convolution</c>, <c>max-pool</c>, <c>relu</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the outputs are neurons: sums of weighted inputs. True for convolutions and fully connected layers.</summary>
    public virtual bool HasNeurons => false;

    /// <summary>The shape of the output.</summary>
    /// <param name="inputs">The shapes of the inputs, in their order.</param>
    /// <exception cref="WorkloadException">The operation cannot be laid on these inputs.</exception>
    public virtual FeatureMap OutputOf(IReadOnlyList<FeatureMap> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count == 1
            ? OutputOf(inputs[0])
            : throw new WorkloadException($"A layer of type {Kind} takes one input, not {inputs.Count}.", "inputs");
    }

    /// <summary>Weights that are learned, without biases.</summary>
    /// <param name="input">The shape of the (first) input; one that <see cref="OutputOf(IReadOnlyList{FeatureMap})"/> accepts.</param>
    public virtual long WeightsFor(FeatureMap input) => 0;

    /// <summary>Biases that are learned.</summary>
    /// <param name="input">As for <see cref="WeightsFor"/>.</param>
    public virtual long BiasesFor(FeatureMap input) => 0;

    /// <summary>Multiply-accumulates of the forward pass of one image.</summary>
    /// <param name="input">As for <see cref="WeightsFor"/>.</param>
    public virtual long MacsFor(FeatureMap input) => 0;

    /// <summary>
    /// The same computation as a convolution, so that a convolution engine can run it, or null if there is none.
    /// A fully connected layer is a convolution whose filters cover the whole ifmap.
    /// </summary>
    /// <param name="input">As for <see cref="WeightsFor"/>.</param>
    public virtual ConvolutionShape? AsConvolutionOn(FeatureMap input) => null;

    /// <summary>The shape of the output of an operation with one input; the same as the input unless overridden.</summary>
    /// <param name="input">The shape of the only input.</param>
    /// <exception cref="WorkloadException">The operation cannot be laid on this input.</exception>
    protected virtual FeatureMap OutputOf(FeatureMap input) => input;
}
