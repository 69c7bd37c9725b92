namespace ActorSim.Accelerator;

/// <summary>One access to one word of a <see cref="WordMemory"/>.</summary>
/// <param name="Index">The word.</param>
/// <param name="IsWrite">Whether to keep <paramref name="Value"/> there; else the word is answered.</param>
/// <param name="Value">What to keep.</param>
public readonly record struct WordAccess(int Index, bool IsWrite, long Value);
