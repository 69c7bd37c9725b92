namespace ActorSim.Workloads;

/// <summary>A figure of a layer or network that a publication may state too.</summary>
public enum Figure
{
    /// <summary>Multiply-accumulates of the forward pass of one image.</summary>
    Macs,

    /// <summary>Learned weights, without biases.</summary>
    Weights,

    /// <summary>Learned constants.</summary>
    Biases,

    /// <summary>Weights and biases.</summary>
    Parameters,

    /// <summary>Bytes of the parameters at four bytes each.</summary>
    ParameterBytes,

    /// <summary>Activations written.</summary>
    OutputElements,

    /// <summary>Activations written by convolutions and fully connected layers.</summary>
    Neurons,

    /// <summary>DRAM accesses in words when nothing is kept on the chip.</summary>
    DramAccessesAtWorst,
}
