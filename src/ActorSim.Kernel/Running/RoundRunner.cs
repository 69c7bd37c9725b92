using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// Runs a simulation in rounds. In a round each region runs, window by window, up to its horizon: nothing that happens
/// elsewhere in the round can reach it before. Threads share the regions among them, or, where one region has most of
/// the work, the receivers of its windows. With one region and the default stop lead a round is mostly one window.
/// </summary>
internal sealed unsafe class RoundRunner : IDisposable
{
    /// <summary>A round ends early after so many windows of a region: the caller wants to look after the run.</summary>
    private const int MostWindowsPerRound = 1024;

    private readonly Simulation simulation;
    private readonly Actor[] actors;
    private readonly BlockPool blocks;
    private readonly List<Worker> workers = [];
    private readonly List<Region> own = [];
    private readonly List<Region> runnable = [];
#pragma warning disable RS0030 // Decides how work is done, never what is simulated.
    private readonly SharingChoice windowChoice = new(Stopwatch.GetTimestamp);
    private readonly SharingChoice roundChoice = new(Stopwatch.GetTimestamp);
#pragma warning restore RS0030
    private readonly Action<Worker> runRegions;
    private readonly Action<Worker> runGroups;
    private readonly MailVisitor enter;
    private Region?[] regions = [];
    private RegionBorders? borders;
    private WorkerCrew? crew;
    private int nextRegion;
    private int nextGroup;

    public RoundRunner(Simulation simulation, Actor[] actors, BlockPool blocks)
    {
        this.simulation = simulation;
        this.actors = actors;
        this.blocks = blocks;
        runRegions = TakeRegions;
        runGroups = TakeGroups;
        enter = Enter;
        workers.Add(new Worker(0, simulation, actors, blocks));
        CutInto(RegionMap.Of(actors), _ => true);
    }

    /// <summary>The cut into regions; those of other partitions are run elsewhere.</summary>
    public RegionMap Map { get; private set; } = null!;

    public RegionBounds Bounds { get; private set; } = null!;

    /// <summary>The regions that are run here.</summary>
    public IReadOnlyList<Region> Regions => own;

    public IReadOnlyList<Worker> Workers => workers;

    /// <summary>The worker of the calling thread.</summary>
    public Worker Main => workers[0];

    /// <summary>Windows run here so far, of all regions.</summary>
    public long Windows => own.Sum(region => region.Windows);

    /// <summary>Rounds run so far: how often the threads had to meet at least.</summary>
    public long Rounds { get; private set; }

    /// <summary>Windows that several threads ran together.</summary>
    public long SharedWindows { get; private set; }

    /// <summary>Rounds in which several threads ran regions side by side.</summary>
    public long SharedRounds { get; private set; }

    /// <summary>Below so many records in a window or round, other threads are not worth waking; 0 shares everything, whether it pays or not.</summary>
    public int ShareWindowsFrom { get; set; }

    /// <summary>Receivers that a thread takes at once: enough to share the counter seldom, few enough to balance.</summary>
    public int ReceiversAtOnce { get; set; } = 32;

    /// <summary>The furthest that any region has been run.</summary>
    public long Furthest { get; private set; }

    /// <summary>What measures the run; null if nobody wants to know.</summary>
    public RunRecorder? Recorder { get; set; }

    /// <summary>Bytes of memory that mail takes, or took when there was most of it.</summary>
    public long MailBytes => own.Sum(region => region.MailBytes) + workers.Sum(worker => worker.MailBytes);

    /// <summary>Cuts the system into regions, before there is any mail.</summary>
    /// <param name="map">The cut.</param>
    /// <param name="isOwn">Which of the regions are run here.</param>
    public void CutInto(RegionMap map, Func<int, bool> isOwn)
    {
        Map = map;
        Bounds = new RegionBounds(map, simulation.StopLead);
        regions = new Region?[map.Count];
        own.Clear();
        for (var i = 0; i < map.Count; i++)
        {
            Bounds.Earliest[i] = long.MaxValue;
            if (isOwn(i))
            {
                // A window no longer than the stop lead never runs past an end that it brings about itself.
                var width = new WindowWidth(Math.Min(map.Inner[i], simulation.StopLead.Picoseconds));
                own.Add(regions[i] = new Region(i, width));
            }
        }

        borders = map.Count > 1 ? new RegionBorders(map.RegionOf.ToArray(), regions, Bounds.Horizons) : null;
        workers.ForEach(Prepare);
    }

    /// <summary>Whether a region is run here.</summary>
    public bool Runs(int region) => regions[region] is not null;

