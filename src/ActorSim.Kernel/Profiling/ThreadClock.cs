using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// The time that the calling thread has had on a processor, so that a profile does not blame an actor for what other
/// programs did while it ran. Known on 64-bit Linux and macOS; elsewhere such interruptions stay where they fall.
/// </summary>
internal static unsafe partial class ThreadClock
{
    private static readonly int ClockOfThread = OperatingSystem.IsMacOS() ? 16 : 3;

    /// <summary>Whether the time is known here.</summary>
    public static bool IsKnown { get; } = Environment.Is64BitProcess && (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS()) && Works();

    /// <summary>The time in ticks of <see cref="ProfileClock"/>; only if it is known.</summary>
    public static long Now
    {
        get
        {
            TimeOfClock time;
            return GetTime(ClockOfThread, &time) == 0 ? (long)ProfileClock.Ticks(time.Seconds + (time.Nanoseconds * 1e-9)) : 0;
        }
    }

    private static bool Works()
    {
        try
        {
            return Now > 0;
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, TimeOfClock* time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeOfClock
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
