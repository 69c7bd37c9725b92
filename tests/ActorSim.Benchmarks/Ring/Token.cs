namespace ActorSim.Benchmarks;

/// <summary>What goes around the ring.</summary>
/// <param name="Value">Changed at every stop.</param>
public readonly record struct Token(ulong Value);
