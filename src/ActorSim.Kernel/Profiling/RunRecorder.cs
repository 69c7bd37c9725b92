namespace ActorSim.Kernel;

/// <summary>What is measured while a run goes on, by one recorder for each thread and each region.</summary>
internal sealed class RunRecorder
{
    private readonly RoundRunner runner;
    private readonly Actor[] actors;
    private readonly List<WorkerRecorder> workers = [];
    private readonly List<int> ran = [];
    private readonly Action<Worker> takePart;
    private readonly long allocatedBefore;
    private readonly int[] collectionsBefore = new int[3];
    private readonly TimeSpan pauseBefore;
    private readonly long started;
    private long notTheRun;
    private Action<Worker> piece = _ => { };
    private long emptyMeeting;
    private readonly MedianSample meetingOverheads = new();

    public RunRecorder(Simulation simulation, RoundRunner runner, Actor[] actors, RunOptions options)
    {
        Simulation = simulation;
        Options = options;
        this.runner = runner;
        this.actors = actors;
        takePart = TakePart;
        Regions = [.. Enumerable.Range(0, runner.Map.Count).Select(_ => new RegionRecorder(options.ShareWindowsFrom))];
        Forecaster = new CoreForecaster(runner.Map.Count, options.ShareWindowsFrom);
        foreach (var worker in runner.Workers)
        {
            Watch(worker);
        }

        (Rounds, SharedRounds, SharedWindows) = (-runner.Rounds, -runner.SharedRounds, -runner.SharedWindows);
        allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        pauseBefore = GC.GetTotalPauseDuration();
        for (var generation = 0; generation < collectionsBefore.Length; generation++)
        {
            collectionsBefore[generation] = GC.CollectionCount(generation);
        }

        started = ProfileClock.Now;
    }

    public Simulation Simulation { get; }

    public RunOptions Options { get; }

    public RoundRunner Runner => runner;

    public IReadOnlyList<Actor> Actors => actors;

    public IReadOnlyList<WorkerRecorder> Workers => workers;

    public IReadOnlyList<RegionRecorder> Regions { get; }

    public CoreForecaster Forecaster { get; }

    /// <summary>The run by the clock on the wall, without what profiling does before and behind it.</summary>
    public long Wall { get; private set; }

    /// <summary>The part of it in which the actors started.</summary>
    public long Starting { get; private set; }

    /// <summary>The actors' own part of that.</summary>
    public long StartWork { get; private set; }

    /// <summary>The part of it in which several threads shared pieces of work.</summary>
    public long Together { get; private set; }

    /// <summary>
    /// What it takes each further thread to take part in a piece of work, in ticks: usually in this run, or without any
    /// work if none was shared; null on one thread.
    /// </summary>
    public double? MeetingTicks => Options.Threads == 1 ? null : (meetingOverheads.Median ?? emptyMeeting) / (Options.Threads - 1.0);

    public long Rounds { get; private set; }

    public long SharedRounds { get; private set; }

    public long SharedWindows { get; private set; }

    /// <summary>The memory at the end; null before.</summary>
    public MemoryProfile? Memory { get; private set; }

    /// <summary>Gives a worker its recorder.</summary>
    public void Watch(Worker worker)
    {
        while (workers.Count <= worker.Index)
        {
            workers.Add(new WorkerRecorder(actors.Length, runner.ReceiversAtOnce, CountLinks()));
        }

        worker.Recorder = workers[worker.Index];
        worker.Recorder.Begin(worker.Deliveries);
    }

    /// <summary>All actors have started; the threads are there.</summary>
    public void BeginRounds(WorkerCrew? crew)
    {
        var now = ProfileClock.Now;
        Starting = now - started;
        StartWork = workers[0].Ticks.Sum();
        if (crew is not null)
        {
            emptyMeeting = MeasureMeeting(crew);
        }

        notTheRun = ProfileClock.Now - now;
    }

