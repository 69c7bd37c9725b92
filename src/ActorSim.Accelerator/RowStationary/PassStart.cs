namespace ActorSim.Accelerator;

/// <summary>From the control to a network: pass <paramref name="Pass"/> may begin, behind those before it.</summary>
/// <param name="Pass">The pass.</param>
public readonly record struct PassStart(int Pass);
