namespace ActorSim.Training;

/// <summary>A shard's reminder: a gradient has been applied, or the shard fails or is back.</summary>
/// <param name="Number">Which attempt to apply a gradient, or which failure.</param>
internal readonly record struct ShardTimer(long Number);
