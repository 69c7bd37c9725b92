using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>A worker or a server fails and is restarted.</summary>
/// <param name="At">When it fails.</param>
/// <param name="RestartDelay">How long it takes until it goes on, ≥ 0.</param>
public readonly record struct Outage(SimTime At, SimDuration RestartDelay);