    /// <summary>A window is about to be run by one worker, or by all of them if it is null.</summary>
    public void BeginWindow(Worker? alone)
    {
        alone?.Recorder!.BeginWindow();
        for (var i = 0; i < workers.Count && alone is null; i++)
        {
            workers[i].BeginWindow();
        }
    }

    /// <summary>A window of a region has been run by one worker, or by all of them if it is null.</summary>
    public void EndWindow(Region region, Worker? alone, ref WindowTimes window)
    {
        alone?.Recorder!.AddTo(ref window);
        for (var i = 0; i < workers.Count && alone is null; i++)
        {
            workers[i].AddTo(ref window);
        }

        Regions[region.Index].Add(window);
        Forecaster.AddWindow(region.Index, window);
    }

    /// <summary>A round is over.</summary>
    public void EndRound(List<Region> runnable, long records, long largest)
    {
        ran.Clear();
        for (var i = 0; i < runnable.Count; i++)
        {
            ran.Add(runnable[i].Index);
        }

        Forecaster.EndRound(ran, records, largest);
    }

    /// <summary>Several threads share a piece of work.</summary>
    public void Meet(WorkerCrew crew, Action<Worker> work)
    {
        piece = work;
        var start = ProfileClock.Now;
        crew.Run(takePart);
        var took = ProfileClock.Now - start;
        workers[0].Resume();
        Together += took;
        double busy = 0;
        long longest = 0;
        for (var i = 0; i < crew.Threads; i++)
        {
            workers[i].Busy += workers[i].BusyNow;
            workers[i].Waiting += took - workers[i].BusyNow;
            busy += workers[i].BusyNow;
            longest = Math.Max(longest, workers[i].LongestPiece);
        }

        // What an even division of the work does not explain.
        meetingOverheads.Add(took - (long)Math.Min(took, Math.Max(busy / crew.Threads, longest)));
    }

    /// <summary>The run is over.</summary>
    public void End()
    {
        Wall = ProfileClock.Now - started - notTheRun;
        Rounds += runner.Rounds;
        SharedRounds += runner.SharedRounds;
        SharedWindows += runner.SharedWindows;
        var own = workers.Sum(worker => worker.Bytes);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        var collections = collectionsBefore.Select((before, generation) => GC.CollectionCount(generation) - before).ToArray();
        var pause = GC.GetTotalPauseDuration() - pauseBefore;
        Memory = new MemoryProfile
        {
            MailBytes = runner.MailBytes,
            OtherBytes = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - runner.MailBytes - own),
            ProfilerBytes = own,
            Actors = actors.Length,
            AllocatedBytes = Math.Max(0, allocated - workers.Sum(worker => worker.Links.Bytes)),
            Collections = collections,
            CollectingSeconds = pause.TotalSeconds,
        };
    }

    /// <summary>How many links there are, as far as is worth knowing beforehand.</summary>
    private int CountLinks()
    {
        const int Many = 1 << 16;
        var links = 0;
        for (var i = 0; i < actors.Length && links < Many; i++)
        {
            foreach (var sender in actors[i].Senders)
            {
                links += sender.Targets.Count;
            }
        }

        return Math.Min(links, Many);
    }

    private void TakePart(Worker worker)
    {
        workers[worker.Index].Resume();
        var start = ProfileClock.Now;
        piece(worker);
        workers[worker.Index].BusyNow = ProfileClock.Now - start;
    }

    /// <summary>What a piece of work without any work takes, when nothing else comes between.</summary>
    private static long MeasureMeeting(WorkerCrew crew)
    {
        const int Meetings = 201;
        var times = new long[Meetings];
        for (var i = 0; i < Meetings; i++)
        {
            var start = ProfileClock.Now;
            crew.Run(_ => { });
            times[i] = ProfileClock.Now - start;
        }

        Array.Sort(times);
        return times[Meetings / 4];
    }
}
