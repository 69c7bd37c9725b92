namespace ActorSim.Workloads;

/// <summary>The parts of a training iteration.</summary>
public enum StepPhase
{
    /// <summary>From inputs to outputs, first layer first.</summary>
    Forward = 0,

    /// <summary>Gradients of activations and of parameters, last layer first.</summary>
    Backward = 1,

    /// <summary>Adding gradients to parameters.</summary>
    Update = 2,
}
