namespace ActorSim.Accelerator;

/// <summary>The two inputs of a layer.</summary>
public enum Operand
{
    /// <summary>Input feature map.</summary>
    Ifmap,

    /// <summary>Weights.</summary>
    Filter,
}
