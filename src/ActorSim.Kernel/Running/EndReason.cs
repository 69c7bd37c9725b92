namespace ActorSim.Kernel;

/// <summary>Why a run ended.</summary>
public enum EndReason
{
    /// <summary>Nothing was left to deliver: the work was done.</summary>
    Completed,

    /// <summary>The time limit was reached.</summary>
    TimeLimit,

    /// <summary>An actor asked for the end; the run closed a stop lead later, or when nothing was left to deliver before that.</summary>
    Stopped,

    /// <summary>A handler threw.</summary>
    Failed,

    /// <summary>Nothing was left to deliver, and somebody waits.</summary>
    Deadlock,

    /// <summary>Cancelled from outside, such as by Ctrl-C.</summary>
    Cancelled,
}
