using System.Runtime;

namespace ActorSim.Benchmarks;

/// <summary>
/// How a measurement is prepared: short runs of much the same model until the compiler has seen and optimised
/// everything, then the first fifth of the run itself, which fills queues, pools and caches.
/// </summary>
/// <remarks>
/// The runtime counts the calls of a method, profiles it and compiles it anew, on a thread of its own, but only when for a
/// while no method has been called for the first time. So runs and pauses take turns: each pause lets it catch up with
/// what it has seen, and the next run is counted. Children have that while shortened from a tenth of a second, which
/// saves minutes in a table; the rates are the same with either.
/// </remarks>
public static class WarmUp
{
    private const int Share = 5;
    private const int FewestRehearsals = 3;
    private const int MostRehearsals = 8;
    private const int FewMethods = 10;
    private const int LongestPauses = 20;

    // The while is looked at in periods of its own length: after two of them it is over.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(70);

    /// <summary>How the runtime is told to wait 30 ms, in hexadecimal.</summary>
    public static readonly (string Variable, string Value) ShortDelay = ("DOTNET_TC_CallCountingDelayMs", "1E");

    /// <summary>Until when a run only warms up.</summary>
    public static long End(BenchmarkModel model) => model.EndPicoseconds / Share;

    /// <summary>Runs short runs, with pauses, until one gives the compiler nothing to do.</summary>
    public static void Rehearse(Action shortRun)
    {
        for (var i = 0; i < MostRehearsals; i++)
        {
            var before = JitInfo.GetCompiledMethodCount();
            shortRun();
            Settle();
            if (i + 1 >= FewestRehearsals && JitInfo.GetCompiledMethodCount() - before < FewMethods)
            {
                return;
            }
        }
    }

    /// <summary>Waits until the compiler has nothing left to do.</summary>
    public static void Settle()
    {
        long compiled = -1;
        for (var i = 0; i < LongestPauses && JitInfo.GetCompiledMethodCount() != compiled; i++)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            Thread.Sleep(Pause);
        }
    }
}