    /// <summary>Sets how many threads run regions and windows from now on.</summary>
    public void UseThreads(int threads)
    {
        crew?.Dispose();
        crew = null;
        while (workers.Count < threads)
        {
            var worker = new Worker(workers.Count, simulation, actors, blocks) { Outbound = Main.Outbound?.ForAnotherWorker() };
            Prepare(worker);
            Recorder?.Watch(worker);
            workers.Add(worker);
        }

        foreach (var worker in workers)
        {
            worker.IsOneOfSeveral = threads > 1;
        }

        if (threads > 1)
        {
            crew = new WorkerCrew([.. workers.GetRange(0, threads)]);
        }
    }

    /// <summary>The time of the earliest mail here, or <see cref="long.MaxValue"/>. Brings <see cref="Bounds"/> up to date for the regions that are run here.</summary>
    public long EarliestTime()
    {
        var earliest = long.MaxValue;
        for (var i = 0; i < own.Count; i++)
        {
            var time = own[i].Earliest;
            Bounds.Earliest[own[i].Index] = time;
            earliest = Math.Min(earliest, time);
        }

        return earliest;
    }

    /// <summary>Calls <see cref="Actor.Start"/> of an actor that is run here.</summary>
    public void RunStart(Actor actor)
    {
        Main.Enter(RegionOf(actor.Index), alone: true);
        Main.RunStart(actor);
    }

    /// <summary>Finds out what the actors sent while starting.</summary>
    public void EndStart()
    {
        own.ForEach(region => region.Refresh());
        DeliverCrossing();
    }

    /// <summary>Stores mail that comes from outside, a feed or another partition; returns the stored record.</summary>
    /// <exception cref="InvalidOperationException">It is due in the past.</exception>
    public Mail* PostFromOutside(Mail* mail)
    {
        var region = RegionOf(mail->Receiver);
        if (mail->Time < region.Reached)
        {
            throw new InvalidOperationException(
                $"Mail for {actors[mail->Receiver].Path} came from outside for {SimTime.FromPicoseconds(mail->Time)}, which lies in the past. This is a defect of the exchange between partitions.");
        }

        var bytes = mail->Bytes;
        var stored = region.Append(mail->Time, bytes);
        Unsafe.CopyBlock(stored, mail, (uint)bytes);
        if (!mail->IsBackground)
        {
            Main.ForegroundBalance++;
        }

        return stored;
    }

    /// <summary>Runs every region up to its horizon, which is at most <paramref name="furthest"/>.</summary>
    /// <returns>The time before which everything is delivered everywhere here.</returns>
    public long RunRound(long furthest)
    {
        Rounds++;
        Bounds.Compute(furthest);
        runnable.Clear();
        long records = 0, largest = 0;
        for (var i = 0; i < own.Count; i++)
        {
            var region = own[i];
            if (region.Earliest < Bounds.Horizons[region.Index])
            {
                runnable.Add(region);
                records += region.RecentRecords;
                largest = Math.Max(largest, region.RecentRecords);
                region.RecentRecords = 0;
            }
            else
            {
                region.Reached = Math.Max(region.Reached, Bounds.Horizons[region.Index]);
            }
        }

        if (crew is not null && runnable.Count > 1 && records >= ShareWindowsFrom && largest * crew.Threads <= records + (records / 2))
        {
            RunManyRegions();
        }
        else
        {
            RunRegionsInTurn(mayShareWindows: crew is not null);
        }

        Recorder?.EndRound(runnable, records, largest);
        DeliverCrossing();
        return ReachedByAll(furthest);
    }

    /// <summary>Runs regions of which none has most of the work: side by side, if that pays.</summary>
    private void RunManyRegions()
    {
        var shares = roundChoice.Begin() || ShareWindowsFrom == 0;
        if (shares)
        {
            SharedRounds++;
            nextRegion = 0;
            Meet(crew!, runRegions);
        }
        else
        {
            RunRegionsInTurn(mayShareWindows: false);
        }

        long records = 0;
        for (var i = 0; i < runnable.Count; i++)
        {
            records += runnable[i].RecentRecords;
        }

        roundChoice.End(records);
    }

    private void RunRegionsInTurn(bool mayShareWindows)
    {
        for (var i = 0; i < runnable.Count; i++)
        {
            RunRegion(runnable[i], Main, mayShareWindows);
        }
    }

    /// <summary>Nothing is left before a time, so that every region stands there.</summary>
    public void PassTo(long time)
    {
        for (var i = 0; i < own.Count; i++)
        {
            own[i].Reached = Math.Max(own[i].Reached, time);
        }

        Furthest = Math.Max(Furthest, time);
    }

    /// <summary>Gives back the blocks of mail that the end of the run leaves undelivered.</summary>
    public void DropUndelivered() => own.ForEach(region => region.ForEach(mail => Main.Drop(actors[mail->Receiver], mail)));

    /// <summary>The threads are there, and the actors have started: what comes now are rounds.</summary>
    public void BeginRounds() => Recorder?.BeginRounds(crew);

    public void Dispose() => crew?.Dispose();

