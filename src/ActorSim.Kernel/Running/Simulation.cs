namespace ActorSim.Kernel;

/// <summary>
/// A built system and the state of its run. <see cref="Run"/> takes it to its end;
/// <see cref="Advance"/> takes it a step further, for tests and for runs coupled to something else.
/// </summary>
public sealed partial class Simulation : IDisposable
{
    private static readonly SimDuration StopLeadWithoutLinks = SimDuration.FromMicroseconds(1);

    private readonly Actor[] actors;
    private readonly Feed[] feeds;
    private readonly BlockPool blocks = new();
    private readonly RoundRunner runner;
    private readonly ObserverList observers;
    private Partition? partition;
    private IReadOnlyList<MetricReading>? collected;
    private RunResult? result;
    private SimTime advancedTo;
    private bool started;
    private bool running;

    internal Simulation(Actor[] actors, Feed[] feeds, ulong seed, SimDuration? stopLead)
    {
        this.actors = actors;
        this.feeds = feeds;
        Seed = seed;
        for (var i = 0; i < actors.Length; i++)
        {
            actors[i].Index = i;
            actors[i].NextKey = Mail.KeyOf(0, feeds.Length + i, 0);
        }

        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                sender.FixReceivers();
            }
        }

        foreach (var feed in feeds)
        {
            feed.Simulation = this;
        }

        (Lookahead, var largest) = LinkLatencies.Measure(actors);
        StopLead = stopLead ?? largest ?? StopLeadWithoutLinks;

        observers = new ObserverList(actors, NameOfSender);
        runner = new RoundRunner(this, actors, blocks);
    }

    /// <summary>The seed of the actors' random streams.</summary>
    public ulong Seed { get; }

    /// <summary>The smallest latency of all links, or null if there are none.</summary>
    public SimDuration? Lookahead { get; }

    /// <summary>How long the run goes on after an actor asks for its end.</summary>
    public SimDuration StopLead { get; }

    /// <summary>All actors in the order of their numbers.</summary>
    public IReadOnlyList<Actor> Actors => actors;

    /// <summary>All links, in the order of the actors where they begin.</summary>
    public IEnumerable<SystemLink> Links =>
        actors.SelectMany(actor => actor.Senders.ToArray())
            .Where(sender => sender.IsConnected)
            .Select(sender => new SystemLink(sender, sender.Targets, sender.Latency));

    /// <summary>Everything before this time is delivered; when the run has closed, its end, or how far it was advanced if that is later.</summary>
    public SimTime Now { get; private set; }

    /// <summary>The first handler that threw so far (here, if the run is spread), or null; the run goes on for a stop lead after it.</summary>
    public ActorFailure? Failure => RoundState.Of(runner.Workers, long.MaxValue, cancelled: false).Failure;

    /// <summary>Windows run so far, of all regions.</summary>
    public long Windows => runner.Windows;

    /// <summary>Windows that several threads ran together.</summary>
    public long SharedWindows => runner.SharedWindows;

    /// <summary>Rounds in which several threads ran regions side by side.</summary>
    public long SharedRounds => runner.SharedRounds;

    /// <summary>The parts with windows of their own into which the engine cuts the system.</summary>
    public IReadOnlyList<SystemRegion> Regions => SystemRegion.ListOf(actors, runner.Map, StopLead);

    /// <summary>How many feeds there are; they come before all actors in the numbers of senders.</summary>
    internal IReadOnlyList<Feed> Feeds => feeds;

    internal RoundRunner Runner => runner;

    internal BlockPool BlockPool => blocks;

    /// <summary>Adds an observer; before the run or while it stands still.</summary>
    public void Observe(DeliveryObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        observers.Add(observer);
    }

    /// <summary>
    /// Makes this simulation one of several partitions of one run, before the run begins. All of them build
    /// the same whole system; each runs its own actors, and all come to the same result.
    /// </summary>
    /// <param name="exchange">How the partitions talk.</param>
    /// <param name="partitionOf">The partition of each actor, 0 to count − 1; the same everywhere.</param>
    /// <exception cref="ArgumentOutOfRangeException">A partition that does not exist.</exception>
    /// <exception cref="InvalidOperationException">The run has begun.</exception>
    public void Spread(IPartitionExchange exchange, Func<Actor, int> partitionOf)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(partitionOf);
        if (started)
        {
            throw new InvalidOperationException("A simulation can be spread only before its run begins.");
        }

        if (runner.EarliestTime() != long.MaxValue)
        {
            throw new InvalidOperationException("A simulation can be spread only before its feeds send.");
        }

        var map = Array.ConvertAll(actors, actor => partitionOf(actor));
        if (Array.FindIndex(map, p => (uint)p >= (uint)exchange.Count) is var wrong and >= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(partitionOf), $"{actors[wrong].Path} is put into partition {map[wrong]}, but there are only {exchange.Count}.");
        }

        partition = new Partition(exchange, actors, map);
        foreach (var worker in runner.Workers)
        {
            worker.Outbound = partition.NewOutbound();
        }

        var regions = RegionMap.Of(actors, map);
        runner.CutInto(regions, region => map[regions.RegionOf.IndexOf(region)] == exchange.Own);
    }

    /// <summary>
    /// Delivers everything before <paramref name="until"/>, unless the run closes earlier because an actor
    /// stopped it or failed. Does not close the run: more can be sent and delivered afterwards.
    /// </summary>
    /// <param name="until">The time up to which to deliver.</param>
    /// <param name="threads">How many threads may run actors, ≥ 1. Worth it for long stretches only: they are made for this call.</param>
    /// <returns>False if the run has closed before that time; <see cref="Run"/> then says why.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No thread.</exception>
    /// <exception cref="InvalidOperationException">The run is closed.</exception>
    public bool Advance(SimTime until, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        RequireOpen();
        running = true;
        try
        {
            StartActors();
            if (threads == 1)
            {
                return AdvanceTo(until);
            }

            runner.ShareWindowsFrom = RunOptions.DefaultShareWindowsFrom;
            runner.UseThreads(threads);
            return AdvanceTo(until);
        }
        finally
        {
            running = false;
            if (threads > 1)
            {
                runner.UseThreads(1);
            }
        }
    }

    private bool AdvanceTo(SimTime until)
    {
        while (true)
        {
            var state = Agree(cancelled: false);
            var closing = ClosingTime(state, SimTime.MaxValue.Picoseconds);
            var end = Math.Min(until.Picoseconds, closing);
            if (state.Earliest >= end)
            {
                runner.PassTo(end);
                Now = SimTime.Max(Now, SimTime.FromPicoseconds(end));
                advancedTo = Now;
                return closing == long.MaxValue || closing > until.Picoseconds;
            }

            RunRound(state.Earliest, end);
        }
    }

    /// <summary>Runs to the end and closes the run. Calling it again returns the same result.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No thread, or a time limit of 0 or one that has passed.</exception>
    public RunResult Run(RunOptions? options = null)
    {
        if (result is not null)
        {
            return result;
        }

        options ??= new RunOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (options.TimeLimit is { } limited && (limited == SimTime.Zero || limited < Now))
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"The time limit must lie behind the present time ({Now}) and 0; it is {limited}.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(options.ShareWindowsFrom);
        if (options.Profiler is not null)
        {
            runner.Recorder = options.Profiler.Watch(() => new RunRecorder(this, runner, actors, options));
        }

        running = true;
        try
        {
            StartActors();
            runner.ShareWindowsFrom = options.ShareWindowsFrom;
            runner.UseThreads(options.Threads);
            runner.BeginRounds();
            result = RunToEnd(options);
            runner.Recorder?.End();
        }
        finally
        {
            runner.UseThreads(1);
            running = false;
        }

        return result;
    }

    /// <summary>
    /// The readings of all metrics, actors in order of their paths. Before the run is closed, what is still open (a
    /// level, a state that lasts) counts up to its last change.
    /// </summary>
    public IReadOnlyList<MetricReading> ReadMetrics() =>
        collected ?? [.. actors.OrderBy(a => a.Path, Comparer<string>.Create(ActorPath.Compare))
            .SelectMany(a => a.Metrics.ToArray()).SelectMany(m => m.Read())];

    /// <inheritdoc/>
    public void Dispose() => runner.Dispose();

    /// <summary>The name of who sent mail: the path of an actor, or the name of a feed.</summary>
    internal string NameOfSender(int sender) =>
        sender < feeds.Length ? feeds[sender].Name : actors[sender - feeds.Length].Path;

    internal unsafe void PostFromFeed(Mail* mail, int feed)
    {
        RequireOpen();
        var receiver = actors[mail->Receiver];
        var layout = receiver.Receptors[mail->Receptor].Layout!;
        var payload = (byte*)(mail + 1);
        BlocksInMail.Check(runner.Main, HolderOfFeed(feed), payload, layout);
        if (partition is not null && !partition.IsOwn(receiver.Index))
        {
            // The partition of the receiver has a feed of its own that sends the same.
            BlocksInMail.Drop(runner.Main, payload, layout, HolderOfFeed(feed));
            return;
        }

        var record = runner.PostFromOutside(mail);
        BlocksInMail.HandOver(runner.Main, HolderOfFeed(feed), (byte*)(record + 1), layout, receiver);
    }

    internal Block BlockForFeed(ReadOnlySpan<byte> contents, int feed)
    {
        var block = runner.Main.Blocks.Rent(HolderOfFeed(feed), contents.Length);
        contents.CopyTo(runner.Main.Blocks.Write(HolderOfFeed(feed), block));
        return block;
    }

    private static int HolderOfFeed(int feed) => -1 - feed;

    private RunResult RunToEnd(RunOptions options)
    {
        const int WindowsBetweenReports = 256;
        var limit = (options.TimeLimit ?? SimTime.MaxValue).Picoseconds;
        var reported = Windows;
        while (true)
        {
            var state = Agree(options.Cancellation.IsCancellationRequested);
            var closing = ClosingTime(state, limit);
            if (state.Earliest == long.MaxValue)
            {
                return Close(state, state.LastDelivery, EndReason.Completed);
            }

            // Advance does not look for the end of a tail and may have gone further.
            if (!state.ForegroundLeft && Math.Max(StopLeadAfter(state.LastForegroundDelivery), Now.Picoseconds) is var tail && tail <= closing)
            {
                if (state.Earliest >= tail)
                {
                    return Close(state, tail, EndReason.Completed);
                }

                closing = tail;
            }

            var reason = closing == limit ? EndReason.TimeLimit : EndReason.Stopped;
            if (state.Cancelled && state.Furthest < closing)
            {
                (closing, reason) = (state.Furthest, EndReason.Cancelled);
            }

            if (state.Earliest >= closing)
            {
                return Close(state, closing, reason);
            }

            RunRound(state.Earliest, closing);
            if (options.OnProgress is not null && Windows >= reported + WindowsBetweenReports)
            {
                reported = Windows;
                options.OnProgress(new RunProgress(Now, CountDeliveries()));
            }
        }
    }

    private void StartActors()
    {
        if (started)
        {
            return;
        }

        started = true;
        foreach (var actor in actors)
        {
            if (partition is null || partition.IsOwn(actor.Index))
            {
                runner.RunStart(actor);
            }
        }

        runner.EndStart();
    }

    private RoundState Agree(bool cancelled)
    {
        var own = RoundState.Of(runner.Workers, runner.EarliestTime(), cancelled);
        own.Furthest = runner.Furthest;
        return partition is null ? own : partition.Agree(own, runner);
    }

    /// <summary>When the run closes as far as is known: the limit, or the stop lead after the first stop or failure.</summary>
    private long ClosingTime(in RoundState state, long limit)
    {
        var cause = Math.Min(state.EarliestStop, state.Failure?.Time.Picoseconds ?? long.MaxValue);
        return Math.Min(limit, StopLeadAfter(cause));
    }

    /// <summary>A stop lead later, or <see cref="long.MaxValue"/> beyond the range of time.</summary>
    private long StopLeadAfter(long time) =>
        time > long.MaxValue - StopLead.Picoseconds ? long.MaxValue : time + StopLead.Picoseconds;

    private void RunRound(long earliest, long closing)
    {
        // No region runs further than a stop could let it; observers see the deliveries of a round in the order of time.
        var lead = observers.IsEmpty ? StopLead.Picoseconds : Math.Min(StopLead.Picoseconds, Lookahead?.Picoseconds ?? long.MaxValue);
        var reached = runner.RunRound(Math.Min(closing, earliest > long.MaxValue - lead ? long.MaxValue : earliest + lead));
        Now = SimTime.Max(Now, SimTime.FromPicoseconds(reached));
        if (!observers.IsEmpty)
        {
            observers.Show(runner.Workers);
        }
    }

    private RunResult Close(in RoundState state, long end, EndReason reason)
    {
        var endTime = SimTime.FromPicoseconds(end);

        // Regions may have been asked to run further than the end, where nothing was left.
        Now = SimTime.Max(advancedTo, endTime);
        foreach (var metric in actors.SelectMany(actor => actor.Metrics.ToArray()))
        {
            metric.Close(endTime);
        }

        var dried = reason == EndReason.Completed;
        runner.DropUndelivered();
        var summary = new RunSummary
        {
            Deliveries = CountDeliveries(),
            Hashes = Array.ConvertAll(actors, actor => actor.Hash),
            Waiting = dried ? WaitingReport.Of(actors) : [],
            Forgotten = dried ? ForgottenBlocks.Find(blocks, actors) : [],
        };
        if (partition is not null)
        {
            summary.Metrics = ReadMetrics();
            summary = RunSummary.Merge(partition.Share(summary.ToBytes()), actors, partition);
            collected = summary.Metrics;
        }

        if (state.Failure is not null)
        {
            reason = EndReason.Failed;
        }
        else if (dried && state.EarliestStop != long.MaxValue)
        {
            // Who asked for the end knew that others still waited.
            reason = EndReason.Stopped;
        }
        else if (dried)
        {
            reason = summary.Waiting.Count > 0 ? EndReason.Deadlock : EndReason.Completed;
        }

        var fingerprint = Fingerprint.Seed;
        foreach (var hash in summary.Hashes)
        {
            fingerprint = Fingerprint.Add(fingerprint, hash);
        }

        return new RunResult
        {
            Reason = reason,
            End = endTime,
            Deliveries = summary.Deliveries,
            Fingerprint = fingerprint,
            Failure = state.Failure,
            Waiting = reason == EndReason.Deadlock ? summary.Waiting : [],
            ForgottenBlocks = state.Failure is null ? summary.Forgotten : [],
        };
    }

    private long CountDeliveries()
    {
        long count = 0;
        foreach (var worker in runner.Workers)
        {
            count += worker.Deliveries;
        }

        return count;
    }

    private void RequireOpen()
    {
        if (result is not null)
        {
            throw new InvalidOperationException("The run is closed; build the system anew to run it again.");
        }
    }
}
