using System.Diagnostics;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// Tries inputs on several threads until there is a finding, or enough inputs, or no time left. The calling thread keeps
/// watch: an input that does not end is a finding too.
/// </summary>
public sealed class Campaign
{
    // Laws compare the same work done twice, so no thread may refuse what another one reads.
    private const int StackSize = 64 << 20;
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly InputSource source;
    private readonly CampaignPlan plan;
    private readonly Journal journal;
    private readonly Stopwatch clock = new();
    private readonly Worker[] workers;
    private readonly Lock gate = new();
    private long started;
    private volatile bool isOver;

    public Campaign(InputSource source, CampaignPlan plan, Journal journal)
    {
        this.source = source;
        this.plan = plan;
        this.journal = journal;
        started = plan.First - 1;
        workers = new Worker[plan.Threads];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = new Worker(i);
        }
    }

    /// <summary>What was found, and the number of the input; null if nothing was.</summary>
    public (long Number, Finding Finding)? Found { get; private set; }

    public TimeSpan Elapsed => clock.Elapsed;

    public long Values => workers.Sum(worker => Interlocked.Read(ref worker.Values));

    public long Refusals => workers.Sum(worker => Interlocked.Read(ref worker.Refusals));

    /// <summary>Runs to the end.</summary>
    /// <param name="progress">Called about every two seconds.</param>
    public void Run(Action<Campaign> progress)
    {
        clock.Start();
        foreach (var worker in workers)
        {
            new Thread(() => Work(worker), StackSize) { IsBackground = true }.Start();
        }

        var told = TimeSpan.Zero;
        while (!isOver && workers.Any(worker => worker.IsAtWork))
        {
            Thread.Sleep(Glance);
            RefuseHangs();
            isOver |= clock.Elapsed > plan.Duration;
            if (clock.Elapsed - told > TimeSpan.FromSeconds(2))
            {
                told = clock.Elapsed;
                progress(this);
            }
        }

        // Whoever hangs is left behind; the others end what they have begun.
        while (Found is null && workers.Any(worker => worker.IsAtWork))
        {
            Thread.Sleep(Glance);
            RefuseHangs();
        }

        clock.Stop();
    }

    private void Work(Worker worker)
    {
        while (!isOver && Interlocked.Increment(ref started) is var number && number - plan.First < plan.Inputs)
        {
            journal.Note(worker.Index, number);
            Interlocked.Exchange(ref worker.Number, number);
            Interlocked.Exchange(ref worker.Since, clock.ElapsedTicks);
            var finding = Laws.Try(source.Make(number), out var isValue);
            Interlocked.Increment(ref isValue ? ref worker.Values : ref worker.Refusals);
            if (finding is not null)
            {
                Report(number, finding);
            }
        }

        worker.IsAtWork = false;
    }

    private void RefuseHangs()
    {
        foreach (var worker in workers)
        {
            var number = Interlocked.Read(ref worker.Number);
            var since = TimeSpan.FromSeconds((double)(clock.ElapsedTicks - Interlocked.Read(ref worker.Since)) / Stopwatch.Frequency);
            if (worker.IsAtWork && number > 0 && since > LongestTry && number == Interlocked.Read(ref worker.Number))
            {
                Report(number, new Finding("reading ends", $"It has not ended after {LongestTry.TotalSeconds} s."));
            }
        }
    }

    private void Report(long number, Finding finding)
    {
        lock (gate)
        {
            isOver = true;
            Found ??= (number, finding);
        }
    }

    private sealed class Worker(int index)
    {
        public long Number;
        public long Since;
        public long Values;
        public long Refusals;

        public int Index => index;

        public volatile bool IsAtWork = true;
    }
}