    private Region RegionOf(int actor) => regions[Map.RegionOf[actor]]!;

    private void Prepare(Worker worker)
    {
        worker.Borders = borders;
        if (own.Count > 0)
        {
            worker.Enter(own[0], alone: true);
        }
    }

    private void RunRegion(Region region, Worker worker, bool mayShareWindows)
    {
        var horizon = Bounds.Horizons[region.Index];
        worker.Enter(region, alone: true);
        var mail = worker.WindowMail;
        var recorder = Recorder;
        for (var windows = 0; region.Earliest < horizon; windows++)
        {
            if (windows == MostWindowsPerRound)
            {
                return;
            }

            var end = Math.Min(region.WindowEndFor(region.Earliest), horizon);
            if (recorder is not null)
            {
                RunProfiledWindow(recorder, region, worker, end, mayShareWindows);
                continue;
            }

            region.OpenWindow(region.Earliest, end, mail);
            var isLarge = mayShareWindows && mail.Count >= ShareWindowsFrom;
            RunOpenWindow(region, worker, end, isShared: isLarge && SharesWindow());
            if (isLarge)
            {
                windowChoice.End(mail.Count);
            }

            region.CloseWindow(end);
        }

        region.Reached = horizon;
    }

    /// <summary>Whether a window that is worth sharing is shared at present.</summary>
    private bool SharesWindow() => windowChoice.Begin() || ShareWindowsFrom == 0;

    /// <summary>Runs a window like any other, with a look at the clock before and after each step.</summary>
    private void RunProfiledWindow(RunRecorder recorder, Region region, Worker worker, long end, bool mayShareWindows)
    {
        var mail = worker.WindowMail;
        var window = new WindowTimes { IsCut = end < region.WindowEndFor(region.Earliest) };
        var start = ProfileClock.Now;
        region.OpenWindow(region.Earliest, end, mail);
        window.Grouping = worker.Recorder!.WithoutInterruption(ProfileClock.Now - start);
        window.Records = mail.Count;
        window.Receivers = mail.Groups;
        var isLarge = mayShareWindows && mail.Count >= ShareWindowsFrom;
        var isShared = isLarge && SharesWindow();
        recorder.BeginWindow(isShared ? null : worker);
        RunOpenWindow(region, worker, end, isShared);
        if (isLarge)
        {
            windowChoice.End(mail.Count);
        }

        start = ProfileClock.Now;
        region.CloseWindow(end);
        window.Closing = worker.Recorder.WithoutInterruption(ProfileClock.Now - start);
        recorder.EndWindow(region, isShared ? null : worker, ref window);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunOpenWindow(Region region, Worker worker, long end, bool isShared)
    {
        if (isShared)
        {
            ShareWindow(region, end);
            worker.Enter(region, alone: true);
        }
        else
        {
            worker.WindowEnd = end;
            worker.RunGroups(worker.WindowMail, 0, worker.WindowMail.Groups);
        }
    }

    private void ShareWindow(Region region, long end)
    {
        SharedWindows++;
        for (var i = 0; i < crew!.Threads; i++)
        {
            workers[i].Enter(region, alone: false);
            workers[i].WindowEnd = end;
        }

        nextGroup = 0;
        Meet(crew, runGroups);
    }

    private void Meet(WorkerCrew together, Action<Worker> piece)
    {
        if (Recorder is null)
        {
            together.Run(piece);
        }
        else
        {
            Recorder.Meet(together, piece);
        }
    }

    private void TakeRegions(Worker worker)
    {
        while (Interlocked.Increment(ref nextRegion) - 1 is var index && index < runnable.Count)
        {
            RunRegion(runnable[index], worker, mayShareWindows: false);
        }
    }

    private void TakeGroups(Worker worker)
    {
        var mail = Main.WindowMail;
        while (Interlocked.Add(ref nextGroup, ReceiversAtOnce) - ReceiversAtOnce is var start && start < mail.Groups)
        {
            worker.RunGroups(mail, start, Math.Min(start + ReceiversAtOnce, mail.Groups));
        }
    }

    /// <summary>What regions sent each other while others ran goes where it belongs.</summary>
    private void DeliverCrossing()
    {
        for (var i = 0; i < workers.Count && borders is not null; i++)
        {
            workers[i].DeliverCrossing(enter);
        }
    }

    private void Enter(Mail* mail)
    {
        var stored = borders!.Entered(mail->Receiver, mail->Time).Append(mail->Time, mail->Bytes);
        Unsafe.CopyBlock(stored, mail, (uint)mail->Bytes);
    }

    private long ReachedByAll(long furthest)
    {
        var reached = furthest;
        for (var i = 0; i < own.Count; i++)
        {
            reached = Math.Min(reached, own[i].Reached);
            Furthest = Math.Max(Furthest, own[i].Reached);
        }

        return reached;
    }
}
