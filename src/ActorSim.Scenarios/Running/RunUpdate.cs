using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>How far a scenario has come.</summary>
/// <param name="Run">The run, from 0.</param>
/// <param name="Runs">How many runs there are.</param>
/// <param name="Time">The simulated time that the run has reached.</param>
/// <param name="Events">Messages and wakes delivered in this run.</param>
/// <param name="Done">The share of the run that is done, from 0 to 1; null when that is not known.</param>
public readonly record struct RunUpdate(int Run, int Runs, SimTime Time, long Events, double? Done);
