namespace ActorSim.Training;

/// <summary>A gradient that has come to a shard.</summary>
/// <param name="Piece">The piece's number within the shard.</param>
/// <param name="Place">Of the worker in the group of the exchange.</param>
/// <param name="Origin">The rank at which the chain of transfers began for which the worker had waited.</param>
internal readonly record struct ShardPush(int Piece, int Place, int Origin);
