using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>Something through which an actor sends to others: an <see cref="OutPort{T}"/> or a <see cref="GroupPort{T}"/>.</summary>
public abstract class Sender
{
    // The latency: picoseconds without a clock, cycles with one.
    private Clock? clock;
    private long amount;

    private protected Sender(Actor owner, bool optional)
    {
        Owner = owner;
        IsOptional = optional;
        owner.Add(this);
    }

    /// <summary>The actor that sends.</summary>
    public Actor Owner { get; }

    /// <summary>Whether a system may be built in which it is linked to nothing; what is sent there is then dropped.</summary>
    public bool IsOptional { get; }

    /// <summary>The name of the property or field of the actor that holds this; its type if none does.</summary>
    public string Name => MemberNames.Of(Owner, this);

    /// <summary>The type of message it sends.</summary>
    public abstract Type MessageType { get; }

    /// <summary>Whether a link begins here.</summary>
    public bool IsConnected => amount != 0;

    /// <summary>What the link takes; the default value while there is none.</summary>
    public Latency Latency
    {
        get => Latency.OfAmount(amount, clock);
        private protected set
        {
            clock = value.Clock;
            amount = value.Amount;
        }
    }

    /// <summary>The in-ports at the other end, in table order.</summary>
    internal abstract IReadOnlyList<Receptor> Targets { get; }

    internal abstract MessageLayout Layout { get; }

    internal abstract void ConnectUntyped(Receptor receiver, Latency latency);

    /// <summary>Called when actors have their numbers.</summary>
    internal abstract void FixReceivers();

    /// <summary>Path and name, as used in reports: <c>/chip/pe/3/4.Next</c>.</summary>
    public override string ToString() => $"{Owner.DescribePath()}.{Name}";

    /// <summary>When a message arrives that leaves <paramref name="after"/> from now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected long ArrivalAfter(Worker worker, SimDuration after)
    {
        var leaving = worker.Now + after.Picoseconds;
        var arrival = clock is null ? leaving + amount : worker.ArrivalOver(clock, amount, leaving);
        if (after < SimDuration.Zero || leaving < 0 || (ulong)arrival >= long.MaxValue)
        {
            RefuseTime(after);
        }

        return arrival;
    }

    private void RefuseTime(SimDuration after)
    {
        if (after < SimDuration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(after), $"A message cannot leave in the past: the delay is {after}.");
        }

        throw SimTimeRangeException.ForSend(Owner.Now, after);
    }
}
