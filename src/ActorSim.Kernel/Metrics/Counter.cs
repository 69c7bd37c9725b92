namespace ActorSim.Kernel;

/// <summary>Counts things: words, MACs, flits. Made by <see cref="Actor.Count"/>.</summary>
public sealed class Counter : Metric
{
    internal Counter(Actor owner, string name, string unit)
        : base(owner, name, unit)
    {
    }

    /// <summary>The count so far.</summary>
    public long Value { get; private set; }

    /// <summary>Adds to the count.</summary>
    /// <param name="amount">How many; usually ≥ 0.</param>
    /// <exception cref="OverflowException">Beyond 2⁶³ − 1.</exception>
    public void Add(long amount) => Value = checked(Value + amount);

    /// <summary>Adds one.</summary>
    public void Increment() => Add(1);

    /// <inheritdoc/>
    public override IEnumerable<MetricReading> Read() => [Reading(Value)];
}
