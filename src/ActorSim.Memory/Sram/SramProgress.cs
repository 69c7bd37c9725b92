namespace ActorSim.Memory;

/// <summary>A run that is worked off word by word.</summary>
/// <param name="Run">The run.</param>
/// <param name="Next">The place of its next word.</param>
internal readonly record struct SramProgress(SramRun Run, int Next);
