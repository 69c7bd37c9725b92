using System.Runtime.ExceptionServices;

namespace ActorSim.Kernel;

/// <summary>
/// Runs the receivers of large windows on several threads: they take runs of receivers from a shared
/// counter. The first worker is the calling thread. Between large windows the others sleep, after a
/// short spin.
/// </summary>
internal sealed class WorkerCrew : IDisposable
{
    private readonly Worker[] workers;
    private readonly ManualResetEventSlim[] starts;
    private readonly Thread[] threads;
    private readonly WindowRunner runner;
    private int nextGroup;
    private int running;
    private volatile bool closing;
    private ExceptionDispatchInfo? problem;

    public WorkerCrew(Worker[] workers, WindowRunner runner)
    {
        this.workers = workers;
        this.runner = runner;
        starts = new ManualResetEventSlim[workers.Length];
        threads = new Thread[workers.Length];
        for (var i = 1; i < workers.Length; i++)
        {
            var index = i;
            starts[i] = new ManualResetEventSlim(initialState: false, spinCount: 200);
            threads[i] = new Thread(() => Serve(index)) { IsBackground = true, Name = $"ActorSim worker {i}" };
            threads[i].Start();
        }
    }

    /// <summary>Runs all groups of the window; returns when all have been run.</summary>
    public void RunWindow(WindowMail mail)
    {
        nextGroup = 0;
        Volatile.Write(ref running, workers.Length - 1);
        for (var i = 1; i < workers.Length; i++)
        {
            starts[i].Set();
        }

        try
        {
            TakeGroups(workers[0], mail);
        }
        finally
        {
            var spinner = new SpinWait();
            while (Volatile.Read(ref running) > 0)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }
        }

        problem?.Throw();
    }

    public void Dispose()
    {
        closing = true;
        for (var i = 1; i < workers.Length; i++)
        {
            starts[i].Set();
            threads[i].Join();
            starts[i].Dispose();
        }
    }

    private void Serve(int index)
    {
        while (true)
        {
            starts[index].Wait();
            starts[index].Reset();
            if (closing)
            {
                return;
            }

            try
            {
                TakeGroups(workers[index], runner.Mail);
            }
#pragma warning disable CA1031 // Whatever goes wrong here is thrown again on the thread that runs the simulation.
            catch (Exception found)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref problem, ExceptionDispatchInfo.Capture(found), null);
            }

            Interlocked.Decrement(ref running);
        }
    }

    private void TakeGroups(Worker worker, WindowMail mail)
    {
        var chunk = runner.ReceiversAtOnce;
        while (true)
        {
            var end = Interlocked.Add(ref nextGroup, chunk);
            var start = end - chunk;
            if (start >= mail.Groups)
            {
                return;
            }

            runner.RunGroups(worker, start, Math.Min(end, mail.Groups));
        }
    }
}
