using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ActorSim.Kernel;

/// <summary>
/// What runs actors on one thread: it delivers the mail of a window to one receiver after another and
/// keeps what they send until the windows to come. It is the actors' whole view of the engine.
/// </summary>
internal sealed unsafe class Worker
{
    private const int Nobody = -1;

    /// <summary>How many receivers' mail and state are on their way to the cache.</summary>
    private const int GroupsAhead = 8;

    /// <summary>Up to so many actors fit a cache of a megabyte.</summary>
    private const int SomeActors = 2048;

    /// <summary>So many actors do not.</summary>
    private const int ManyActors = 8192;

    private readonly PagePool pages = new();
    private readonly OwnMail ownMail;
    private readonly MailChain observed;
    private readonly MailChain crossing;
    private readonly Actor[] actors;
    private readonly long[] startMail = GC.AllocateArray<long>(Mail.HeaderBytes / 8, pinned: true);

    // Where the run stands, touched for every delivery.
    private Mail* current;
    private MailWheel wheel = null!;
    private int runningGroup;
    private long lastForeground;

    // Parts of one clock send at the same time over the same number of cycles: the arrival that was computed last.
    private Clock? lastClock;
    private long lastCycles;
    private long lastLeaving;
    private long lastArrival;

    public Worker(int index, Simulation simulation, Actor[] actors, BlockPool blocks)
    {
        Index = index;
        Simulation = simulation;
        this.actors = actors;
        ownMail = new OwnMail(pages);
        observed = new MailChain(pages);
        crossing = new MailChain(pages);
        Blocks = new BlockDesk(blocks);
        WindowMail = new WindowMail(actors.Length);
        current = (Mail*)Unsafe.AsPointer(ref startMail[0]);
    }

    /// <summary>The number of the worker, from 0.</summary>
    public int Index { get; }

    public Simulation Simulation { get; }

    public BlockDesk Blocks { get; }

    /// <summary>The mail of the window that this worker runs, alone or with others.</summary>
    public WindowMail WindowMail { get; }

    /// <summary>Scratch for the blocks of one multicast.</summary>
    public BlockStorage?[] BlocksUnderWay { get; } = new BlockStorage?[MessageLayout.LargestMessageBytes / 8];

    /// <summary>The time of the message being handled, in picoseconds.</summary>
    public long Now => current->Time;

    /// <summary>The phase of the message being handled.</summary>
    public int Phase => current->Phase;

    /// <summary>The number of the actor that handles a message or starts; −1 for none.</summary>
    public int Running { get; private set; } = Nobody;

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

    /// <summary>Where mail that leaves the region goes, or null if there is only one.</summary>
    public RegionBorders? Borders { get; set; }

    /// <summary>Where mail to actors of other partitions goes, or null when all actors are here.</summary>
    public Outbound? Outbound { get; set; }

    /// <summary>Whether other workers may be running regions, so that mail for these has to wait until the round is over.</summary>
    public bool IsOneOfSeveral { get; set; }

    /// <summary>What measures this worker; null if nobody wants to know.</summary>
    public WorkerRecorder? Recorder { get; set; }

    /// <summary>Bytes of memory for mail that is not in a region.</summary>
    public long MailBytes => pages.Bytes;

    private int RegionIndex { get; set; }

    /// <summary>From now on what this worker runs belongs to <paramref name="region"/>.</summary>
    /// <param name="region">The region.</param>
    /// <param name="alone">Whether no other worker runs it.</param>
    public void Enter(Region region, bool alone)
    {
        RegionIndex = region.Index;
        wheel = region.WheelOf(alone ? 0 : Index);
    }

    /// <summary>When something arrives that takes a number of cycles; negative beyond the range of time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ArrivalOver(Clock clock, long cycles, long leaving)
    {
        if (leaving != lastLeaving || !ReferenceEquals(clock, lastClock) || cycles != lastCycles)
        {
            (lastClock, lastCycles, lastLeaving) = (clock, cycles, leaving);
            lastArrival = leaving < 0 ? -1 : clock.EdgePicosecondsAfter(leaving, cycles);
        }

        return lastArrival;
    }

    /// <summary>Stores mail over a link; returns where its payload goes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Post(Actor sender, long arrival, int receiver, uint tag, int words)
    {
        var bytes = Mail.HeaderBytes + (words * 8);
        Mail* mail;
        if (Borders is not null && Borders.RegionOf(receiver) != RegionIndex)
        {
            mail = AppendElsewhere(receiver, arrival, bytes);
        }
        else
        {
            if (arrival < WindowEnd)
            {
                RefuseSmallLookahead(sender);
            }

            mail = wheel.Append(arrival, bytes);
            ForegroundBalance++;
        }

        mail->Time = arrival;
        mail->Key = NextKey(sender);
        mail->Receiver = receiver;
        mail->Tag = tag;
        return (byte*)(mail + 1);
    }

