namespace ActorSim.Interconnect;

/// <summary>What one port of an operand network carries in one cycle: a few words of an ifmap, a filter or psums.</summary>
/// <param name="Tag">Whom it is for: a group of <see cref="OperandGroups"/>, on unicast networks a single receiver.</param>
/// <param name="Words">How many words it holds, from 1 to as many as the port is wide.</param>
/// <param name="Bits">The words, the first in the lowest bits.</param>
public readonly record struct OperandBeat(int Tag, int Words, ulong Bits);
