namespace ActorSim.Workloads;

/// <summary>What becomes of the pixels of a pooling window.</summary>
public enum PoolingMethod
{
    /// <summary>The largest is kept.</summary>
    Max,

    /// <summary>Their mean is taken.</summary>
    Average,
}
