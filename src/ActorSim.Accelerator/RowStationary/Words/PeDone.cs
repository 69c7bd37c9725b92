namespace ActorSim.Accelerator;

/// <summary>From a PE to the filter network, with its last unit of a pass: the weights are not needed any more.</summary>
/// <param name="Pe">The PE.</param>
public readonly record struct PeDone(int Pe);
