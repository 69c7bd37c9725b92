using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// A part of the simulated system: private state and handlers for messages. Actors share nothing;
/// they only exchange messages through ports, and each handles one message at a time, in the order
/// of time. An author need not think of threads, locks, queues or memory.
/// </summary>
/// <remarks>
/// Ports, wakes and metrics are made in the constructor, which cannot send, draw random numbers or
/// read the time: the run has not begun. State is plain data (numbers, unmanaged structs, arrays,
/// lists and queues of these), so that a run can be saved; see <see cref="ActorFields"/>.
/// </remarks>
/// <example>
/// <code>
/// public sealed class Echo : Actor
/// {
///     public Echo()
///     {
///         Calls = Receive&lt;Call&gt;(OnCall);
///         Answers = Emit&lt;Call&gt;();
///     }
///
///     public InPort&lt;Call&gt; Calls { get; }
///
///     public OutPort&lt;Call&gt; Answers { get; }
///
///     private void OnCall(in Call call) =&gt; Answers.Send(call);
/// }
/// </code>
/// </example>
public abstract class Actor
{
    /// <summary>Up to so many receptors an array is made anew for each, so that no room is wasted in large systems.</summary>
    private const int SeveralReceptors = 16;

    // Made late, so that what every delivery needs lies together in memory: the actor and its first ports.
    private ActorDetails? details;
    private Receptor? firstReceptor;
    private Receptor[]? receptors;
    private Worker? worker;

    /// <summary>Where the actor stands in the system, such as <c>/chip/pe/3/4</c>; empty until it is added to one.</summary>
    public string Path
    {
        get => details?.Path ?? "";
        internal set => Details.Path = value;
    }

    /// <summary>The time of the message being handled.</summary>
    /// <exception cref="InvalidOperationException">Read outside a handler, for example in a constructor.</exception>
    protected internal SimTime Now => SimTime.FromPicoseconds(RequireWorker().Now);

    /// <summary>This actor's own stream of random numbers, seeded by the run's seed and the actor's path.</summary>
    /// <exception cref="InvalidOperationException">Read outside a handler, for example in a constructor.</exception>
    protected RandomStream Random
    {
        get
        {
            var current = RequireWorker();
            return Details.Random ??= new RandomStream(current.Simulation.Seed, Path);
        }
    }

    /// <summary>Bulk data of this actor.</summary>
    protected ActorBlocks Blocks => new(this);

    /// <summary>The place in path order; −1 until the system is built.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>What the actor receives through, in the order of making.</summary>
    internal ReadOnlySpan<Receptor> Receptors => receptors is not null ? WithoutRoom(receptors) : firstReceptor is null ? [] : new ReadOnlySpan<Receptor>(in firstReceptor);

    internal ReadOnlySpan<Sender> Senders => Details.Senders;

    internal ReadOnlySpan<Metric> Metrics => Details.Metrics;

    internal Activity? Account => Details.Account;

    internal Receptor? WaitsFor => Details.WaitsFor;

    internal SimTime WaitsSince => Details.WaitsSince;

    /// <summary>How many deliveries the actor has caused: its next sequence number.</summary>
    internal ulong NextSequence
    {
        get => NextKey & Mail.LargestSequence;
        set => NextKey = (NextKey & ~Mail.LargestSequence) | value;
    }

#pragma warning disable SA1401, CA1051, MA0069 // The engine's own fields, touched for every delivery.
    /// <summary>Phase 0, the sender's number, and the next sequence number.</summary>
    internal ulong NextKey;
    internal ulong Hash = Fingerprint.Seed;
    internal ActorFlags Flags;
#pragma warning restore SA1401, CA1051, MA0069

    private ActorDetails Details => details ??= new ActorDetails();

    private Activity Activity
    {
        get
        {
            if (Details.Account is null)
            {
                Details.Account = new Activity(this);
                Details.Metrics = [.. Details.Metrics, Details.Account];
            }

            return Details.Account;
        }
    }

    /// <summary>Called once at time 0, before any message; here an actor that begins by itself sends first.</summary>
    protected internal virtual void Start()
    {
    }

    /// <summary>Makes an in-port; the handler runs for each message that arrives there.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <param name="handler">What to do with a message.</param>
    /// <param name="optional">Whether a system may leave it unlinked; otherwise that is a build error.</param>
    protected InPort<T> Receive<T>(MessageHandler<T> handler, bool optional = false)
        where T : unmanaged
    {
        CheckMessage(MessageLayout<T>.Instance);
        return new InPort<T>(this, handler, optional);
    }

