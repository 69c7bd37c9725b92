namespace ActorSim.Accelerator;

/// <summary>What a PE has to do with a pass.</summary>
[Flags]
public enum PeRole
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It computes.</summary>
    Active = 1,

    /// <summary>Its psums come from the buffer, not from a PE below.</summary>
    Bottom = 2,

    /// <summary>Its psums go to the buffer, not to a PE above.</summary>
    Top = 4,
}
