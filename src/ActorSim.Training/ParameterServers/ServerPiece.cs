namespace ActorSim.Training;

/// <summary>A part of a network's parameters that one shard of a parameter server keeps.</summary>
/// <param name="Shard">The rank of the shard.</param>
/// <param name="Bytes">Of the parameters, and of their gradient, ≥ 1.</param>
public sealed record ServerPiece(int Shard, long Bytes);