    /// <summary>Makes an out-port for one link.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <param name="optional">Whether a system may leave it unlinked (what is sent there is dropped); otherwise that is a build error.</param>
    protected OutPort<T> Emit<T>(bool optional = false)
        where T : unmanaged
    {
        CheckMessage(MessageLayout<T>.Instance);
        return new OutPort<T>(this, optional);
    }

    /// <summary>Makes an out-port for a group of links to many receivers.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <param name="optional">Whether a system may leave it unlinked; otherwise that is a build error.</param>
    protected GroupPort<T> EmitGroup<T>(bool optional = false)
        where T : unmanaged
    {
        CheckMessage(MessageLayout<T>.Instance);
        return new GroupPort<T>(this, optional);
    }

    /// <summary>Makes a port for messages to oneself, such as timers.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <param name="handler">What to do with a message.</param>
    /// <param name="phase">1 to 15: the order among messages of one time; what comes over links has phase 0.</param>
    /// <param name="background">Whether such messages keep no run alive (refresh, samplers, endless generators).</param>
    /// <exception cref="ArgumentOutOfRangeException">The phase is not 1 to 15.</exception>
    protected SelfPort<T> ReceiveOwn<T>(MessageHandler<T> handler, int phase = 1, bool background = false)
        where T : unmanaged
    {
        CheckPhase(phase);
        CheckMessage(MessageLayout<T>.Instance);
        return new SelfPort<T>(this, handler, phase, background);
    }

