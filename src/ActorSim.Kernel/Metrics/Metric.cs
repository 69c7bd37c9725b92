namespace ActorSim.Kernel;

/// <summary>A figure that an actor records about itself; reported as <c>path/name</c> with its unit.</summary>
public abstract class Metric
{
    private protected Metric(Actor owner, string name, string unit)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        Owner = owner;
        Name = name;
        Unit = unit;
    }

    /// <summary>The actor that records it.</summary>
    public Actor Owner { get; }

    /// <summary>Its name within the actor.</summary>
    public string Name { get; }

    /// <summary>The unit of its values.</summary>
    public string Unit { get; }

    /// <summary>What is reported of it after a run.</summary>
    public abstract IEnumerable<MetricReading> Read();

    private protected MetricReading Reading(double value, string? aspect = null, string? unit = null) =>
        new(Owner.Path, aspect is null ? Name : $"{Name}.{aspect}", unit ?? Unit, value);

    /// <summary>Closes what is still open (a level, a state) at the end of the run.</summary>
    internal virtual void Close(SimTime end)
    {
    }
}
