namespace ActorSim.Kernel;

/// <summary>
/// The account of an actor's time: at each moment it is busy, idle, or stalled on a named cause, and
/// the parts add up to the run time. It begins idle. Kept by
/// <see cref="Actor.BecomeBusy"/>, <see cref="Actor.BusyFor"/>, <see cref="Actor.BecomeIdle"/> and <see cref="Actor.StallOn"/>.
/// </summary>
public sealed class Activity : Metric
{
    private readonly List<StallCause> causes = [];
    private readonly List<long> stalledPicoseconds = [];
    private long busyPicoseconds;
    private long idlePicoseconds;
    private SimTime since;
    private SimTime busyUntil;
    private int state = IdleState;

    // States are idle, busy, or the index of a cause.
    private const int IdleState = -1;
    private const int BusyState = -2;

    internal Activity(Actor owner)
        : base(owner, "time", "ps")
    {
    }

    /// <summary>Time spent working.</summary>
    public SimDuration Busy => SimDuration.FromPicoseconds(busyPicoseconds);

    /// <summary>Time without work.</summary>
    public SimDuration Idle => SimDuration.FromPicoseconds(idlePicoseconds);

    /// <summary>Time stood still on each cause, in the order in which the causes first occurred.</summary>
    public IEnumerable<(StallCause Cause, SimDuration Time)> Stalls
    {
        get
        {
            for (var i = 0; i < causes.Count; i++)
            {
                yield return (causes[i], SimDuration.FromPicoseconds(stalledPicoseconds[i]));
            }
        }
    }

    /// <summary>From now on the actor works.</summary>
    internal void BecomeBusy() => Enter(BusyState);

    /// <summary>
    /// The actor works for a time and is idle afterwards, unless something else is said before. This
    /// is how an actor accounts for a burst without a message at its end. Where such times overlap,
    /// they count once.
    /// </summary>
    /// <param name="duration">How long, ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    internal void BusyFor(SimDuration duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, SimDuration.Zero);
        SettleUntil(Owner.Now);
        busyUntil = SimTime.Max(busyUntil, since + duration);
        state = IdleState;
    }

    /// <summary>From now on the actor has nothing to do.</summary>
    internal void BecomeIdle() => Enter(IdleState);

    /// <summary>From now on the actor has work but cannot do it.</summary>
    internal void StallOn(StallCause cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        var index = causes.IndexOf(cause);
        if (index < 0)
        {
            index = causes.Count;
            causes.Add(cause);
            stalledPicoseconds.Add(0);
        }

        Enter(index);
    }

    /// <inheritdoc/>
    public override IEnumerable<MetricReading> Read() =>
    [
        Reading(busyPicoseconds, "busy"), Reading(idlePicoseconds, "idle"),
        .. Stalls.OrderBy(stall => stall.Cause.Name, StringComparer.Ordinal)
            .Select(stall => Reading(stall.Time.Picoseconds, "stalled-on-" + stall.Cause.Name)),
    ];

    internal override void Close(SimTime end) => SettleUntil(end);

    private void Enter(int next)
    {
        SettleUntil(Owner.Now);
        busyUntil = since;
        state = next;
    }

    private void SettleUntil(SimTime time)
    {
        var worked = SimTime.Max(since, SimTime.Min(busyUntil, time));
        busyPicoseconds += (worked - since).Picoseconds;
        var rest = (time - worked).Picoseconds;
        switch (state)
        {
            case IdleState:
                idlePicoseconds += rest;
                break;
            case BusyState:
                busyPicoseconds += rest;
                break;
            default:
                stalledPicoseconds[state] += rest;
                break;
        }

        since = time;
    }
}