    /// <summary>Stores mail of an actor to itself; returns where its payload goes.</summary>
    public byte* PostToSelf(Actor sender, long arrival, int phase, uint tag, int words)
    {
        var bytes = Mail.HeaderBytes + (words * 8);
        var soon = arrival < WindowEnd;
        var mail = soon ? ownMail.Reserve(bytes) : wheel.Append(arrival, bytes);
        mail->Time = arrival;
        mail->Key = Mail.KeyOf(phase, 0, 0) | NextKey(sender);
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

    /// <summary>Delivers what crossed from this worker's regions to others, while nobody runs.</summary>
    public void DeliverCrossing(MailVisitor post)
    {
        if (!crossing.IsEmpty)
        {
            crossing.ForEach(post);
            crossing.Reset();
        }
    }

    /// <summary>Calls <see cref="Actor.Start"/> of one actor, which counts as its first delivery.</summary>
    public void RunStart(Actor actor)
    {
        current = (Mail*)Unsafe.AsPointer(ref startMail[0]);
        var recorder = Recorder;
        recorder?.BeginRuns();
        Deliveries++;
        BeginToRun(actor);
        actor.Hash = Fingerprint.Add(actor.Hash, Fingerprint.Seed);
        try
        {
            actor.Start();
        }
#pragma warning disable CA1031 // Whatever a model throws fails the run and is reported.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            NoteFailure(actor, problem);
        }

        Running = Nobody;
        recorder?.EndRun(actor.Index, Deliveries);
    }

    /// <summary>Delivers to some of the receivers of a window all their mail.</summary>
    public void RunGroups(WindowMail mail, int start, int end)
    {
        runningGroup = start;
        var recorder = Recorder;
        recorder?.BeginRuns();
        while (runningGroup < end)
        {
            try
            {
                if (recorder is null)
                {
                    RunGroupsUntilOneFails(mail, end);
                }
                else
                {
                    RunProfiledGroupsUntilOneFails(recorder, mail, end);
                }
            }
#pragma warning disable CA1031 // Whatever a model throws fails the run and is reported.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                FailGroup(mail, problem);
                runningGroup++;
            }
        }

