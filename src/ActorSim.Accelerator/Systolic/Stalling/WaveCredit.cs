namespace ActorSim.Accelerator;

/// <summary>A buffer tells the sequencer how far the array may go for its sake.</summary>
/// <param name="Gate">Whose word it is.</param>
/// <param name="Until">Every wave before this one may go.</param>
public readonly record struct WaveCredit(WaveGate Gate, WavePosition Until);
