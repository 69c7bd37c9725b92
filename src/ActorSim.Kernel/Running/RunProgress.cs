namespace ActorSim.Kernel;

/// <summary>How far a run has come.</summary>
/// <param name="Time">Everything before this time is delivered.</param>
/// <param name="Deliveries">Messages and wakes delivered so far.</param>
public readonly record struct RunProgress(SimTime Time, long Deliveries);
