namespace ActorSim.Training;

/// <summary>What a shard knows of one worker and one piece.</summary>
internal struct PieceWorker
{
    /// <summary>Its gradients that have been applied, or added to the next update, or dropped.</summary>
    public long Clock;

    /// <summary>The version of the parameters that it got last.</summary>
    public long VersionRead;

    /// <summary>It has pushed a gradient and has no answer yet.</summary>
    public bool HasPushed;

    /// <summary>Its gradient has been taken, but its answer is held back.</summary>
    public bool IsHeld;

    /// <summary>Since when its answer is held back, in picoseconds.</summary>
    public long HeldSince;

    /// <summary>For how long answers to it were held back, in picoseconds.</summary>
    public long HeldBack;
}
