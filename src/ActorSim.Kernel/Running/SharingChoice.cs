namespace ActorSim.Kernel;

/// <summary>
/// Decides whether threads share a piece of work, by what pieces have cost lately, alone and shared. On a machine
/// whose processors are busy with other things, waiting for a thread that does not run costs more than it gives, and
/// one thread goes on alone. The clock decides here how work is done, never what is simulated.
/// </summary>
/// <param name="clock">Tells the time in any unit.</param>
internal sealed class SharingChoice(Func<long> clock)
{
    // A thread that has slept needs some time to be there: the first pieces of a probe do not count.
    private const int PiecesInProbe = 10;
    private const int PiecesToWarmUp = 4;
    private const int ShortestInterval = 32;
    private const int LongestInterval = 1024;
    private const double Weight = 0.25;

    private double costAlone;
    private double costShared;
    private bool prefersShared;
    private int interval = ShortestInterval;
    private int untilProbe = PiecesInProbe;
    private int inProbe;
    private bool sharing;
    private long started;

    /// <summary>Begins a piece of work; returns whether to share it.</summary>
    public bool Begin()
    {
        if (inProbe == 0 && --untilProbe <= 0)
        {
            inProbe = PiecesInProbe;
        }

        sharing = prefersShared != inProbe > 0;
        started = clock();
        return sharing;
    }

    /// <summary>Ends a piece of work.</summary>
    /// <param name="records">How much it was, ≥ 0.</param>
    public void End(long records)
    {
        var cost = (clock() - started) / (double)Math.Max(1, records);
        if (inProbe <= PiecesInProbe - PiecesToWarmUp)
        {
            ref var known = ref sharing ? ref costShared : ref costAlone;
            known = known == 0 ? cost : known + (Weight * (cost - known));
        }

        if (inProbe > 0 && --inProbe == 0)
        {
            Choose();
        }
    }

    private void Choose()
    {
        var shared = costShared < costAlone;
        interval = shared == prefersShared ? Math.Min(2 * interval, LongestInterval) : ShortestInterval;
        prefersShared = shared;
        untilProbe = interval;
    }
}
