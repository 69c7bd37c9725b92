namespace ActorSim.Memory;

/// <summary>Why a data bus carried nothing.</summary>
public enum BusLoss
{
    /// <summary>The burst before was in the same bank group (tCCD_L).</summary>
    SameGroup,

    /// <summary>The bus turned from reading to writing or back.</summary>
    Turnaround,

    /// <summary>The bus changed to another rank.</summary>
    RankSwitch,

    /// <summary>A row had to be opened, and another closed before (tRP, tRCD, tRAS, tRRD, tFAW).</summary>
    Row,

    /// <summary>The rank was being refreshed, or about to be.</summary>
    Refresh,

    /// <summary>The order of the queues, or other commands on the command bus.</summary>
    CommandOrder,

    /// <summary>No request was there.</summary>
    NoRequest,
}
