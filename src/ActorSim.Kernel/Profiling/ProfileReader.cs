namespace ActorSim.Kernel;

/// <summary>Makes a profile from what was measured.</summary>
internal sealed class ProfileReader
{
    private const int MostSingles = 12;

    private static readonly int[] CutsInto = [2, 4, 8];

    /// <summary>Waking a thread that still spins took 0.5 to 1 µs on the machines where this was written.</summary>
    private const double AssumedMeetingSeconds = 1e-6;

    private readonly RunRecorder run;
    private readonly IReadOnlyList<Actor> actors;
    private readonly PathTree paths;
    private readonly long[] ticks;
    private readonly long[] deliveries;
    private readonly long[] runs;
    private readonly LinkCounts links;
    private readonly long mailTicks;
    private readonly long overhead;
    private readonly long interrupted;
    private readonly long waiting;
    private readonly long idle;

    private ProfileReader(RunRecorder run)
    {
        this.run = run;
        actors = run.Actors;
        paths = new PathTree(actors);
        ticks = Sums(worker => worker.Ticks);
        deliveries = Sums(worker => worker.Deliveries);
        runs = Sums(worker => worker.Runs);
        links = run.Workers.Count == 1 ? run.Workers[0].Links : LinkCounts.Sum([.. run.Workers.Select(worker => worker.Links)]);

        mailTicks = run.Regions.Sum(region => region.Grouping + region.Closing);
        overhead = run.Workers.Sum(worker => worker.Overhead);
        interrupted = run.Workers.Sum(worker => worker.Interrupted);
        waiting = run.Workers.Sum(worker => worker.Waiting);
        idle = (run.Wall - run.Together) * (Threads - 1);
    }

    private int Threads => run.Options.Threads;

    private long ActorTicks => ticks.Sum();

    /// <summary>What lies between windows, and whatever else was not measured by itself.</summary>
    private long Rest => Math.Max(0, (run.Wall * Threads) - ActorTicks - mailTicks - overhead - interrupted - waiting - idle);

    /// <summary>Reads the profile of a run that is over.</summary>
    public static RunProfile Read(RunRecorder run) => new ProfileReader(run).Read();

    private RunProfile Read()
    {
        var table = new LinkTable(run.Simulation, links);
        var meeting = run.MeetingTicks is { } measured ? measured : ProfileClock.Ticks(AssumedMeetingSeconds);
        var map = run.Runner.Map;
        var regions = SystemRegion.ListOf([.. actors], map, run.Simulation.StopLead, paths);
        var profile = new RunProfile
        {
            WallSeconds = Seconds(run.Wall),
            Deliveries = deliveries.Sum(),
            Messages = table.Messages,
            TimeUses = TimeUses(),
            ProfilingSeconds = Seconds(overhead),
            Classes = Classes(),
            BusiestActors = BusiestActors(),
            Links = table.ByClass(),
            BusiestLinks = table.Busiest(MostSingles),
            Regions = Regions(regions),
            Rounds = run.Rounds,
            SharedRounds = run.SharedRounds,
            SharedWindows = run.SharedWindows,
            ShareWindowsFrom = run.Options.ShareWindowsFrom,
            Threads = ThreadBalance(),
            Memory = run.Memory!,
            LookaheadLimits = LookaheadLimits.Find(actors, map.RegionOf.ToArray(), [.. regions.Select(region => region.Name)]),
            Forecast = run.Forecaster.Forecast(Rest + run.StartWork, meeting, Seconds(1)),
            MeetingSeconds = ProfileClock.Seconds(meeting),
            MeetingIsMeasured = run.MeetingTicks is not null,
            CriticalPathSeconds = ProfileClock.Seconds(run.Forecaster.CriticalPath),
            Cuts = Cuts(),
            Summary = [],
        };
        return profile with { Summary = ProfileSummary.Of(profile) };
    }

    private static double Seconds(long ticks) => ProfileClock.Seconds(ticks);

    private static double Share(long part, long whole) => whole > 0 ? part / (double)whole : 0;

    private long[] Sums(Func<WorkerRecorder, long[]> numbersOf)
    {
        var sums = new long[actors.Count];
        foreach (var worker in run.Workers)
        {
            var numbers = numbersOf(worker);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += numbers[i];
            }
        }