    /// <summary>Makes a wake: one call at most on each edge of a clock, when asked for by <see cref="ClockedWake.Arm"/>.</summary>
    /// <param name="clock">On whose edges.</param>
    /// <param name="handler">What to do.</param>
    /// <param name="phase">1 to 15; two wakes of one actor on one clock must differ in it.</param>
    /// <param name="background">Whether the calls keep no run alive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The phase is not 1 to 15.</exception>
    protected ClockedWake Wake(Clock clock, Action handler, int phase = 1, bool background = false)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(handler);
        CheckPhase(phase);
        return new ClockedWake(this, clock, handler, phase, background);
    }

    /// <summary>Makes a counter, reported as <c>path/name</c>.</summary>
    /// <param name="name">A short name in kebab case, unique in this actor.</param>
    /// <param name="unit">What is counted: <c>words</c>, <c>MACs</c>, <c>flits</c>.</param>
    protected Counter Count(string name, string unit) => AddMetric(new Counter(this, name, unit));

    /// <summary>Makes a gauge whose mean over time is reported as <c>path/name</c>.</summary>
    /// <param name="name">A short name in kebab case, unique in this actor.</param>
    /// <param name="unit">The unit of its values.</param>
    protected Gauge Level(string name, string unit) => AddMetric(new Gauge(this, name, unit));

    /// <summary>Makes a histogram, reported as <c>path/name</c>.</summary>
    /// <param name="name">A short name in kebab case, unique in this actor.</param>
    /// <param name="unit">The unit of its samples.</param>
    protected Histogram Distribution(string name, string unit) => AddMetric(new Histogram(this, name, unit));

    /// <summary>
    /// From now on the actor works. With this method, or one of its siblings, an actor keeps an account of
    /// its time: busy, idle, or stalled on a named cause; idle before the first call. The parts add
    /// up to the run time.
    /// </summary>
    protected void BecomeBusy() => Activity.BecomeBusy();

    /// <summary>
    /// The actor works for a time and is idle afterwards, unless something else is said before: how
    /// an actor accounts for a burst without a message at its end. Where such times overlap, they count once.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    protected void BusyFor(SimDuration duration) => Activity.BusyFor(duration);

    /// <summary>From now on the actor has nothing to do.</summary>
    protected void BecomeIdle() => Activity.BecomeIdle();

    /// <summary>From now on the actor has work but cannot do it.</summary>
    protected void StallOn(StallCause cause) => Activity.StallOn(cause);

    /// <summary>
    /// Asks for the end of the run. Everything before now + stop lead is still delivered everywhere,
    /// nothing at or after, so that the end does not depend on which part ran ahead.
    /// </summary>
    protected void StopRun() => RequireWorker().RequestStop();

    /// <summary>
    /// Declares that this actor cannot go on before something arrives at <paramref name="port"/>. If the
    /// run dries up meanwhile, the result is a deadlock report that says who waits for whom since when.
    /// The next delivery at that port ends the wait.
    /// </summary>
    /// <exception cref="ArgumentException">The port belongs to another actor.</exception>
    protected void WaitFor(IInPort port)
    {
        ArgumentNullException.ThrowIfNull(port);
        if (!ReferenceEquals(port.Receptor.Owner, this))
        {
            throw new ArgumentException($"{DescribePath()} cannot wait for mail at {port.Receptor}, a port of another actor: it would never hear of it.", nameof(port));
        }

        Details.WaitsSince = Now;
        Details.WaitsFor = port.Receptor;
        Flags |= ActorFlags.Waiting;
    }

    /// <summary>Ends a wait that was declared with <see cref="WaitFor"/>.</summary>
    protected void StopWaiting()
    {
        Details.WaitsFor = null;
        Flags &= ~ActorFlags.Waiting;
    }

    /// <summary>The receptor with a number; the first, which many actors have alone, is near at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Receptor ReceptorAt(int index) => index == 0 ? firstReceptor! : receptors![index];

    internal int Add(Receptor receptor)
    {
        CheckUnderConstruction();
        var index = Receptors.Length;
        if (index == 0)
        {
            firstReceptor = receptor;
        }
        else if (index < SeveralReceptors)
        {
            receptors = [.. Receptors, receptor];
        }
        else
        {
            if (index == receptors!.Length)
            {
                Array.Resize(ref receptors, 2 * index);
            }

            receptors[index] = receptor;
        }

        return index;
    }

    internal void Add(Sender sender)
    {
        CheckUnderConstruction();
        Details.Add(sender);
    }

    /// <summary>The random stream if anything was drawn from it, or null.</summary>
    internal RandomStream? DrawnFrom
    {
        get => Details.Random;
        set => Details.Random = value;
    }

    /// <summary>Gives an actor that has not accounted for its time yet the account of a saved run.</summary>
    internal void TakeOver(Activity account)
    {
        Details.Account = account;
        Details.Metrics = [.. Details.Metrics, account];
    }

    /// <summary>Waits as the actor of a saved run did.</summary>
    internal void TakeOverWait(Receptor port, SimTime since) => (Details.WaitsFor, Details.WaitsSince) = (port, since);

    internal void AttachTo(Worker running)
    {
        if (!ReferenceEquals(worker, running))
        {
            worker = running;
        }
    }

    /// <summary>The worker that runs this actor now.</summary>
    internal Worker RequireWorker() => worker is not null && worker.Running == Index ? worker : throw NotRunning();

    internal void EndWait(Receptor reached)
    {
        if (ReferenceEquals(reached, WaitsFor))
        {
            StopWaiting();
        }
    }

    internal string DescribePath() => Path.Length > 0 ? Path : $"({GetType().Name}, not in a system yet)";

    private InvalidOperationException NotRunning() => new(
        $"{DescribePath()} can send, draw and read the time only while it handles a message or starts; "
        + "not in its constructor, and not from outside.");

    /// <summary>The part of an array that is filled. Its length is found, not kept: few actors have so many that there is room.</summary>
    private static ReadOnlySpan<Receptor> WithoutRoom(Receptor?[] array)
    {
        var (filled, end) = (0, array[^1] is null ? array.Length : 0);
        while (filled < end)
        {
            var middle = (filled + end) / 2;
            (filled, end) = array[middle] is null ? (filled, middle) : (middle + 1, end);
        }

        return array.AsSpan(0, filled == 0 ? array.Length : filled)!;
    }

    private static void CheckMessage(MessageLayout layout)
    {
        if (layout.Refusal is { } reason)
        {
            throw new ArgumentException(reason);
        }
    }

    private static void CheckPhase(int phase)
    {
        if (phase is < 1 or > Mail.LargestPhase)
        {
            throw new ArgumentOutOfRangeException(nameof(phase), $"Messages to oneself and wakes have a phase from 1 to {Mail.LargestPhase}; it is {phase}.");
        }
    }

    private T AddMetric<T>(T metric)
        where T : Metric
    {
        CheckUnderConstruction();
        foreach (var other in Details.Metrics)
        {
            if (other.Name == metric.Name)
            {
                throw new ArgumentException($"{GetType().Name} has two metrics called '{metric.Name}'.");
            }
        }

        Details.Metrics = [.. Details.Metrics, metric];
        return metric;
    }

    private void CheckUnderConstruction()
    {
        if (Index >= 0)
        {
            throw new InvalidOperationException($"{Path}: ports, wakes and metrics are made in the constructor, before the system is built.");
        }
    }
}
