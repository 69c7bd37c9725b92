using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>The only actor of a system whose layers are counted and not simulated.</summary>
internal sealed class NothingHappens : Actor;
