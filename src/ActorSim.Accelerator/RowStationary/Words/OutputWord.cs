namespace ActorSim.Accelerator;

/// <summary>From a PE at the top of a column to the output network: one psum.</summary>
/// <param name="Pe">The PE.</param>
/// <param name="Value">Its value.</param>
public readonly record struct OutputWord(int Pe, long Value);
