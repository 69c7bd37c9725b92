namespace ActorSim.Kernel;

/// <summary>One delivery as an observer sees it; valid during the call.</summary>
public readonly unsafe ref struct Delivery
{
    private readonly Mail* mail;
    private readonly Receptor receptor;

    internal Delivery(Mail* mail, Receptor receptor, string sender)
    {
        this.mail = mail;
        this.receptor = receptor;
        Sender = sender;
    }

    /// <summary>When it was delivered.</summary>
    public SimTime Time => SimTime.FromPicoseconds(mail->Time);

    /// <summary>Its phase: 0 for what came over a link or from a feed.</summary>
    public int Phase => mail->Phase;

    /// <summary>The path of the sending actor, or the name of the feed.</summary>
    public string Sender { get; }

    /// <summary>The sender's sequence number.</summary>
    public long Sequence => (long)mail->Sequence;

    /// <summary>The receiving actor.</summary>
    public Actor Receiver => receptor.Owner;

    /// <summary>The port or wake at which it was delivered.</summary>
    public Receptor Receptor => receptor;

    /// <summary>The message, if it is of type <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public T Message<T>()
        where T : unmanaged =>
        receptor.Layout?.MessageType == typeof(T)
            ? MessageLayout<T>.At((byte*)(mail + 1))
            : throw new InvalidOperationException($"{receptor} does not receive {typeof(T).Name}.");

    /// <summary>The message as text, or <c>wake</c>.</summary>
    public string Describe() => receptor.Layout?.Describe((byte*)(mail + 1)) ?? "wake";
}
