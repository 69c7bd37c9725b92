namespace ActorSim.Accelerator;

/// <summary>From the filter network to its banks: the next weights leave now.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Group">The PEs that receive them: the place in <see cref="PassShape.Groups"/>.</param>
/// <param name="Words">How many weights.</param>
public readonly record struct FilterRead(int Pass, int Group, int Words);
