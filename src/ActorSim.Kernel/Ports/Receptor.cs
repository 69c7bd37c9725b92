namespace ActorSim.Kernel;

/// <summary>
/// Something through which an actor receives: an <see cref="InPort{T}"/>, a <see cref="SelfPort{T}"/>
/// or a <see cref="ClockedWake"/>. Its name is that of the property or field that holds it.
/// </summary>
public abstract class Receptor
{
    private protected Receptor(Actor owner)
    {
        Owner = owner;
        Index = owner.Add(this);
    }

    /// <summary>The actor that receives.</summary>
    public Actor Owner { get; }

    /// <summary>The name of the property or field of the actor that holds this; its type if none does.</summary>
    public string Name => MemberNames.Of(Owner, this);

    /// <summary>The place in the order in which the actor made its receptors.</summary>
    internal int Index { get; }

    /// <summary>The layout of what is received, or null for a wake.</summary>
    internal virtual MessageLayout? Layout => null;

    /// <summary>Path and name, as used in reports: <c>/chip/pe/3/4.Flits</c>.</summary>
    public override string ToString() => $"{Owner.DescribePath()}.{Name}";

    /// <summary>What is fixed about it when it is made, as text: kind, message, phase.</summary>
    internal abstract string Terms { get; }

    /// <summary>What the actor does with what it receives.</summary>
    internal abstract Delegate Handler { get; }

    internal abstract unsafe void Deliver(byte* payload);
}
