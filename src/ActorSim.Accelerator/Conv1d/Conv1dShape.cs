namespace ActorSim.Accelerator;

/// <summary>A 1-D convolution without padding: output[e] = Σ weight[r] · input[e + r].</summary>
public sealed record Conv1dShape
{
    /// <summary>Makes a shape.</summary>
    /// <param name="outputs">E, ≥ 1.</param>
    /// <param name="weights">R, ≥ 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    /// <exception cref="OverflowException">More than 2³¹ − 1 inputs.</exception>
    public Conv1dShape(int outputs, int weights)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(weights, 1);
        Outputs = outputs;
        Weights = weights;
        Inputs = checked(outputs + weights - 1);
    }

    /// <summary>E: outputs.</summary>
    public int Outputs { get; }

    /// <summary>R: weights of the filter.</summary>
    public int Weights { get; }

    /// <summary>H = E + R − 1: inputs.</summary>
    public int Inputs { get; }
}
