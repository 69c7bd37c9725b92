using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The keys that make workers unequal: other devices, stragglers, failures.</summary>
internal static class ImperfectionKeys
{
    private static readonly Key<IReadOnlyList<int>> WorkersOf = Key.CountList("workers", "Which workers, by number from 0.");
    private static readonly Key<double> Factor = Key.PositiveReal("factor", "How many times as long they take; 0.5 is twice as fast.");
    private static readonly Key<Record> DeviceOf = Key.Object("device", "A device of their own.", DeviceKeys.Schema).Optional();
    private static readonly Key<double> FactorOrOne = Factor.WithDefault("1");

    private static readonly Key<IReadOnlyList<Record>> Unequal = Key.ObjectList(
        "unequal-workers",
        "Workers that are slower or faster than the others, in every iteration.",
        new RecordSchema("unequal workers", "Some workers with another speed, or another device.", WorkersOf, FactorOrOne, DeviceOf)).Optional();

    private static readonly Key<double> Spread = Key.Real(
        "spread", "The standard deviation of the time of an iteration, as a part of it, normally distributed and drawn anew for each worker and iteration; not below a tenth of the time.", min: 0, max: 10).WithDefault("0");

    private static readonly Key<decimal> Chance = Key.Percent("chance", "How often an iteration of a worker straggles.", max: "100%");
    private static readonly Key<double> StragglingFactor = Key.Real("factor", "How many times as long it takes then.", min: 1, max: 1e6);

    private static readonly Key<Record> Straggling = Key.Object(
        "straggling", "Stragglers at random: some iterations of some workers take longer.", new RecordSchema("straggling", "Random stragglers.", Chance, StragglingFactor), "{ chance = 2%, factor = 5 }").Optional();

    private static readonly Key<int> FailingWorker = Key.Count("worker", "The worker that fails.").Optional();
    private static readonly Key<int> FailingServer = Key.Count("server", "The server that fails.").Optional();
    private static readonly Key<Quantity> At = Key.Duration("at", "When.");
    private static readonly Key<Quantity> Restart = Key.Duration("restart", "How long it takes until it is back.", min: "1 ps");

    private static readonly Key<IReadOnlyList<Record>> Failures = Key.ObjectList(
        "failures",
        "Failures at given times. A worker that fails while its device computes computes the iteration over; a server does over what it was applying, and what is pushed meanwhile waits.",
        new RecordSchema("failure", "A `worker` or a `server` that fails and comes back.", FailingWorker, FailingServer, At, Restart)).Optional();

    private static readonly Key<Quantity> MeanTime = Key.Duration("mean-time-between", "Of one worker, from its restart to its next failure, exponentially distributed.", min: "1 ns");

    private static readonly Key<Record> RandomFailures = Key.Object(
        "random-failures", "Failures of workers at random times.", new RecordSchema("random failures", "When workers fail by chance.", MeanTime, Restart), "{ mean-time-between = 1 h, restart = 5 min }").Optional();

    public static readonly IReadOnlyList<Key> All = [Unequal, Spread, Straggling, Failures, RandomFailures];

    /// <summary>Device and misfortunes of each worker.</summary>
    /// <param name="system">The keys.</param>
    /// <param name="device">The device of those that have no other.</param>
    /// <param name="workload">What is trained.</param>
    /// <param name="updatedBytes">Of each worker, the bytes of the parameters that it updates.</param>
    /// <exception cref="HoconException">A worker that does not exist, or a device that does not know the network.</exception>
    public static IReadOnlyList<WorkerSetup> Read(Record system, Record device, TrainingWorkload workload, IReadOnlyList<long> updatedBytes)
    {
        var workers = updatedBytes.Count;
        var devices = Enumerable.Repeat(device, workers).ToArray();
        var factors = Enumerable.Repeat(1.0, workers).ToArray();
        if (system.TryGet(Unequal, out var unequal))
        {
            var listed = new HashSet<int>();
            foreach (var record in unequal)
            {
                foreach (var (item, worker) in record.Get(WorkersOf).Index())
                {
                    RequireWorker(record.OriginOf(WorkersOf, item), worker, workers, "worker");
                    if (!listed.Add(worker))
                    {
                        throw new HoconException(record.OriginOf(WorkersOf, item), $"Worker {worker} is listed twice; say once how it differs.");
                    }

                    factors[worker] = record.Get(FactorOrOne);
                    devices[worker] = record.TryGet(DeviceOf, out var own) ? own : devices[worker];
                }
            }
        }

        var straggling = system.TryGet(Straggling, out var given) ? given : null;
        var times = devices.Distinct().ToDictionary(record => record, record => DeviceKeys.TimesOf(record, workload));
        var outages = OutagesOf(system, workers);
        return
        [
            .. Enumerable.Range(0, workers).Select(worker => new WorkerSetup(
                times[devices[worker]],
                DeviceKeys.UpdateOf(devices[worker], updatedBytes[worker]),
                new DeviceSpeed(factors[worker], system.Get(Spread), (double)(straggling?.Get(Chance) ?? 0), straggling?.Get(StragglingFactor) ?? 1),
                [.. outages[worker]])),
        ];
    }

    /// <summary>When each server fails; empty when none does.</summary>
    /// <exception cref="HoconException">A server that does not exist, or that fails before it is back.</exception>
    public static IReadOnlyList<IReadOnlyList<Outage>> ReadServers(Record system, int servers)
    {
        var failures = Enumerable.Range(0, servers).Select(_ => new List<Outage>()).ToArray();
        foreach (var record in FailuresOf(system).Where(record => record.Has(FailingServer)))
        {
            RequireWorker(record.OriginOf(FailingServer), record.Get(FailingServer), servers, "server");
            var own = failures[record.Get(FailingServer)];
            Add(own, record);
        }

        return failures;
    }

    /// <summary>The mean time between random failures of a worker and how long it is down; null without any.</summary>
    public static (SimDuration MeanTime, SimDuration Restart)? ReadRandom(Record system) => system.TryGet(RandomFailures, out var random)
        ? (random.DurationOf(MeanTime), random.DurationOf(Restart))
        : null;

    private static List<Outage>[] OutagesOf(Record system, int workers)
    {
        var outages = Enumerable.Range(0, workers).Select(_ => new List<Outage>()).ToArray();
        foreach (var record in FailuresOf(system))
        {
            if (record.Has(FailingWorker) == record.Has(FailingServer))
            {
                throw record.Error($"A failure is that of a `{FailingWorker.Name}` or of a `{FailingServer.Name}`, one of the two.");
            }

            if (record.Has(FailingWorker))
            {
                RequireWorker(record.OriginOf(FailingWorker), record.Get(FailingWorker), workers, "worker");
                Add(outages[record.Get(FailingWorker)], record);
            }
        }

        return outages;
    }

    private static void Add(List<Outage> outages, Record record)
    {
        outages.Add(new Outage(record.TimeOf(At), record.DurationOf(Restart)));
        record.At(At, () =>
        {
            Outage.Check(outages);
            return outages;
        });
    }

    private static IReadOnlyList<Record> FailuresOf(Record system) => system.TryGet(Failures, out var failures) ? failures : [];

    private static void RequireWorker(Origin place, int number, int count, string what)
    {
        if (number >= count)
        {
            throw new HoconException(place, count == 0
                ? $"There is no {what} {number}: this exchange has none."
                : count == 1 ? $"There is no {what} {number}; there is {what} 0 only."
                : $"There is no {what} {number}; the {what}s are 0 to {count - 1}.");
        }
    }
}
