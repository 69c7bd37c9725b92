namespace ActorSim.Training;

/// <summary>How the parameters of a network are divided among the shards of a parameter server.</summary>
public enum ShardPlacement
{
    /// <summary>Whole layers, the largest first, each to the shard that has the fewest bytes so far, the lower of two that have as many.</summary>
    ByLayer = 0,

    /// <summary>All layers one behind the other, cut into as many spans as there are shards, as even as parameters of 4 bytes allow.</summary>
    ByBytes = 1,

    /// <summary>Whole layers, the i-th that has parameters to shard i mod S.</summary>
    RoundRobin = 2,
}
