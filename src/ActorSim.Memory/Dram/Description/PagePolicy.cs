namespace ActorSim.Memory;

/// <summary>What happens to a row behind a column command.</summary>
public enum PagePolicy
{
    /// <summary>It stays open until another row of the bank is needed.</summary>
    Open,

    /// <summary>Every column command closes it (auto-precharge).</summary>
    Closed,
}
