namespace ActorSim.Memory;

/// <summary>A request inside a controller, from its acceptance to its column command.</summary>
internal struct QueuedRequest
{
    public long Address;

    /// <summary>The cycle in which it was accepted.</summary>
    public long AcceptCycle;

    /// <summary>The cycle in which its bank was closed for it, and that in which its row was opened for it; −1 if another request's row was open, or did it.</summary>
    public long PrechargeCycle;

    /// <inheritdoc cref="PrechargeCycle"/>
    public long ActivateCycle;

    /// <summary>For how many cycles refreshes had held up its place before it was accepted, and before its bank was closed for it.</summary>
    public long RefreshCyclesBefore;

    /// <inheritdoc cref="RefreshCyclesBefore"/>
    public long RefreshCyclesBeforePrecharge;

    /// <summary>The first cycle in which it can have a command: the one behind that in which it came into its command queue.</summary>
    public long QueuedFrom;

    /// <summary>By when it came into its command queue, beside the others.</summary>
    public long Order;

    public int Row;
    public int Column;

    /// <summary>The bank, counted through the channel.</summary>
    public int Bank;

    /// <summary>The command queue that it goes to.</summary>
    public int Queue;

    public int Tag;

    /// <summary>The next read of the same address that is answered together with this one; −1 for none.</summary>
    public int NextJoined;

    public short Requester;
    public bool IsWrite;
}
