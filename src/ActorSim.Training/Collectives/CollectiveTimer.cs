namespace ActorSim.Training;

/// <summary>What a rank tells itself: that bytes have been added, or that a chunk's end is over.</summary>
/// <param name="Tag">Of the transfer, or with the chunk.</param>
/// <param name="Origin">The rank at which the chain began.</param>
internal readonly record struct CollectiveTimer(long Tag, int Origin);
