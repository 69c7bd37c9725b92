using System.Diagnostics;

namespace ActorSim.Kernel;

/// <summary>
/// The clock of the machine, for profiles only: nothing that it says reaches a simulated time, a message or a metric.
/// </summary>
internal static class ProfileClock
{
#pragma warning disable RS0030 // Measures the engine; what is simulated never sees it.
    /// <summary>Now, in ticks since some moment.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Seconds that a number of ticks lasts.</summary>
    public static double Seconds(double ticks) => ticks / Stopwatch.Frequency;

    /// <summary>Ticks of a number of seconds.</summary>
    public static double Ticks(double seconds) => seconds * Stopwatch.Frequency;
#pragma warning restore RS0030
}
