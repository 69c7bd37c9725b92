namespace ActorSim.Memory;

/// <summary>Asks a DRAM for words; one message may stand for many words.</summary>
/// <param name="Words">How many words, ≥ 1.</param>
/// <param name="Requester">Which member of the DRAM's group of data ports the words go to.</param>
public readonly record struct DramRead(int Words, int Requester);
