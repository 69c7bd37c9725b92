namespace ActorSim.Kernel;

/// <summary>One of the partitions of a cut.</summary>
/// <param name="Name">Its actors in few words: the largest folders that lie in it as a whole.</param>
/// <param name="Actors">How many actors it has.</param>
/// <param name="TimeShare">Its share of the actors' time, from 0 to 1.</param>
public sealed record PartitionPart(string Name, int Actors, double TimeShare);
