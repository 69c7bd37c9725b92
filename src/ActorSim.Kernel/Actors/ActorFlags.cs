namespace ActorSim.Kernel;

/// <summary>What makes deliveries to an actor take the slow path.</summary>
[Flags]
internal enum ActorFlags
{
    None = 0,

    /// <summary>A handler has thrown; what still arrives is dropped.</summary>
    Failed = 1,

    /// <summary>The actor has declared that it waits.</summary>
    Waiting = 2,

    /// <summary>Somebody watches its deliveries.</summary>
    Observed = 4,
}
