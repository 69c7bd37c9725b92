namespace ActorSim.Memory;

/// <summary>Words for a reader, one a cycle from their arrival on.</summary>
/// <param name="First">The place of the first in its run, from 0 on.</param>
/// <param name="Count">How many, ≥ 1.</param>
/// <param name="EndsRun">Whether the run ends with these.</param>
public readonly record struct SramWords(int First, int Count, bool EndsRun);
