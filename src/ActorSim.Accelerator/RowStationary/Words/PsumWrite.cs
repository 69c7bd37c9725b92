namespace ActorSim.Accelerator;

/// <summary>From the output network to the psum banks: one psum.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Top">The PE that gave it: its place in <see cref="PassShape.Tops"/>.</param>
/// <param name="Psum">The psum, counted within what the PE gives in the pass.</param>
/// <param name="Value">Its value.</param>
public readonly record struct PsumWrite(int Pass, int Top, long Psum, long Value);
