namespace ActorSim.Training;

/// <summary>
/// When a parameter server applies gradients and when it lets workers go on: <see cref="Synchronous"/>,
/// <see cref="SynchronousWithBackup"/>, <see cref="Asynchronous"/>, <see cref="StaleSynchronous"/>. Each piece of the parameters
/// keeps to it by itself, as the shards of Li et al., "Scaling Distributed Machine Learning with the Parameter Server" (OSDI 2014), do.
/// </summary>
/// <remarks>
/// A worker's <em>clock</em> is the number of gradients that it has pushed, so that its first gradient is that of clock 0. The
/// <em>version</em> of a piece is the number of updates that have been made to it. The <em>staleness</em> of a gradient is the number
/// of updates between the version that it was computed with and its own application.
/// </remarks>
public abstract record ServerConsistency
{
    /// <summary>Only the models of this project.</summary>
    private protected ServerConsistency()
    {
    }

    /// <summary>The name as scenarios write it, such as <c>stale-synchronous</c>.</summary>
    public abstract string Name { get; }

    /// <summary>After how many updates of a piece gradients count for nothing any more.</summary>
    internal virtual long MostUpdates => long.MaxValue;

    /// <summary>How far a worker's clock may be ahead of the slowest one's, where gradients are applied one by one.</summary>
    internal virtual long AheadOfSlowest => long.MaxValue;

    /// <summary>Refuses what cannot work with so many workers.</summary>
    /// <exception cref="ArgumentException">Says what would be allowed.</exception>
    public virtual void Check(int workers)
    {
    }

    /// <summary>How many gradients make one update; 0 if each is applied by itself when it comes.</summary>
    internal virtual int GradientsOfUpdate(int workers) => 0;
}
