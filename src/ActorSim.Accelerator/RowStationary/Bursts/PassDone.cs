namespace ActorSim.Accelerator;

/// <summary>From a PE to the filter network, with the last unit of a pass: its scratch pad may be loaded again.</summary>
/// <param name="Pe">The PE.</param>
public readonly record struct PassDone(int Pe);
