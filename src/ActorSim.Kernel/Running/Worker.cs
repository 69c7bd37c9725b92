using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// What runs actors on one thread: it delivers the mail of a window to one receiver after another and
/// keeps what they send until the windows to come. It is the actors' whole view of the engine.
/// </summary>
internal sealed unsafe class Worker
{
    private readonly OwnMail ownMail;
    private readonly Actor[] actors;
    private Mail* beingHandled;

    public Worker(Simulation simulation, Actor[] actors, WindowWidth width, BlockPool blocks)
    {
        Simulation = simulation;
        this.actors = actors;
        Pages = new PagePool();
        Wheel = new MailWheel(width, Pages);
        ownMail = new OwnMail(Pages);
        Blocks = new BlockDesk(blocks);
    }

    public Simulation Simulation { get; }

    public PagePool Pages { get; }

    public MailWheel Wheel { get; }

    public BlockDesk Blocks { get; }

    /// <summary>Scratch for the blocks of one multicast.</summary>
    public BlockStorage?[] BlocksUnderWay { get; } = new BlockStorage?[MessageLayout.LargestMessageBytes / 8];

    /// <summary>The time of the message being handled, in picoseconds.</summary>
    public long Now { get; private set; }

    /// <summary>The phase of the message being handled; −1 in <see cref="Actor.Start"/>.</summary>
    public int Phase { get; private set; } = -1;

    /// <summary>Mail before this time belongs to the window being run.</summary>
    public long WindowEnd { get; set; }

    /// <summary>Foreground mail sent, less foreground mail delivered, by this worker.</summary>
    public long ForegroundBalance { get; set; }

    /// <summary>Messages and wakes delivered.</summary>
    public long Deliveries { get; private set; }

    public long LastDelivery { get; private set; }

    public long LastForegroundDelivery { get; private set; }

    /// <summary>The earliest time at which an actor asked for the end, or <see cref="long.MaxValue"/>.</summary>
    public long EarliestStop { get; private set; } = long.MaxValue;

    /// <summary>The first failure in the order of (time, phase, actor), or null.</summary>
    public ActorFailure? Failure { get; private set; }

    /// <summary>Where mail to actors of other partitions goes, or null when all actors are here.</summary>
    public Outbound? Outbound { get; set; }

    /// <summary>What is told of deliveries to observed actors, or null.</summary>
    public List<ObservedDelivery>? Observed { get; set; }

    /// <summary>Stores mail over a link; returns where its payload goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Post(Actor sender, long arrival, int receiver, uint tag, int words)
    {
        if (arrival < WindowEnd)
        {
            throw new InvalidOperationException(
                $"{sender.Path} sent a message that arrives within the window being run: the lookahead is wrong. This is a defect of the kernel.");
        }

        var key = sender.SenderKey | NextSequence(sender);
        var mail = Outbound is not null && Outbound.IsRemote(receiver)
            ? Outbound.Append(receiver, Mail.HeaderBytes + (words * 8))
            : Append(arrival, words);
        mail->Time = arrival;
        mail->Key = key;
        mail->Receiver = receiver;
        mail->Tag = tag;
        return (byte*)(mail + 1);
    }

    /// <summary>Stores mail of an actor to itself; returns where its payload goes.</summary>
    public byte* PostToSelf(Actor sender, long arrival, int phase, uint tag, int words)
    {
        var bytes = Mail.HeaderBytes + (words * 8);
        var soon = arrival < WindowEnd;
        var mail = soon ? ownMail.Reserve(bytes) : Wheel.Append(arrival, bytes);
        mail->Time = arrival;
        mail->Key = Mail.KeyOf(phase, 0, 0) | sender.SenderKey | NextSequence(sender);
        mail->Receiver = sender.Index;
        mail->Tag = tag;
        if (!mail->IsBackground)
        {
            ForegroundBalance++;
        }

        if (soon)
        {
            ownMail.Enter(mail);
        }

        return (byte*)(mail + 1);
    }

    /// <summary>Stores mail that comes from outside, a feed or another partition; returns the stored record.</summary>
    /// <exception cref="InvalidOperationException">It is due in the past.</exception>
    public Mail* PostFromOutside(Mail* mail)
    {
        if (mail->Time < WindowEnd)
        {
            throw new InvalidOperationException(
                $"Mail for {actors[mail->Receiver].Path} came from outside for {SimTime.FromPicoseconds(mail->Time)}, which lies in the past. This is a defect of the exchange between partitions.");
        }

        var bytes = mail->Bytes;
        var stored = Wheel.Append(mail->Time, bytes);
        Unsafe.CopyBlock(stored, mail, (uint)bytes);
        if (!mail->IsBackground)
        {
            ForegroundBalance++;
        }

        return stored;
    }

    /// <summary>Calls <see cref="Actor.Start"/> of one actor, which counts as its first delivery.</summary>
    public void RunStart(Actor actor)
    {
        Now = 0;
        Phase = -1;
        Deliveries++;
        actor.Attach(this);
        actor.Hash = Fingerprint.Add(actor.Hash, Fingerprint.Seed);
        try
        {
            actor.Start();
        }
#pragma warning disable CA1031 // Whatever a model throws fails the run and is reported.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Fail(actor, null, problem);
        }

