namespace ActorSim.Memory;

/// <summary>What a banked buffer knows of a producer or consumer.</summary>
internal struct SramRequester
{
    /// <summary>Free slots of a consumer.</summary>
    public int Room;

    /// <summary>Words of its share of the half that a producer has written, or, when it is done, given up.</summary>
    public int Taken;

    /// <summary>The cycle of its last access, or of the last that is reserved for it.</summary>
    public long LastAccess;

    /// <summary>The last cycle in which its next word found no free port.</summary>
    public long Blocked;

    /// <summary>From which cycle on it is done with its half; −1 while it is not.</summary>
    public long DoneAt;

    /// <summary>At word granularity: admitted runs with words left.</summary>
    public int RunsUnderWay;

    /// <summary>Whether its next run waits.</summary>
    public bool IsWaiting;

    /// <summary>For what: data or slots, as the buffer numbers causes.</summary>
    public int Cause;

    /// <summary>The cycle since which it waits.</summary>
    public long WaitsSince;
}
