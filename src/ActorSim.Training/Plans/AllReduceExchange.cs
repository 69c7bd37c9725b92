namespace ActorSim.Training;

/// <summary>The workers reduce their gradients among themselves.</summary>
/// <param name="Algorithm">For as many ranks as there are workers.</param>
/// <param name="Chunks">Into how many chunks a bucket is cut.</param>
/// <param name="ActiveChunks">How many of them are under way at a time.</param>
public sealed record AllReduceExchange(CollectiveAlgorithm Algorithm, int Chunks = 1, int ActiveChunks = 1) : GradientExchange;
