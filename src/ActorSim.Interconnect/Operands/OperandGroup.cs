namespace ActorSim.Interconnect;

/// <summary>Receivers that take the same beats.</summary>
/// <param name="Tag">What beats for them carry, from 0 to <see cref="OperandGroups.LargestTag"/>.</param>
/// <param name="Receivers">Their numbers, in any order.</param>
public sealed record OperandGroup(int Tag, IReadOnlyList<int> Receivers);
