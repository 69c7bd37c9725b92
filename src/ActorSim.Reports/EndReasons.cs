using ActorSim.Kernel;

namespace ActorSim.Reports;

/// <summary>What the ends of runs are called.</summary>
public static class EndReasons
{
    /// <summary>The name in files.</summary>
    public static string NameOf(EndReason reason) => reason switch
    {
        EndReason.Completed => "completed",
        EndReason.TimeLimit => "time-limit",
        EndReason.Stopped => "stopped",
        EndReason.Failed => "failed",
        EndReason.Deadlock => "deadlock",
        EndReason.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason."),
    };

    /// <summary>What happened, to stand before "after 1.5 ms".</summary>
    public static string Describe(EndReason reason) => reason switch
    {
        EndReason.Completed => "completed",
        EndReason.TimeLimit => "closed by its time limit",
        EndReason.Stopped => "stopped by an actor",
        EndReason.Failed => "FAILED",
        EndReason.Deadlock => "DEADLOCKED",
        EndReason.Cancelled => "interrupted",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no such reason."),
    };
}
