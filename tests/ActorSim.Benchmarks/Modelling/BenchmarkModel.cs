namespace ActorSim.Benchmarks;

/// <summary>
/// A system to measure, in two forms that do the same: actors and ports for the kernel, nodes for the baselines.
/// </summary>
public abstract record BenchmarkModel
{
    protected const int RehearsalDivisor = 20;

    /// <summary>The name on the command line and in reports.</summary>
    public abstract string Name { get; }

    /// <summary>Nothing at or after this time is delivered.</summary>
    public abstract long EndPicoseconds { get; }

    /// <summary>No message reaches another actor sooner than so many picoseconds after it is sent.</summary>
    public abstract long LookaheadPicoseconds { get; }

    /// <summary>Much the same, for a short time: what the compiler is warmed up with.</summary>
    public virtual BenchmarkModel Rehearsal => Shortened(RehearsalDivisor);

    /// <summary>The same for a fraction of the events.</summary>
    public abstract BenchmarkModel Shortened(int divisor);

    /// <summary>The system of the kernel.</summary>
    public abstract KernelSystem BuildSystem();

    /// <summary>The nodes of the baselines, which send through the given queue; each node's number is its place.</summary>
    /// <typeparam name="TQueue">Where events go; a struct, so that the calls to it are direct.</typeparam>
    public abstract LoopNode[] BuildNodes<TQueue>(TQueue queue)
        where TQueue : struct, IEventQueue;
}
