namespace ActorSim.Kernel;

/// <summary>
/// Where an actor sends messages of one type; one link leads from it to one in-port. To reach many
/// receivers through one port use a <see cref="GroupPort{T}"/>. Made by <see cref="Actor.Emit{T}"/>.
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class OutPort<T> : Sender
    where T : unmanaged
{
    private Receptor? target;
    private uint tag;
    private int receiver;

    internal OutPort(Actor owner, bool optional)
        : base(owner, optional)
    {
    }

    /// <inheritdoc/>
    public override Type MessageType => typeof(T);

    internal override IReadOnlyList<Receptor> Targets => target is null ? [] : [target];

    internal override MessageLayout Layout => MessageLayout<T>.Instance;

    /// <summary>Sends a message that leaves now and arrives after the link's latency.</summary>
    /// <exception cref="InvalidOperationException">Called outside a handler, for example in a constructor.</exception>
    /// <exception cref="SimTimeRangeException">It would arrive beyond the range of time.</exception>
    public void Send(in T message) => Send(message, SimDuration.Zero);

    /// <summary>
    /// Sends a message that leaves after a delay ≥ 0. Its place in the order of this actor's
    /// messages is that of the call. The actor cannot take it back.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    /// <exception cref="InvalidOperationException">Called outside a handler, for example in a constructor.</exception>
    /// <exception cref="SimTimeRangeException">It would arrive beyond the range of time.</exception>
    public unsafe void Send(in T message, SimDuration after)
    {
        var worker = Owner.RequireWorker();
        if (target is null)
        {
            BlocksInMail.Drop(worker, Owner, in message);
            return;
        }

        var arrival = ArrivalAfter(worker, after);
        if (MessageLayout<T>.HoldsBlocks)
        {
            BlocksInMail.Check(worker, Owner, message);
        }

        var payload = worker.Post(Owner, arrival, receiver, tag, MessageLayout<T>.PayloadWords);
        MessageLayout<T>.Store(payload, message);
        if (MessageLayout<T>.HoldsBlocks)
        {
            BlocksInMail.HandOver(worker, Owner.Index, payload, MessageLayout<T>.Instance, target.Owner);
        }
    }

    /// <summary>Sends a message that leaves at a time ≥ now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    public void SendAt(in T message, SimTime leaving) => Send(message, leaving - Owner.Now);

    internal override void ConnectUntyped(Receptor receiver, Latency latency) => Connect(receiver, latency);

    internal override void FixReceivers() => receiver = target?.Owner.Index ?? -1;

    internal void Connect(Receptor to, Latency latency)
    {
        target = to;
        Latency = latency;
        tag = Mail.TagOf(to.Index, MessageLayout<T>.PayloadWords, background: false, MessageLayout<T>.HoldsBlocks, self: false);
    }
}
