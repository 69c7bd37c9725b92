namespace ActorSim.Kernel;

/// <summary>
/// How an actor sends messages to itself: timers, the end of an operation, a reminder. They take no
/// link and may arrive at the present time, but then in a later phase than the message being
/// handled. Made by <see cref="Actor.ReceiveOwn{T}"/>.
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class SelfPort<T> : Receptor
    where T : unmanaged
{
    private readonly MessageHandler<T> handler;
    private readonly int phase;
    private readonly uint tag;

    internal SelfPort(Actor owner, MessageHandler<T> handler, int phase, bool background)
        : base(owner)
    {
        this.handler = handler;
        this.phase = phase;
        tag = Mail.TagOf(Index, MessageLayout<T>.PayloadWords, background, MessageLayout<T>.HoldsBlocks, self: true);
    }

    internal override string Terms =>
        $"self-port {typeof(T)} phase {phase}{(new Mail { Tag = tag }.IsBackground ? " background" : "")}";

    internal override Delegate Handler => handler;

    internal override MessageLayout Layout => MessageLayout<T>.Instance;

    /// <summary>Delivers the message to this actor after a delay ≥ 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    /// <exception cref="InvalidOperationException">
    /// The delay is zero and the message being handled has the same or a higher phase: this would not
    /// end. Or called outside a handler.
    /// </exception>
    /// <exception cref="SimTimeRangeException">It would arrive beyond the range of time.</exception>
    public unsafe void Send(in T message, SimDuration after)
    {
        var worker = Owner.RequireWorker();
        if (after < SimDuration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(after), $"A message cannot arrive in the past: the delay is {after}.");
        }

        var arrival = worker.Now + after.Picoseconds;
        if ((ulong)arrival >= long.MaxValue)
        {
            throw SimTimeRangeException.ForSend(Owner.Now, after);
        }

        if (arrival == worker.Now && phase <= worker.Phase)
        {
            throw new InvalidOperationException(
                $"{this} has phase {phase}, and a message of phase {worker.Phase} is being handled: "
                + "a message to oneself at the present time needs a higher phase, or the moment would never end.");
        }

        if (MessageLayout<T>.HoldsBlocks)
        {
            BlocksInMail.Check(worker, Owner, message);
        }

        var payload = worker.PostToSelf(Owner, arrival, phase, tag, MessageLayout<T>.PayloadWords);
        MessageLayout<T>.Store(payload, message);
        if (MessageLayout<T>.HoldsBlocks)
        {
            BlocksInMail.HandOver(worker, Owner.Index, payload, MessageLayout<T>.Instance, Owner);
        }
    }

    /// <summary>Delivers the message to this actor at a time ≥ now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    /// <exception cref="InvalidOperationException">See <see cref="Send"/>.</exception>
    public void SendAt(in T message, SimTime arrival) => Send(message, arrival - Owner.Now);

    internal override unsafe void Deliver(byte* payload) => handler(in MessageLayout<T>.At(payload));
}
