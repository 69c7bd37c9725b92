using ActorSim.Kernel;
using ActorSim.Scenarios;

namespace ActorSim.Reports.Tests;

/// <summary>A profile made by hand, with something of everything.</summary>
internal static class Profiles
{
    public static Result ResultWith(params IReadOnlyList<RunProfile> profiles) =>
        Results.Full with { Host = Results.Full.Host with { Profiles = profiles } };

    public static RunProfile Of(double seconds, int classes = 2) => new()
    {
        WallSeconds = seconds,
        Deliveries = 1_200_000,
        Messages = 1_000_000,
        TimeUses = [new("actors", seconds * 0.75, 0.75), new("rounds and everything else", seconds * 0.25, 0.25)],
        ProfilingSeconds = 0.5,
        Classes = [.. Enumerable.Range(0, classes).Select(i => new ClassProfile { Name = $"Pe{i}", Actors = 4, Seconds = seconds / (i + 2), Share = 0.5, Deliveries = 600_000, Runs = 300_000 })],
        BusiestActors = [new("/pe/3", "Pe0", 0.25, 0.2, 40_000)],
        Links = [new("Pe0.Next", "Pe1.Words", 8, 1_000_000, 1)],
        BusiestLinks = [new("/pe/0.Next", "/pe/1.Words", 1, 125_000, 0.125)],
        Regions =
        [
            new RegionProfile
            {
                Name = "/chip/0", Actors = 8, Window = SimDuration.FromNanoseconds(1), Windows = 1000, CutWindows = 250, Messages = 41_000,
                Receivers = 8000, LargestWindow = 64, LargeWindows = 0, MessagesInLargeWindows = 0, Sizes = [new(32, 63, 999, 40_936), new(64, 127, 1, 64)], ActorSeconds = 0.5, MailSeconds = 0.0625,
            },
        ],
        Rounds = 900,
        SharedRounds = 3,
        SharedWindows = 7,
        ShareWindowsFrom = 512,
        Threads =
        [
            new ThreadProfile { Number = 0, Deliveries = 900_000, BusySeconds = seconds, WaitingSeconds = 0, IdleSeconds = 0 },
            new ThreadProfile { Number = 1, Deliveries = 300_000, BusySeconds = seconds / 4, WaitingSeconds = seconds / 4, IdleSeconds = seconds / 2 },
        ],
        Memory = new MemoryProfile { MailBytes = 64 << 10, OtherBytes = 64 << 20, ProfilerBytes = 4096, Actors = 8, AllocatedBytes = 2_400_000, Collections = [3, 1, 0], CollectingSeconds = 0.0005 },
        LookaheadLimits =
        [
            new LookaheadLimit { From = "/chip/0", To = "/chip/0", IsInside = true, Latency = SimDuration.FromNanoseconds(1), Links = 12, Examples = ["/pe/0.Next -> /pe/1.Words"], NextLatency = SimDuration.FromNanoseconds(5) },
            new LookaheadLimit { From = "/chip/0", To = "/host", IsInside = false, Latency = SimDuration.FromMicroseconds(1), Links = 1, Examples = ["/pe/0.Out -> /host.In"], NextLatency = null },
        ],
        Forecast = [.. new[] { 1, 2 }.Select(cores => new CoreForecast
        {
            Cores = cores, Seconds = seconds, SpeedUp = 1, BestSpeedUp = cores, LostToSmallWindows = seconds / 2 * (cores - 1), LostToGrouping = 0,
            LostToHeavyActors = 0, LostToUnevenRegions = 0, LostToMeetings = 0, LostBetweenRounds = 0,
        })],
        MeetingSeconds = 1.5e-6,
        MeetingIsMeasured = true,
        CriticalPathSeconds = 0.125,
        Cuts =
        [
            new PartitionCut
            {
                Parts = [new("/chip/0/pe/0..3", 4, 0.5), new("/chip/0/pe/4..7", 4, 0.5)], CrossingMessages = 20_000, CrossingShare = 0.02,
                Lookahead = SimDuration.FromNanoseconds(1), Imbalance = 1, KeepsFolders = true, PartitionOf = [0, 0, 0, 0, 1, 1, 1, 1],
            },
            new PartitionCut { Parts = [], CrossingMessages = 0, CrossingShare = 0, Lookahead = null, Imbalance = 1, KeepsFolders = false, PartitionOf = [] },
        ],
        Summary = ["Windows hold 41 messages on average."],
    };
}
