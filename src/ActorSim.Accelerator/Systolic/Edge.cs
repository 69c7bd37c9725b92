namespace ActorSim.Accelerator;

/// <summary>The sides of the array at which operands enter.</summary>
public enum Edge
{
    /// <summary>The left side: one feeder for each row.</summary>
    West,

    /// <summary>The upper side: one feeder for each column.</summary>
    North,
}
