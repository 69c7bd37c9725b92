using System.Globalization;

namespace ActorSim.Kernel;

/// <summary>Says in a few sentences why a run is not faster.</summary>
internal static class ProfileSummary
{
    private const double Much = 0.1;
    private const double Little = 0.01;
    private const double SlowMeeting = 50e-6;
    private const double ShortRun = 0.1;

    /// <summary>The sentences, the most important first.</summary>
    public static IReadOnlyList<string> Of(RunProfile profile) =>
    [
        .. new[] { Start(profile), Cost(profile), Windows(profile), Cores(profile), Collecting(profile) }.OfType<string>(),
    ];

    private static string? Start(RunProfile profile) => profile.WallSeconds < ShortRun
        ? "The run is so short that most of it is starting up and compiling; a longer one says more."
        : null;

    private static string? Cost(RunProfile profile)
    {
        if (profile.Classes.Count == 0 || profile.Deliveries == 0)
        {
            return null;
        }

        var working = Seconds(profile, TimeUse.Actors, TimeUse.Grouping, TimeUse.Closing, TimeUse.Rest);
        var mail = Seconds(profile, TimeUse.Grouping, TimeUse.Closing) / working;
        var most = profile.Classes[0];
        var who = most.Actors == 1 ? $"one {most.Name}" : $"{most.Actors:N0} actors of class {most.Name}";
        var whose = profile.Threads.Count > 1 ? "the threads' working time" : "the time";
        var text = $"{Percent(most.Seconds / working)} of {whose} is spent in {who}, {Nanoseconds(most.NanosecondsPerDelivery)} for each of {most.Deliveries:N0} deliveries";
        return mail > Much ? $"{text}; {Percent(mail)} goes into sorting mail into windows." : text + ".";
    }

    private static string? Windows(RunProfile profile)
    {
        var windows = profile.Regions.Sum(region => region.Windows);
        if (windows == 0)
        {
            return null;
        }

        var messages = (double)profile.Regions.Sum(region => region.Messages);
        var large = profile.Regions.Sum(region => region.MessagesInLargeWindows) / messages;
        var text = $"A window holds {Number(messages / windows)} messages on average; "
            + (large < Little ? "that is too few to share among threads" : $"{Percent(large)} of the messages are in windows that threads can share")
            + $" ({profile.ShareWindowsFrom:N0} and more)";
        return $"{text}.{Length(profile, profile.Regions[0])}";
    }

    /// <summary>Why the windows of a region are not longer.</summary>
    private static string Length(RunProfile profile, RegionProfile region)
    {
        var limit = profile.LookaheadLimits.FirstOrDefault(one => one.IsInside && one.From == region.Name);
        var cut = region.CutWindows / (double)Math.Max(1, region.Windows);
        var early = cut > Much ? $" {Percent(cut)} of them end earlier, because of other regions or the stop lead." : "";
        if (limit is null || limit.Latency > region.Window)
        {
            return $" None is longer than {region.Window}, the stop lead.{early}";
        }

        var next = limit.NextLatency is { } longer ? $"; the next longer ones take {longer}" : "";
        return $" None is longer than {limit.Latency} because {Links(limit)} that{next}.{early}";
    }

    private static string Links(LookaheadLimit limit) => limit.Links == 1
        ? $"{limit.Examples[0]} takes"
        : $"{limit.Links:N0} links such as {limit.Examples[0]} take";

    private static string? Cores(RunProfile profile)
    {
        var best = profile.Forecast.MaxBy(row => row.SpeedUp);
        if (best is null || profile.Deliveries == 0)
        {
            return null;
        }

        if (profile.MeetingIsMeasured && profile.MeetingSeconds > SlowMeeting)
        {
            return $"Threads waited {Number(profile.MeetingSeconds * 1e6)} µs for each other whenever they shared work, far longer than it takes to wake one: the processors are busy with something else, or there are too few of them.";
        }

        if (best.SpeedUp < 1 + Much)
        {
            var two = profile.Forecast.First(row => row.Cores == 2);
            return $"More cores would not make it faster: {two.Limit}.";
        }

        // Cores that add next to nothing are not worth naming.
        var enough = profile.Forecast.First(row => row.SpeedUp > best.SpeedUp * 0.95);
        return $"On {enough.Cores} cores it could run {Number(enough.SpeedUp)} times as fast as on one; what holds it back then: {enough.Limit}.";
    }

    private static string? Collecting(RunProfile profile)
    {
        var perDelivery = profile.Memory.AllocatedBytes / (double)Math.Max(1, profile.Deliveries);
        return profile.Memory.CollectingSeconds > profile.WallSeconds * Much
            ? $"{Percent(profile.Memory.CollectingSeconds / profile.WallSeconds)} of the time goes into collecting garbage: the model allocates {Number(perDelivery)} bytes for each delivery."
            : null;
    }

    private static double Seconds(RunProfile profile, params string[] uses) =>
        profile.TimeUses.Where(use => uses.Contains(use.Name, StringComparer.Ordinal)).Sum(use => use.Seconds);

    private static string Nanoseconds(double number) => number < 1000 ? $"{Number(number)} ns" : $"{Number(number / 1000)} µs";

    private static string Percent(double share) => (share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Number(double number) => number.ToString(number < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture);
}
