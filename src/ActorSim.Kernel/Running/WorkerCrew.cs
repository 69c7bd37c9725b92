using System.Runtime.ExceptionServices;

namespace ActorSim.Kernel;

/// <summary>
/// Several workers, each on a thread of its own, that do a piece of work together. The first worker is the calling
/// thread. Between pieces the others sleep, after a short spin.
/// </summary>
internal sealed class WorkerCrew : IDisposable
{
    // Together some 100 to 300 µs: several windows of the smallest size that is shared.
    private const int SpinsBeforeSleep = 1000;
    private const int PausesPerSpin = 8;

    // Yielding at once lets an operating system keep both threads on one processor, taking turns.
    private const int SpinsBeforeYield = 200;

    private readonly Worker[] workers;
    private readonly ManualResetEventSlim[] starts;
    private readonly Thread[] threads;
    private readonly bool maySpin;
    private Action<Worker> work = _ => { };
    private int running;
    private volatile bool closing;
    private ExceptionDispatchInfo? problem;

    public WorkerCrew(Worker[] workers)
    {
        this.workers = workers;

        // Spinning takes a processor from whom one waits for when there are more threads than processors.
#pragma warning disable RS0030 // Decides how to wait, never what is simulated.
        maySpin = workers.Length <= Environment.ProcessorCount;
#pragma warning restore RS0030
        starts = new ManualResetEventSlim[workers.Length];
        threads = new Thread[workers.Length];
        for (var i = 1; i < workers.Length; i++)
        {
            var index = i;
            starts[i] = new ManualResetEventSlim(initialState: false, spinCount: 1);
            threads[i] = new Thread(() => Serve(index)) { IsBackground = true, Name = $"ActorSim worker {i}" };
            threads[i].Start();
        }
    }

    public int Threads => workers.Length;

    /// <summary>Each worker does its part of a piece of work; returns when all are done.</summary>
    public void Run(Action<Worker> piece)
    {
        work = piece;
        Volatile.Write(ref running, workers.Length - 1);
        for (var i = 1; i < workers.Length; i++)
        {
            starts[i].Set();
        }

        try
        {
            piece(workers[0]);
        }
        finally
        {
            for (var spins = 0; maySpin && spins < SpinsBeforeYield && Volatile.Read(ref running) > 0; spins++)
            {
                Thread.SpinWait(PausesPerSpin);
            }

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
            AwaitStart(starts[index]);
            starts[index].Reset();
            if (closing)
            {
                return;
            }

            try
            {
                work(workers[index]);
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

    /// <summary>
    /// Spins for a while, because in a dense stretch of time the next window comes within microseconds, and waking a
    /// thread that sleeps takes longer than a window; sleeps when none has come.
    /// </summary>
    private void AwaitStart(ManualResetEventSlim start)
    {
        for (var spins = 0; maySpin && spins < SpinsBeforeSleep && !start.IsSet; spins++)
        {
            Thread.SpinWait(PausesPerSpin);
        }

        start.Wait();
    }
}
