namespace ActorSim.Memory;

/// <summary>Which banks are refreshed together, and when.</summary>
public enum RefreshPolicy
{
    /// <summary>One rank after another: every tREFI / ranks cycles the next one.</summary>
    RankStaggered,

    /// <summary>All ranks of a channel every tREFI.</summary>
    RankSimultaneous,

    /// <summary>One bank after another, each time its tREFI has passed: bank groups first, then banks, then ranks.</summary>
    BankStaggered,

    /// <summary>Never: for trials; real DRAM would lose its contents.</summary>
    None,
}
