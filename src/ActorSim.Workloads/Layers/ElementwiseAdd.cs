namespace ActorSim.Workloads;

/// <summary>Adds several maps of one shape element by element: where a residual branch joins.</summary>
public sealed record ElementwiseAdd : Operation
{
    /// <inheritdoc/>
    public override string Kind => "add";

    /// <inheritdoc/>
    public override FeatureMap OutputOf(IReadOnlyList<FeatureMap> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count < 2)
        {
            throw new WorkloadException($"An add joins at least 2 inputs, not {inputs.Count}.", "inputs");
        }

        return inputs.All(input => input == inputs[0])
            ? inputs[0]
            : throw new WorkloadException($"An add joins maps of one shape, but its inputs are {string.Join(", ", inputs)}.", "inputs");
    }
}