        return sums;
    }

    private IReadOnlyList<TimeUse> TimeUses()
    {
        (string Name, long Ticks)[] uses =
        [
            (TimeUse.Actors, ActorTicks),
            (TimeUse.Grouping, run.Regions.Sum(region => region.Grouping)),
            (TimeUse.Closing, run.Regions.Sum(region => region.Closing)),
            (TimeUse.Waiting, waiting),
            (TimeUse.Idle, idle),
            (TimeUse.Interrupted, interrupted),
            (TimeUse.Rest, Rest),
        ];
        var whole = uses.Sum(use => use.Ticks);
        return
        [
            .. uses.Where(use => use.Ticks > 0).OrderByDescending(use => use.Ticks)
                .Select(use => new TimeUse(use.Name, Seconds(use.Ticks), Share(use.Ticks, whole))),
        ];
    }

    private IReadOnlyList<ClassProfile> Classes()
    {
        var all = ActorTicks;
        return
        [
            .. Enumerable.Range(0, actors.Count).GroupBy(i => actors[i].GetType()).Select(group => new ClassProfile
            {
                Name = ActorClass.NameOf(group.Key),
                Actors = group.Count(),
                Seconds = Seconds(group.Sum(i => ticks[i])),
                Share = Share(group.Sum(i => ticks[i]), all),
                Deliveries = group.Sum(i => deliveries[i]),
                Runs = group.Sum(i => runs[i]),
            }).OrderByDescending(one => one.Seconds).ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    private IReadOnlyList<ActorProfile> BusiestActors()
    {
        var all = ActorTicks;
        return
        [
            .. Enumerable.Range(0, actors.Count).OrderByDescending(i => ticks[i]).ThenBy(i => i).Take(MostSingles)
                .Select(i => new ActorProfile(actors[i].Path, ActorClass.NameOf(actors[i].GetType()), Seconds(ticks[i]), Share(ticks[i], all), deliveries[i])),
        ];
    }

    private IReadOnlyList<RegionProfile> Regions(IReadOnlyList<SystemRegion> regions) =>
    [
        .. regions.Select((region, index) => (Region: region, Recorder: run.Regions[index]))
            .Select(one => new RegionProfile
            {
                Name = one.Region.Name,
                Actors = one.Region.Actors,
                Window = one.Region.Window,
                Windows = one.Recorder.Windows,
                CutWindows = one.Recorder.CutWindows,
                Messages = one.Recorder.Records,
                Receivers = one.Recorder.Receivers,
                LargestWindow = one.Recorder.LargestWindow,
                LargeWindows = one.Recorder.LargeWindows,
                MessagesInLargeWindows = one.Recorder.RecordsInLargeWindows,
                Sizes =
                [
                    .. Enumerable.Range(0, RegionRecorder.SizeClasses).Where(size => one.Recorder.WindowsBySize[size] > 0)
                        .Select(size => new WindowSize(1L << size, (2L << size) - 1, one.Recorder.WindowsBySize[size], one.Recorder.RecordsBySize[size])),
                ],
                ActorSeconds = Seconds(one.Recorder.Work),
                MailSeconds = Seconds(one.Recorder.Grouping + one.Recorder.Closing),
            })
            .OrderByDescending(region => region.ActorSeconds + region.MailSeconds),
    ];

    private IReadOnlyList<ThreadProfile> ThreadBalance() =>
    [
        .. run.Workers.Take(Threads).Select((worker, number) => new ThreadProfile
        {
            Number = number,
            Deliveries = worker.Deliveries.Sum(),
            BusySeconds = Seconds(worker.Busy + (number == 0 ? run.Wall - run.Together : 0)),
            WaitingSeconds = Seconds(worker.Waiting),
            IdleSeconds = Seconds(number == 0 ? 0 : run.Wall - run.Together),
        }),
    ];

    private List<PartitionCut> Cuts()
    {
        var feeds = run.Simulation.Feeds.Count;
        var between = links.All.Where(link => link.Sender >= feeds)
            .Select(link => (link.Sender - feeds, link.Receiver, link.Messages)).ToList();
        var work = ActorTicks > 0 ? ticks : deliveries;
        var planner = new PartitionPlanner(actors, paths, work, between);
        var cuts = new List<PartitionCut>();
        foreach (var parts in CutsInto.Where(parts => parts <= actors.Count))
        {
            // With a few heavy actors more partitions are of no use.
            var cut = planner.Cut(parts);
            if (cut.Parts.Count > (cuts.LastOrDefault()?.Parts.Count ?? 1))
            {
                cuts.Add(cut);
            }
        }

        return cuts;
    }
}
