namespace ActorSim.Hocon.Fuzzing;

/// <summary>How much is tried.</summary>
/// <param name="First">The number of the first input, from 1.</param>
/// <param name="Inputs">How many inputs at most.</param>
/// <param name="Duration">How long at most.</param>
/// <param name="Threads">On how many threads.</param>
public sealed record CampaignPlan(long First, long Inputs, TimeSpan Duration, int Threads);
