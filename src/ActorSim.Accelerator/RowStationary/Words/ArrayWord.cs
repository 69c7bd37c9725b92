namespace ActorSim.Accelerator;

/// <summary>One word on its way to a PE: of an ifmap, a weight or a psum; which one follows from the order of words.</summary>
/// <param name="Value">Its value; 0 in runs without values.</param>
public readonly record struct ArrayWord(long Value);
