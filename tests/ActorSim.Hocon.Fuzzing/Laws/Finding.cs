namespace ActorSim.Hocon.Fuzzing;

/// <summary>An input that a law does not hold for.</summary>
/// <param name="Law">The law.</param>
/// <param name="Breach">What is not as it should be.</param>
public sealed record Finding(string Law, string Breach);
