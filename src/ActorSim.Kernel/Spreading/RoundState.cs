namespace ActorSim.Kernel;

/// <summary>What has to be known everywhere before the next round: merged over all partitions.</summary>
internal struct RoundState
{
    /// <summary>The time of the earliest undelivered mail, in transit included; <see cref="long.MaxValue"/> if there is none.</summary>
    public long Earliest;

    /// <summary>Whether any foreground mail is left.</summary>
    public bool ForegroundLeft;

    public long LastDelivery;

    public long LastForegroundDelivery;

    /// <summary>The earliest time at which an actor asked for the end; <see cref="long.MaxValue"/> if none did.</summary>
    public long EarliestStop;

    /// <summary>The first failure in the order of (time, phase, actor), or null.</summary>
    public ActorFailure? Failure;

    public bool Cancelled;

    /// <summary>The furthest that any region has been run.</summary>
    public long Furthest;

    public static RoundState Of(IReadOnlyList<Worker> workers, long earliest, bool cancelled)
    {
        var state = new RoundState { Earliest = earliest, EarliestStop = long.MaxValue, Cancelled = cancelled };
        long foreground = 0;
        for (var i = 0; i < workers.Count; i++)
        {
            var worker = workers[i];
            foreground += worker.ForegroundBalance;
            state.LastDelivery = Math.Max(state.LastDelivery, worker.LastDelivery);
            state.LastForegroundDelivery = Math.Max(state.LastForegroundDelivery, worker.LastForegroundDelivery);
            state.EarliestStop = Math.Min(state.EarliestStop, worker.EarliestStop);
            state.Failure = First(state.Failure, worker.Failure);
        }

        state.ForegroundLeft = foreground > 0;
        return state;
    }

    public void Merge(in RoundState other)
    {
        Earliest = Math.Min(Earliest, other.Earliest);
        ForegroundLeft |= other.ForegroundLeft;
        LastDelivery = Math.Max(LastDelivery, other.LastDelivery);
        LastForegroundDelivery = Math.Max(LastForegroundDelivery, other.LastForegroundDelivery);
        EarliestStop = Math.Min(EarliestStop, other.EarliestStop);
        Failure = First(Failure, other.Failure);
        Cancelled |= other.Cancelled;
        Furthest = Math.Max(Furthest, other.Furthest);
    }

    private static ActorFailure? First(ActorFailure? left, ActorFailure? right) =>
        left is null || (right is not null && right.Precedes(left)) ? right : left;
}
