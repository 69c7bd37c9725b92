namespace ActorSim.Accelerator;

/// <summary>From the control to the link to DRAM: do this for a pass, behind what was asked before.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Job">What to do.</param>
public readonly record struct DramRequest(int Pass, DramJob Job);