        Running = Nobody;
        recorder?.EndRuns(mail, start, end, actors);
    }

    /// <summary>The deliveries to observed actors since this was asked last; valid until <see cref="ForgetObserved"/>.</summary>
    public void AddObserved(List<ObservedDelivery> deliveries) =>
        observed.ForEach(mail => deliveries.Add(new ObservedDelivery(mail)));

    public void ForgetObserved() => observed.Reset();

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
    [MethodImpl(MethodImplOptions.NoInlining)]
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

    // Not inlined: around it lies a try block, in which the compiler keeps less in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunGroupsUntilOneFails(WindowMail mail, int end)
    {
        var fetched = Prefetches(mail) ? runningGroup : int.MaxValue;
        while (runningGroup < end)
        {
            if (fetched <= runningGroup + GroupsAhead)
            {
                fetched = Prefetch(mail, fetched, Math.Min(runningGroup + GroupsAhead + 1, end));
            }

            RunGroup(mail);
            runningGroup++;
        }
    }

    /// <summary>The same, with a look at the clock behind each receiver.</summary>
    private void RunProfiledGroupsUntilOneFails(WorkerRecorder recorder, WindowMail mail, int end)
    {
        while (runningGroup < end)
        {
            RunGroup(mail);
            recorder.EndRun(mail.Receiver(runningGroup), Deliveries);
            runningGroup++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunGroup(WindowMail mail)
    {
        var records = mail.Records(runningGroup, out var count);
        var actor = actors[mail.Receiver(runningGroup)];
        if (actor.Flags != ActorFlags.None && (actor.Flags & ActorFlags.Failed) != ActorFlags.None)
        {
            DropAll(actor, records, 0, count);
        }
        else
        {
            BeginToRun(actor);
            DeliverAll(actor, records, count);
        }
    }

    /// <summary>Whether the next receivers are most likely not in the cache: in large systems, and where few of many are met.</summary>
    private bool Prefetches(WindowMail mail) =>
        Sse.IsSupported && actors.Length >= SomeActors && (actors.Length >= ManyActors || mail.Groups < actors.Length / 4);

    /// <summary>Asks for what receivers need while others run: their mail, and the actors with what was made with them.</summary>
    /// <returns>The first group that was not asked for.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Prefetch(WindowMail mail, int start, int end)
    {
        const int LineBytes = 64;
        var isLarge = actors.Length >= ManyActors;
        for (var group = start; group < end; group++)
        {
            var actor = *(byte**)Unsafe.AsPointer(ref actors[mail.Receiver(group)]);
            Sse.Prefetch0(actor);
            Sse.Prefetch0(actor + LineBytes);
            Sse.Prefetch0(actor + (2 * LineBytes));
            Sse.Prefetch0(actor + (3 * LineBytes));
            Sse.Prefetch0(actor + (4 * LineBytes));
            Sse.Prefetch0(actor + (5 * LineBytes));
            if (isLarge)
            {
                Sse.Prefetch0(actor + (6 * LineBytes));
                Sse.Prefetch0(actor + (7 * LineBytes));
                Sse.Prefetch0((void*)mail.FirstRecord(group));
            }
        }

        return Math.Max(start, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BeginToRun(Actor actor)
    {
        Running = actor.Index;
        actor.AttachTo(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void DeliverAll(Actor actor, long* records, int count)
    {
        for (var next = 0; next < count; next++)
        {
            var mail = (Mail*)records[next];
            if (ownMail.Count > 0)
            {
                DeliverOwnBefore(mail, actor);
            }

            Deliver(actor, mail);
        }

        if (ownMail.Count > 0)
        {
            DeliverOwnBefore(null, actor);
        }

        Deliveries += count;
        ForegroundBalance -= count;
        NoteLastDelivery();
    }

    /// <summary>Delivers what the actor sent to itself and is due in this window, up to a record.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DeliverOwnBefore(Mail* next, Actor actor)
    {
        while (ownMail.Count > 0 && (next == null || ownMail.First->Precedes(*next)))
        {
            Deliveries++;
            ForegroundBalance--;
            Deliver(actor, ownMail.Take());
        }

        if (ownMail.Count == 0)
        {
            ownMail.Reset();
        }
    }

    private void NoteLastDelivery()
    {
        if (Now > LastDelivery)
        {
            LastDelivery = Now;
        }

        if (lastForeground > LastForegroundDelivery)
        {
            LastForegroundDelivery = lastForeground;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Deliver(Actor actor, Mail* mail)
    {
        current = mail;
        if (mail->IsBackground)
        {
            ForegroundBalance++;
        }
        else
        {
            lastForeground = mail->Time;
        }

        var receptor = actor.ReceptorAt(mail->Receptor);
        actor.Hash = mail->HoldsBlocks
            ? BlocksInMail.AddDelivery(actor.Hash, this, mail, receptor.Layout!)
            : Fingerprint.AddDelivery(actor.Hash, mail);
        if (actor.Flags != ActorFlags.None)
        {
            NoteDelivery(actor, receptor, mail);
        }

        receptor.Deliver((byte*)(mail + 1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NoteDelivery(Actor actor, Receptor receptor, Mail* mail)
    {
        if ((actor.Flags & ActorFlags.Waiting) != ActorFlags.None)
        {
            actor.EndWait(receptor);
        }

        if ((actor.Flags & ActorFlags.Observed) != ActorFlags.None)
        {
            Unsafe.CopyBlock(observed.Reserve(mail->Bytes), mail, (uint)mail->Bytes);
        }
    }

    /// <summary>A handler threw: what was delivered counts, the rest of the receiver's mail is dropped.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FailGroup(WindowMail mail, Exception problem)
    {
        var records = mail.Records(runningGroup, out var count);
        var actor = actors[mail.Receiver(runningGroup)];
        NoteFailure(actor, problem);
        var delivered = 0;
        while (delivered < count && !current->Precedes(*(Mail*)records[delivered]))
        {
            delivered++;
        }

        Deliveries += delivered;
        ForegroundBalance -= delivered;
        NoteLastDelivery();
        Recorder?.EndRun(actor.Index, Deliveries);
        Recorder?.CountMail(records, delivered);
        DropAll(actor, records, delivered, count);
        while (ownMail.Count > 0)
        {
            Drop(actor, ownMail.Take());
        }

        ownMail.Reset();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DropAll(Actor actor, long* records, int start, int end)
    {
        for (var next = start; next < end; next++)
        {
            Drop(actor, (Mail*)records[next]);
        }
    }

    private void NoteFailure(Actor actor, Exception problem)
    {
        var starting = current == Unsafe.AsPointer(ref startMail[0]);
        actor.Flags |= ActorFlags.Failed;
        var failure = new ActorFailure(
            SimTime.FromPicoseconds(Now),
            starting ? -1 : Phase,
            actor.Path,
            starting ? "Start" : actor.Receptors[current->Receptor].Name,
            starting ? "" : actor.Receptors[current->Receptor].Layout?.Describe((byte*)(current + 1)) ?? "wake",
            problem)
        { ActorIndex = actor.Index };
        if (Failure is null || failure.Precedes(Failure))
        {
            Failure = failure;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Mail* AppendElsewhere(int receiver, long arrival, int bytes)
    {
        if (Outbound is not null && Outbound.IsRemote(receiver))
        {
            return Outbound.Append(receiver, bytes);
        }

        ForegroundBalance++;
        var region = Borders!.Entered(receiver, arrival);
        return IsOneOfSeveral ? crossing.Reserve(bytes) : region.Append(arrival, bytes);
    }

    private static void RefuseSmallLookahead(Actor sender) =>
        throw new InvalidOperationException(
            $"{sender.Path} sent a message that arrives within the window being run: the lookahead is wrong. This is a defect of the kernel.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong NextKey(Actor sender)
    {
        var key = sender.NextKey++;
        if ((key & Mail.LargestSequence) == Mail.LargestSequence)
        {
            RefuseMoreMail(sender);
        }

        return key;
    }

    private static void RefuseMoreMail(Actor sender) =>
        throw new InvalidOperationException($"{sender.Path} has sent 2^36 messages; a run cannot number more.");
}
