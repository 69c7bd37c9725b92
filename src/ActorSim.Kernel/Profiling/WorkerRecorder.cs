using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// What one thread measures for a profile: how long each actor ran and what it received. A run of an actor is all its
/// deliveries of one window; the clock is read once for each, so that the end of one is the beginning of the next, and
/// what the reading takes is subtracted. Messages are counted when the clock does not matter.
/// </summary>
internal sealed unsafe class WorkerRecorder
{
    /// <summary>Whatever takes longer than this may have been interrupted: some 20 µs.</summary>
    private static readonly long Suspicious = (long)ProfileClock.Ticks(20e-6);

    private readonly int receiversAtOnce;
    private readonly long costOfReading;
    private long last;
    private long knownDeliveries;
    private long pieceTicks;
    private int pieceRuns;
    private long offProcessor;

    // Of the present window: the time of all actors that ran here, and of the longest.
    private long windowWork;
    private long longestRun;

    /// <param name="actors">How many actors there are.</param>
    /// <param name="receiversAtOnce">How many receivers a thread takes at once.</param>
    /// <param name="links">About how many links there are.</param>
    public WorkerRecorder(int actors, int receiversAtOnce, int links)
    {
        Links = new LinkCounts(links);
        this.receiversAtOnce = receiversAtOnce;
        Ticks = new long[actors];
        Deliveries = new long[actors];
        Runs = new long[actors];
        costOfReading = MeasureReading();
    }

    /// <summary>The time of each actor.</summary>
    public long[] Ticks { get; }

    /// <summary>The deliveries to each actor.</summary>
    public long[] Deliveries { get; }

    /// <summary>The windows in which each actor received something.</summary>
    public long[] Runs { get; }

    /// <summary>Messages over links and from feeds.</summary>
    public LinkCounts Links { get; }

    /// <summary>Time that went into measuring and counting.</summary>
    public long Overhead { get; private set; }

    /// <summary>Time in which something of the run was under way but the thread was not on a processor.</summary>
    public long Interrupted { get; private set; }

    /// <summary>Time in pieces of work that several threads shared.</summary>
    public long Busy { get; set; }

    /// <summary>Time in which others were still busy with such pieces.</summary>
    public long Waiting { get; set; }

    /// <summary>The time in the piece of work that is being shared.</summary>
    public long BusyNow { get; set; }

    /// <summary>The longest of the pieces of the present window in which receivers were taken.</summary>
    public long LongestPiece { get; private set; }

    /// <summary>Bytes of memory that this takes.</summary>
    public long Bytes => (Ticks.LongLength * 24) + Links.Bytes;

    /// <summary>From now on deliveries count; so many were made before.</summary>
    public void Begin(long deliveries) => knownDeliveries = deliveries;

    public void BeginWindow() => windowWork = longestRun = LongestPiece = 0;

    /// <summary>Adds what this worker did in the present window.</summary>
    public void AddTo(ref WindowTimes window)
    {
        window.Work += windowWork;
        window.LongestRun = Math.Max(window.LongestRun, longestRun);
        window.LongestPiece = Math.Max(window.LongestPiece, LongestPiece);
    }

    /// <summary>Actors begin to run.</summary>
    public void BeginRuns()
    {
        pieceTicks = 0;
        pieceRuns = 0;
        Resume();
    }

    /// <summary>Something begins to be measured; before, the thread may have slept or waited.</summary>
    public void Resume()
    {
        var before = last;
        last = ProfileClock.Now;
        if (last - before > Suspicious)
        {
            NoteOffProcessor();
        }
    }

    /// <summary>What something took without the interruptions by other programs. Only on the thread of this worker.</summary>
    /// <param name="ticks">What it took by the clock on the wall, until now.</param>
    public long WithoutInterruption(long ticks)
    {
        if (ticks <= Suspicious)
        {
            return ticks;
        }

        var interrupted = Math.Clamp(NoteOffProcessor(), 0, ticks);
        Interrupted += interrupted;
        return ticks - interrupted;
    }

    /// <summary>An actor has run.</summary>
    /// <param name="actor">Its index.</param>
    /// <param name="deliveries">All deliveries that the worker has made.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EndRun(int actor, long deliveries)
    {
        var now = ProfileClock.Now;
        var ticks = WithoutInterruption(Math.Max(0, now - last - costOfReading));
        last = now;
        Ticks[actor] += ticks;
        Deliveries[actor] += deliveries - knownDeliveries;
        Runs[actor]++;
        knownDeliveries = deliveries;
        Overhead += costOfReading;
        windowWork += ticks;
        longestRun = Math.Max(longestRun, ticks);
        pieceTicks += ticks;
        if (++pieceRuns == receiversAtOnce)
        {
            EndPiece();
        }
    }

    /// <summary>The actors of some groups of a window have run: counts what they received. Those that failed before or meanwhile are left to <see cref="CountMail"/>.</summary>
    public void EndRuns(WindowMail mail, int start, int end, Actor[] actors)
    {
        EndPiece();
        for (var group = start; group < end; group++)
        {
            if ((actors[mail.Receiver(group)].Flags & ActorFlags.Failed) == ActorFlags.None)
            {
                var records = mail.Records(group, out var count);
                CountMail(records, count);
            }
        }

        Overhead += ProfileClock.Now - last;
    }

    /// <summary>Counts messages that were delivered.</summary>
    public void CountMail(long* records, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var mail = (Mail*)records[i];
            if (!mail->IsToSelf)
            {
                Links.Add(mail->Sender, mail->Receiver, mail->Receptor);
            }
        }
    }

    /// <summary>How much longer the thread has been off its processor than when this was asked last.</summary>
    private long NoteOffProcessor()
    {
        if (!ThreadClock.IsKnown)
        {
            return 0;
        }

        var before = offProcessor;
        offProcessor = ProfileClock.Now - ThreadClock.Now;
        return offProcessor - before;
    }

    private void EndPiece()
    {
        LongestPiece = Math.Max(LongestPiece, pieceTicks);
        pieceTicks = 0;
        pieceRuns = 0;
    }

    /// <summary>What <see cref="EndRun"/> takes at least.</summary>
    private long MeasureReading()
    {
        const int Batches = 8, Readings = 250;
        var least = long.MaxValue;
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = ProfileClock.Now;
            BeginRuns();
            for (var i = 0; i < Readings; i++)
            {
                EndRun(0, 0);
            }

            least = Math.Min(least, (ProfileClock.Now - start) / Readings);
        }

        Ticks[0] = 0;
        Runs[0] = 0;
        Overhead = 0;
        Interrupted = 0;
        last = 0;
        return least;
    }
}
