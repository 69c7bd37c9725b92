using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Kernel;

/// <summary>
/// Runs a simulation window by window. Within a window, which is no longer than the smallest link
/// latency, nothing that one actor does can reach another: its mail is grouped by receiver, and the
/// receivers run in any order and on any thread.
/// </summary>
internal sealed unsafe class WindowRunner : IDisposable
{
    private readonly Actor[] actors;
    private readonly WindowWidth width;
    private readonly List<Worker> workers;
    private WorkerCrew? crew;

    public WindowRunner(Simulation simulation, Actor[] actors, WindowWidth width, BlockPool blocks)
    {
        this.actors = actors;
        this.width = width;
        Mail = new WindowMail(actors.Length);
        MakeWorker = () => new Worker(simulation, actors, width, blocks);
        workers = [];
        workers.Add(MakeWorker());
    }

    public WindowMail Mail { get; }

    public IReadOnlyList<Worker> Workers => workers;

    /// <summary>The worker of the calling thread.</summary>
    public Worker Main => workers[0];

    /// <summary>Windows run so far.</summary>
    public long Windows { get; private set; }

    /// <summary>Those of them that several threads ran.</summary>
    public long SharedWindows { get; private set; }

    /// <summary>Below so many records in a window, other threads are not worth waking. Tests lower it.</summary>
    public int ShareWindowsFrom { get; set; }

    /// <summary>Receivers that a thread takes at once: enough to share the counter seldom, few enough to balance.</summary>
    public int ReceiversAtOnce { get; set; } = 32;

    private Func<Worker> MakeWorker { get; }

    /// <summary>Sets how many threads run large windows from now on.</summary>
    public void UseThreads(int threads)
    {
        crew?.Dispose();
        crew = null;
        while (workers.Count < threads)
        {
            var worker = MakeWorker();
            worker.Outbound = Main.Outbound?.ForAnotherWorker();
            worker.Observed = Main.Observed is null ? null : [];
            workers.Add(worker);
        }

        if (threads > 1)
        {
            crew = new WorkerCrew([.. workers.GetRange(0, threads)], this);
        }
    }

    /// <summary>The time of the earliest mail, or <see cref="long.MaxValue"/>.</summary>
    public long EarliestTime()
    {
        var earliest = long.MaxValue;
        foreach (var worker in workers)
        {
            earliest = Math.Min(earliest, worker.Wheel.EarliestTime());
        }

        return earliest;
    }

    /// <summary>The end of the window in which <paramref name="time"/> lies.</summary>
    public long WindowEndFor(long time) => width.EndOf(width.IndexOf(time));

    /// <summary>Runs the part before <paramref name="end"/> of the window in which <paramref name="time"/> lies.</summary>
    public void RunWindow(long time, long end)
    {
        var window = width.IndexOf(time);
        Mail.Clear();
        var chains = stackalloc MailPage*[workers.Count];
        for (var i = 0; i < workers.Count; i++)
        {
            var worker = workers[i];
            worker.Wheel.MoveTo(window);
            worker.WindowEnd = end;
            chains[i] = worker.Wheel.TakeCurrent(out var chainEnd);
            Mail.Gather(chains[i], chainEnd, end, worker.Wheel);
        }

        Mail.Group();
        Windows++;
        if (crew is not null && Mail.Count >= ShareWindowsFrom)
        {
            SharedWindows++;
            crew.RunWindow(Mail);
        }
        else
        {
            RunGroups(Main, 0, Mail.Groups);
        }

        if (Main.Observed is not null)
        {
            ShowObserved?.Invoke();
        }

        for (var i = 0; i < workers.Count; i++)
        {
            workers[i].EndWindow();
            ReturnPages(chains[i], workers[i].Pages);
        }
    }

    /// <summary>Called when a window with observers is over, while its records are still there.</summary>
    [SuppressMessage("Design", "MA0046", Justification = "Internal: one listener, no sender.")]
    public Action? ShowObserved { get; set; }

    public void RunGroups(Worker worker, int start, int end)
    {
        for (var group = start; group < end; group++)
        {
            var records = Mail.Records(group, out var count);
            worker.Run(actors[((Mail*)records[0])->Receiver], records, count);
        }
    }

    /// <summary>Gives back the blocks of mail that the end of the run leaves undelivered.</summary>
    public void DropUndelivered()
    {
        foreach (var worker in workers)
        {
            worker.Wheel.ForEach(mail => worker.Drop(actors[mail->Receiver], mail));
        }
    }

    public void Dispose() => crew?.Dispose();

    private static void ReturnPages(MailPage* page, PagePool pool)
    {
        while (page != null)
        {
            var next = page->Next;
            pool.Return(page);
            page = next;
        }
    }
}
