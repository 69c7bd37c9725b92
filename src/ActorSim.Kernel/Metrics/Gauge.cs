namespace ActorSim.Kernel;

/// <summary>
/// A level that changes over time, such as the fill of a buffer: reports its mean weighted by time,
/// its extremes and its last value. Made by <see cref="Actor.Level"/>.
/// </summary>
public sealed class Gauge : Metric
{
    private Int128 area;
    private SimTime since;
    private SimTime closed;
    private long lowest = long.MaxValue;
    private long highest = long.MinValue;

    internal Gauge(Actor owner, string name, string unit)
        : base(owner, name, unit)
    {
    }

    /// <summary>The present level.</summary>
    public long Value { get; private set; }

    /// <summary>The lowest level that lasted, or the present one.</summary>
    public long Minimum => Math.Min(lowest, Value);

    /// <summary>The highest level that lasted, or the present one.</summary>
    public long Maximum => Math.Max(highest, Value);

    /// <summary>The mean over the run, weighted by time; the present level in a run of no length.</summary>
    public double Mean => closed == SimTime.Zero ? Value : (double)area / closed.Picoseconds;

    /// <summary>Sets the level from now on.</summary>
    public void Set(long level)
    {
        Hold(Owner.Now);
        Value = level;
    }

    /// <summary>Changes the level by an amount from now on.</summary>
    public void Change(long amount) => Set(checked(Value + amount));

    /// <inheritdoc/>
    public override IEnumerable<MetricReading> Read() =>
        [Reading(Mean, "mean"), Reading(Minimum, "min"), Reading(Maximum, "max"), Reading(Value, "last")];

    internal override void Close(SimTime end)
    {
        Hold(end);
        closed = end;
    }

    private void Hold(SimTime until)
    {
        if (until == since)
        {
            return;
        }

        area += (Int128)Value * (until - since).Picoseconds;
        since = until;
        lowest = Math.Min(lowest, Value);
        highest = Math.Max(highest, Value);
    }
}
