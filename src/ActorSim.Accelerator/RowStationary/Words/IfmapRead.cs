namespace ActorSim.Accelerator;

/// <summary>From the ifmap network to its banks: this word leaves now.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Image">The image, counted within the pass.</param>
/// <param name="Index">The place of its column among those that travel.</param>
/// <param name="Channel">The channel, counted within its set.</param>
/// <param name="SetRow">Set and row of the strip: the place in <see cref="PassShape.Receivers"/>.</param>
public readonly record struct IfmapRead(int Pass, int Image, int Index, int Channel, int SetRow);
