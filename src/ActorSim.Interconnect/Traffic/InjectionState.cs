namespace ActorSim.Interconnect;

/// <summary>What an injection process remembers between two packets; kept by the actor that uses it.</summary>
/// <param name="CyclesOn">Cycles that are left of the period in which packets are created.</param>
public readonly record struct InjectionState(long CyclesOn);
