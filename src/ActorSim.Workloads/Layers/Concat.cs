namespace ActorSim.Workloads;

/// <summary>Puts the channels of several maps of one height and width behind each other, in the order of the inputs.</summary>
public sealed record Concat : Operation
{
    /// <inheritdoc/>
    public override string Kind => "concat";

    /// <inheritdoc/>
    public override FeatureMap OutputOf(IReadOnlyList<FeatureMap> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count < 2)
        {
            throw new WorkloadException($"A concat joins at least 2 inputs, not {inputs.Count}.", "inputs");
        }

        var first = inputs[0];
        foreach (var other in inputs)
        {
            if (other.Extent != first.Extent)
            {
                throw new WorkloadException(
                    $"A concat joins maps of one height and width, but its inputs are {string.Join(", ", inputs)}.",
                    "inputs");
            }
        }

        return first with { Channels = checked(inputs.Sum(input => input.Channels)) };
    }
}
