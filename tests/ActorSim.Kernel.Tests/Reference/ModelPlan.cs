namespace ActorSim.Kernel.Tests.Reference;

internal enum MessageKind
{
    Token,
    Parcel,
    Crate,
}

/// <summary>A clock with its exact period as a fraction, so that the reference need not ask the kernel's.</summary>
internal sealed record ClockPlan(Clock Clock, long Numerator, long Denominator)
{
    public static readonly ClockPlan[] All =
    [
        new(Clock.FromPeriod(1), 1, 1),
        new(Clock.FromPeriod(2.5m), 5, 2),
        new(Clock.FromPeriod(7.25m), 29, 4),
        new(Clock.FromGigahertz(3), 1000, 3),
        new(Clock.FromGigahertz(1.2m), 2500, 3),
        new(Clock.FromMegahertz(200), 5000, 1),
        new(Clock.FromMegahertz(7), 1_000_000, 7),
        new(Clock.FromMegahertz(1), 1_000_000, 1),
    ];
}

/// <summary>A number of picoseconds, or of cycles of a clock.</summary>
internal sealed record LatencyPlan(long Amount, ClockPlan? Clock)
{
    /// <summary>The shortest time it can take, in picoseconds.</summary>
    public long Lookahead => Clock is null ? Amount : (long)((System.Numerics.BigInteger)Amount * Clock.Numerator / Clock.Denominator);

    public Latency Latency => Clock is null ? Latency.Of(SimDuration.FromPicoseconds(Amount)) : Clock.Clock.Cycles(Amount);
}

internal sealed record LinkPlan(MessageKind Kind, int To, LatencyPlan Latency);

internal sealed record GroupPlan(MessageKind Kind, int[] To, LatencyPlan Latency);

internal sealed record OwnPlan(int Phase, bool Background);

internal sealed record WakePlan(ClockPlan Clock, int Phase, bool Background, bool Endless);

internal sealed record FeedPlan(int To, long[] Arrivals);

internal sealed record ActorPlan(
    string Path, LinkPlan[] Links, GroupPlan[] Groups, OwnPlan[] Own, WakePlan[] Wakes, int Budget, int StopPerMille, int ThrowPerMille, int WaitPerMille)
{
    /// <summary>Receptors in the order in which every host makes them: three in-ports, own ports, wakes.</summary>
    public const int FirstOwn = 3;

    public int FirstWake => FirstOwn + Own.Length;
}

/// <summary>A random system: actors, links, clocks, and how and when the run ends.</summary>
internal sealed record ModelPlan(ulong Seed, ActorPlan[] Actors, FeedPlan[] Feeds, long Unit, long? StopLead, long? TimeLimit)
{
    public static ModelPlan Random(ulong seed)
    {
        var random = new TestRandom(seed * 0x1234567);
        var unit = random.Pick<long>([1, 7, 1000, 1_000_000]);
        var clocks = new[] { random.Pick(ClockPlan.All), random.Pick(ClockPlan.All), random.Pick(ClockPlan.All) };
        var count = random.Below(10) == 0 ? 40 : 1 + random.Below(10);
        var paths = Paths(random, count);
        var (stops, throws, waits) = (random.Below(4) == 0 ? 15 : 0, random.Below(4) == 0 ? 15 : 0, random.Below(4) == 0 ? 100 : 0);
        var endless = random.Chance(30);
        var far = !endless && random.Chance(30);
        var actors = new ActorPlan[count];
        for (var i = 0; i < count; i++)
        {
            actors[i] = new ActorPlan(
                paths[i],
                [.. Enumerable.Range(0, random.Below(4)).Select(_ => new LinkPlan((MessageKind)random.Below(3), random.Below(count), RandomLatency(random, unit, clocks)))],
                [.. Enumerable.Range(0, random.Below(2)).Select(_ => new GroupPlan((MessageKind)random.Below(3), Subset(random, count), RandomLatency(random, unit, clocks)))],
                [.. Enumerable.Range(0, random.Below(3)).Select(_ => new OwnPlan(1 + random.Below(15), random.Chance(30)))],
                Wakes(random, clocks, unit, endless),
                5 + random.Below(40),
                stops,
                throws,
                waits);
        }

        var feeds = Enumerable.Range(0, random.Below(3))
            .Select(_ => new FeedPlan(random.Below(count), [.. Enumerable.Range(0, random.Below(4)).Select(_ => random.Below(4) * 10 * unit)]))
            .ToArray();
        long? limit = endless ? 2000 * unit : random.Chance(30) ? random.Between(1, 300 * unit) : null;
        var plan = new ModelPlan(seed, actors, feeds, far ? unit * 1000 : unit, null, limit);
        long? lead = random.Chance(40) ? null : random.Pick<long>([1, unit, 13 * unit, 1000 * unit, 16 * plan.DefaultStopLead, 16 * plan.DefaultStopLead, long.MaxValue]);
        return plan with { StopLead = lead };
    }

    /// <summary>The largest, over all actors with out-links, of the actor's smallest latency; 1 µs without links.</summary>
    public long DefaultStopLead => Actors
        .Select(actor => actor.Links.Select(link => link.Latency.Lookahead).Concat(actor.Groups.Select(group => group.Latency.Lookahead)).ToList())
        .Where(latencies => latencies.Count > 0)
        .Select(latencies => latencies.Min())
        .DefaultIfEmpty(1_000_000)
        .Max();

    public SimDuration? StopLeadDuration => StopLead is { } lead ? SimDuration.FromPicoseconds(lead) : null;

    private static string[] Paths(TestRandom random, int count)
    {
        var paths = Enumerable.Range(0, count)
            .Select(i => random.Pick<string>([$"/pe/{i}", $"/pe/{i}/x", $"/a{i}b{random.Below(20)}", $"/net/r{i}-{random.Below(9)}"]))
            .ToArray();
        random.Shuffle(paths);
        return paths;
    }

    private static LatencyPlan RandomLatency(TestRandom random, long unit, ClockPlan[] clocks) =>
        random.Chance(50)
            ? new LatencyPlan(random.Between(unit, 20 * unit), null)
            : new LatencyPlan(1 + random.Below(4), random.Pick(clocks));

    private static int[] Subset(TestRandom random, int count)
    {
        var all = Enumerable.Range(0, count).ToArray();
        random.Shuffle(all);
        return all[..(1 + random.Below(count))];
    }

    private static WakePlan[] Wakes(TestRandom random, ClockPlan[] clocks, long unit, bool endless)
    {
        var wakes = new List<WakePlan>();
        for (var i = random.Below(4); i > 0; i--)
        {
            var clock = random.Pick(clocks);
            var slow = clock.Numerator / clock.Denominator >= unit;
            var forEver = endless && slow && random.Chance(50);
            var wake = new WakePlan(clock, 1 + random.Below(15), forEver || random.Chance(20), forEver);
            if (!wakes.Exists(other => other.Clock == wake.Clock && other.Phase == wake.Phase))
            {
                wakes.Add(wake);
            }
        }

        return [.. wakes];
    }
}
