namespace ActorSim.Accelerator;

/// <summary>From the psum network to its banks: the next psums of a PE leave now.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Bottom">The PE: its place in <see cref="PassShape.Bottoms"/>.</param>
/// <param name="First">The first psum, counted within what the PE takes in the pass.</param>
/// <param name="Words">How many psums.</param>
public readonly record struct PsumRead(int Pass, int Bottom, long First, int Words);
