namespace ActorSim.Accelerator;

/// <summary>A buffer tells the sequencer how far the array may go for its sake.</summary>
/// <param name="Gate">Whose word it is.</param>
/// <param name="Until">Every wave before this one may go.</param>
/// <param name="Cycles">For how many cycles each of the waves that this adds occupies the buffer's banks, ≥ 1.</param>
public readonly record struct WaveCredit(WaveGate Gate, WavePosition Until, int Cycles);
