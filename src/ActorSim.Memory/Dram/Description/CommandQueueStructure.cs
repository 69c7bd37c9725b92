namespace ActorSim.Memory;

/// <summary>What a command queue is for.</summary>
public enum CommandQueueStructure
{
    /// <summary>Every bank has its own.</summary>
    PerBank,

    /// <summary>All banks of a rank share one.</summary>
    PerRank,
}