        actor.Attach(null);
    }

    /// <summary>Delivers to one actor its mail of this window: <paramref name="count"/> records, in order.</summary>
    public void Run(Actor actor, long* mail, int count)
    {
        actor.Attach(this);
        var next = 0;
        if ((actor.Flags & ActorFlags.Failed) == ActorFlags.None)
        {
            try
            {
                next = DeliverAll(actor, mail, count);
            }
#pragma warning disable CA1031 // Whatever a model throws fails the run and is reported.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Fail(actor, beingHandled, problem);
                while (next < count && !beingHandled->Precedes(*(Mail*)mail[next]))
                {
                    next++;
                }
            }
        }

        while (next < count)
        {
            Drop(actor, (Mail*)mail[next++]);
        }

        while (ownMail.Count > 0)
        {
            Drop(actor, ownMail.Take());
        }

        actor.Attach(null);

        // What is observed is shown when the window is over, and has to last until then.
        if (Observed is null)
        {
            ownMail.Reset();
        }
    }

    /// <summary>Frees the records kept for observers.</summary>
    public void EndWindow() => ownMail.Reset();

    /// <summary>Counts what a saved run had done before as done by this worker.</summary>
    public void TakeOver(in RunTotals totals)
    {
        Deliveries = totals.Deliveries;
        LastDelivery = totals.LastDelivery;
        LastForegroundDelivery = totals.LastForegroundDelivery;
        EarliestStop = totals.EarliestStop;
        Failure = totals.Failure;
    }

    public void RequestStop() => EarliestStop = Math.Min(EarliestStop, Now);

    /// <summary>Gives back the blocks of mail that will never be delivered.</summary>
    public void Drop(Actor receiver, Mail* mail)
    {
        if (!mail->IsBackground)
        {
            // Reached like any other: an end that counts from here never lies before what was run already.
            ForegroundBalance--;
            LastForegroundDelivery = Math.Max(LastForegroundDelivery, mail->Time);
        }

        if (mail->HoldsBlocks)
        {
            BlocksInMail.Drop(this, (byte*)(mail + 1), receiver.Receptors[mail->Receptor].Layout!, receiver.Index);
        }
    }

    private int DeliverAll(Actor actor, long* mail, int count)
    {
        var next = 0;
        var receptors = actor.Receptors;
        while (true)
        {
            Mail* current;
            if (next < count)
            {
                current = (Mail*)mail[next];
                if (ownMail.Count > 0 && ownMail.First->Precedes(*current))
                {
                    current = ownMail.Take();
                }
                else
                {
                    next++;
                }
            }
            else if (ownMail.Count > 0)
            {
                current = ownMail.Take();
            }
            else
            {
                return next;
            }

            Deliver(actor, receptors, current);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Deliver(Actor actor, ReadOnlySpan<Receptor> receptors, Mail* mail)
    {
        beingHandled = mail;
        Now = mail->Time;
        Phase = mail->Phase;
        Deliveries++;
        LastDelivery = Math.Max(LastDelivery, Now);
        if (!mail->IsBackground)
        {
            ForegroundBalance--;
            LastForegroundDelivery = Math.Max(LastForegroundDelivery, Now);
        }

        var receptor = receptors[mail->Receptor];
        actor.Hash = mail->HoldsBlocks
            ? BlocksInMail.AddDelivery(actor.Hash, this, mail, receptor.Layout!)
            : Fingerprint.AddDelivery(actor.Hash, mail);
        if (actor.Flags != ActorFlags.None)
        {
            DeliverSlowly(actor, receptor, mail);
        }

        receptor.Deliver((byte*)(mail + 1));
    }

    private void DeliverSlowly(Actor actor, Receptor receptor, Mail* mail)
    {
        if ((actor.Flags & ActorFlags.Waiting) != ActorFlags.None)
        {
            actor.EndWait(receptor);
        }

        if ((actor.Flags & ActorFlags.Observed) != ActorFlags.None)
        {
            Observed!.Add(new ObservedDelivery(mail));
        }
    }

    private void Fail(Actor actor, Mail* mail, Exception problem)
    {
        actor.Flags |= ActorFlags.Failed;
        var failure = new ActorFailure(
            SimTime.FromPicoseconds(Now),
            Phase,
            actor.Path,
            mail == null ? "Start" : actor.Receptors[mail->Receptor].Name,
            mail == null ? "" : actor.Receptors[mail->Receptor].Layout?.Describe((byte*)(mail + 1)) ?? "wake",
            problem)
        { ActorIndex = actor.Index };
        if (Failure is null || failure.Precedes(Failure))
        {
            Failure = failure;
        }
    }

    private Mail* Append(long arrival, int words)
    {
        ForegroundBalance++;
        return Wheel.Append(arrival, Mail.HeaderBytes + (words * 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NextSequence(Actor sender)
    {
        var sequence = sender.NextSequence++;
        return sequence <= Mail.LargestSequence
            ? sequence
            : throw new InvalidOperationException($"{sender.Path} has sent 2^36 messages; a run cannot number more.");
    }
}
