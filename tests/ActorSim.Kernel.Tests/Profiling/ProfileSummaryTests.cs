namespace ActorSim.Kernel.Tests.Profiling;

/// <summary>The sentences at the end of a profile.</summary>
public sealed class ProfileSummaryTests
{
    private static readonly RunProfile Profile = new()
    {
        WallSeconds = 2,
        Deliveries = 1_000_000,
        Messages = 1_000_000,
        TimeUses = [new(TimeUse.Actors, 1.24, 0.31), new(TimeUse.Grouping, 0.3, 0.075), new(TimeUse.Closing, 0.1, 0.025), new(TimeUse.Rest, 0.36, 0.09), new(TimeUse.Idle, 2, 0.5)],
        ProfilingSeconds = 0.4,
        Classes = [new ClassProfile { Name = "FeederActor", Actors = 64, Seconds = 1.24, Share = 1, Deliveries = 1_000_000, Runs = 500_000 }],
        BusiestActors = [],
        Links = [],
        BusiestLinks = [],
        Regions = [Region(windows: 1000, messages: 41_000, inLargeWindows: 0)],
        Rounds = 1000,
        SharedRounds = 0,
        SharedWindows = 0,
        ShareWindowsFrom = 512,
        Threads = [],
        Memory = new MemoryProfile { MailBytes = 0, OtherBytes = 0, ProfilerBytes = 0, Actors = 64, AllocatedBytes = 0, Collections = [0, 0, 0], CollectingSeconds = 0 },
        LookaheadLimits =
        [
            new LookaheadLimit
            {
                From = "/chip", To = "/chip", IsInside = true, Latency = SimDuration.FromNanoseconds(1), Links = 12, Examples = ["/a.Next -> /b.Words"],
                NextLatency = SimDuration.FromNanoseconds(5),
            },
        ],
        Forecast = [Cores(1, 1), Cores(2, 1), Cores(4, 1)],
        MeetingSeconds = 1e-6,
        MeetingIsMeasured = false,
        CriticalPathSeconds = 1,
        Cuts = [],
        Summary = [],
    };

    [Fact]
    public void A_run_of_small_windows_is_told_as_such() => Assert.Equal(
        [
            "62 % of the time is spent in 64 actors of class FeederActor, 1.2 µs for each of 1,000,000 deliveries; 20 % goes into sorting mail into windows.",
            "A window holds 41 messages on average; that is too few to share among threads (512 and more). None is longer than 1 ns because 12 links such as /a.Next -> /b.Words take that; the next longer ones take 5 ns.",
            "More cores would not make it faster: windows too small to share.",
        ],
        ProfileSummary.Of(Profile));

    [Fact]
    public void A_single_link_and_a_single_actor_are_named_as_such()
    {
        var sentences = ProfileSummary.Of(Profile with
        {
            Classes = [Profile.Classes[0] with { Actors = 1 }],
            LookaheadLimits = [Profile.LookaheadLimits[0] with { Links = 1, NextLatency = null }],
        });

        Assert.StartsWith("62 % of the time is spent in one FeederActor, ", sentences[0], StringComparison.Ordinal);
        Assert.EndsWith("None is longer than 1 ns because /a.Next -> /b.Words takes that.", sentences[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_that_threads_can_share_are_told_with_what_can_be_gained()
    {
        var sentences = ProfileSummary.Of(Profile with
        {
            Regions = [Region(windows: 10, messages: 41_000, inLargeWindows: 40_590)],
            Forecast = [Cores(1, 1), Cores(2, 1.8), Cores(4, 3), Cores(8, 3.1)],
        });

        Assert.StartsWith("A window holds 4,100 messages on average; 99 % of the messages are in windows that threads can share (512 and more).", sentences[1], StringComparison.Ordinal);
        Assert.Equal("On 4 cores it could run 3 times as fast as on one; what holds it back then: windows too small to share.", sentences[2]);
    }

    [Fact]
    public void A_short_run_says_that_it_is_one() =>
        Assert.StartsWith("The run is so short", ProfileSummary.Of(Profile with { WallSeconds = 0.02 })[0], StringComparison.Ordinal);

    [Fact]
    public void Windows_that_the_stop_lead_limits_do_not_blame_a_link() => Assert.EndsWith(
        " (512 and more). None is longer than 100 ps, the stop lead.",
        ProfileSummary.Of(Profile with { Regions = [Profile.Regions[0] with { Window = SimDuration.FromPicoseconds(100) }] })[1],
        StringComparison.Ordinal);

    [Fact]
    public void Windows_that_end_early_are_told() => Assert.EndsWith(
        "; the next longer ones take 5 ns. 40 % of them end earlier, because of other regions or the stop lead.",
        ProfileSummary.Of(Profile with { Regions = [Profile.Regions[0] with { CutWindows = 400 }] })[1],
        StringComparison.Ordinal);

    [Fact]
    public void Busy_processors_and_much_garbage_are_told()
    {
        var sentences = ProfileSummary.Of(Profile with
        {
            MeetingIsMeasured = true,
            MeetingSeconds = 250e-6,
            Memory = Profile.Memory with { AllocatedBytes = 64_000_000, CollectingSeconds = 0.5 },
        });

        Assert.StartsWith("Threads waited 250 µs for each other whenever they shared work", sentences[2], StringComparison.Ordinal);
        Assert.Equal("25 % of the time goes into collecting garbage: the model allocates 64 bytes for each delivery.", sentences[3]);
    }

    [Fact]
    public void Of_a_run_in_which_nothing_happened_nothing_is_said() =>
        Assert.Empty(ProfileSummary.Of(Profile with { Deliveries = 0, Classes = [], Regions = [] }));

    private static RegionProfile Region(long windows, long messages, long inLargeWindows) => new()
    {
        Name = "/chip",
        Actors = 64,
        Window = SimDuration.FromNanoseconds(1),
        Windows = windows,
        CutWindows = 0,
        Messages = messages,
        Receivers = messages,
        LargestWindow = messages,
        LargeWindows = 0,
        MessagesInLargeWindows = inLargeWindows,
        Sizes = [],
        ActorSeconds = 1,
        MailSeconds = 0,
    };

    private static CoreForecast Cores(int cores, double speedUp) => new()
    {
        Cores = cores,
        Seconds = 1 / speedUp,
        SpeedUp = speedUp,
        BestSpeedUp = cores,
        LostToSmallWindows = 1,
        LostToGrouping = 0,
        LostToHeavyActors = 0,
        LostToUnevenRegions = 0,
        LostToMeetings = 0,
        LostBetweenRounds = 0,
    };
}
