namespace ActorSim.Accelerator;

/// <summary>From the filter network to a PE: all weights of a pass are in its scratch pad.</summary>
/// <param name="Pass">The pass.</param>
public readonly record struct WeightsLoaded(int Pass);
