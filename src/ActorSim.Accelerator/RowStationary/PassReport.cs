namespace ActorSim.Accelerator;

/// <summary>To the control: something about a pass is done.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Stage">What is done.</param>
public readonly record struct PassReport(int Pass, PassStage Stage);
