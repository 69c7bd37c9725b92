namespace ActorSim.Accelerator;

/// <summary>The corner PE has had the last slot of a fold: the next one may begin.</summary>
/// <param name="Fold">The fold that is over.</param>
public readonly record struct FoldDone(int Fold);
