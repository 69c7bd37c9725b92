using System.Runtime.InteropServices;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Where and how fast a scenario ran.</summary>
/// <param name="Threads">Threads that ran actors.</param>
/// <param name="WallTime">How long all runs took by the clock on the wall, with building and reading.</param>
/// <param name="RunWallTimes">How long each run took.</param>
/// <param name="OperatingSystem">Name and version of the operating system.</param>
/// <param name="Architecture">The processor's architecture.</param>
/// <param name="Processors">Processors that the program may use.</param>
/// <param name="Runtime">Name and version of .NET.</param>
public sealed record HostReport(
    int Threads,
    TimeSpan WallTime,
    IReadOnlyList<TimeSpan> RunWallTimes,
    string OperatingSystem,
    string Architecture,
    int Processors,
    string Runtime)
{
    /// <summary>Where the time of each run went; empty unless <see cref="RunSettings.Profiles"/> asked for it.</summary>
    public IReadOnlyList<RunProfile> Profiles { get; init; } = [];

    /// <summary>Describes this machine.</summary>
    internal static HostReport Of(int threads, IReadOnlyList<TimeSpan> runWallTimes) => new(
        threads,
        runWallTimes.Aggregate(TimeSpan.Zero, (sum, one) => sum + one),
        runWallTimes,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription);
}
