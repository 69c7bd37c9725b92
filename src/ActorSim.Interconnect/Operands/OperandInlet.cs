using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>Where beats go in: the input of a network, or the buffer of a PE for one operand.</summary>
/// <param name="Beats">Takes the beats.</param>
/// <param name="Freed">Gives slots back to the sender.</param>
/// <param name="Slots">
/// Beats that fit, ≥ 1. A beat a cycle needs two, because a slot is known to be free only a cycle later.
/// </param>
public sealed record OperandInlet(InPort<OperandBeat> Beats, OutPort<FreedSlots> Freed, int Slots);
