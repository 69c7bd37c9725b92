namespace ActorSim.Workloads;

/// <summary>What happens at the far edge when the steps of a pooling window do not come out even.</summary>
public enum PoolingRounding
{
    /// <summary>The last window lies entirely on the padded input, as for a convolution; pixels may be left over.</summary>
    Down,

    /// <summary>One more window hangs over the edge, unless it would hold nothing of the input: what Caffe does.</summary>
    Up,
}
