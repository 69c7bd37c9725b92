using ActorSim.Hocon;
using ActorSim.Interconnect;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The keys that say how gradients are exchanged: by an all-reduce among workers, or over parameter servers.</summary>
internal static class ExchangeKeys
{
    private const string Servers = "parameter-server";
    private const string Backup = "backup-workers";
    private const string Stale = "stale-synchronous";

    private static readonly Dictionary<string, ShardPlacement> Placements = new(StringComparer.Ordinal)
    {
        ["by-bytes"] = ShardPlacement.ByBytes,
        ["by-layer"] = ShardPlacement.ByLayer,
        ["round-robin"] = ShardPlacement.RoundRobin,
    };

    private static readonly Key<string> Type = Key.Choice(
        "type", [.. CollectiveAlgorithms.Names, Servers], "An algorithm by which workers reduce gradients among themselves, or parameter servers.");

    private static readonly Key<string> Name = Key.Text("name", "What a sweep calls it.").Optional();

    private static readonly Key<int> Shards = Key.Count("shards", "Servers, each a machine of its own with a part of the parameters; their ranks follow those of the workers.", min: 1, max: 1 << 14).WithDefault("1");

    private static readonly Key<ShardPlacement> Placement = Key.Choice(
        "placement", Placements, "What a server keeps: an equal span of all parameters (`by-bytes`), whole layers given to the one with the fewest bytes (`by-layer`), or whole layers in turn (`round-robin`).").WithDefault("by-bytes");

    private static readonly Key<string> Consistency = Key.Choice(
        "consistency",
        ["synchronous", Backup, "asynchronous", Stale],
        "When gradients are applied, and when workers go on: all gradients of an iteration together (`synchronous`); those that come first, of all but some workers (`backup-workers`, Chen et al. 2016); each when it comes (`asynchronous`, Dean et al. 2012); "
        + "each when it comes, but nobody is more than `bound` iterations ahead of the slowest (`stale-synchronous`, Ho et al. 2013).").WithDefault("synchronous");

    private static readonly Key<int> BackupWorkers = Key.Count("backups", "For `backup-workers`: how many workers' gradients an update does not wait for.").Optional();
    private static readonly Key<int> Bound = Key.Count("bound", "For `stale-synchronous`: s, in iterations; 0 is synchronous.").Optional();

    private static readonly Key<Quantity> Memory = Key.Bandwidth("memory", "The bandwidth of a server's memory, through which each byte of a gradient passes `memory-passes` times to be applied; without it that takes no time.").Optional();
    private static readonly Key<int> Passes = Key.Count("memory-passes", "How often each byte passes: 3 to read a gradient, and read and write a parameter.", min: 1).WithDefault("3");
    private static readonly Key<Quantity> Processor = Key.Bandwidth("processor", "How fast a server's processor adds gradients; the slower of it and the memory counts. Without it that takes no time.").Optional();

    public static readonly RecordFamily Family = new(
        "gradient exchange",
        "How every worker gets the sum of all workers' gradients, or parameters to which they were applied.",
        Type,
        [
            .. AlgorithmKeys.Members(Type, "exchange"),
            KeyValuePair.Create(
                Servers,
                new RecordSchema("parameter-server exchange", "Workers push gradients to servers and get parameters back.", Type, Shards, Placement, Consistency, BackupWorkers, Bound, Memory, Passes, Processor, Name)),
        ]);

    /// <summary>Whether the exchange goes over parameter servers.</summary>
    public static bool HasServers(Record exchange) => exchange.Get(Type) == Servers;

    /// <summary>How many servers there are; 0 without any.</summary>
    public static int ShardsOf(Record exchange) => HasServers(exchange) ? exchange.Get(Shards) : 0;

    /// <summary>What it is called: the algorithm, or the consistency of servers.</summary>
    public static string Describe(Record exchange) => HasServers(exchange)
        ? $"{Several.Of(exchange.Get(Shards), "parameter server")}, {exchange.Get(Consistency)}"
        : exchange.Get(Type);

    /// <summary>The exchange of buckets among workers, and with servers.</summary>
    /// <param name="exchange">The record.</param>
    /// <param name="workload">What is trained.</param>
    /// <param name="buckets">Its gradient buckets.</param>
    /// <param name="workers">The workers' ranks.</param>
    /// <param name="shards">The servers' ranks, as many as <see cref="ShardsOf"/> says.</param>
    /// <exception cref="HoconException">It is not possible with so many workers, servers or bytes.</exception>
    public static GradientExchange Read(Record exchange, TrainingWorkload workload, IReadOnlyList<GradientBucket> buckets, RankGroup workers, RankGroup? shards)
    {
        if (shards is not null)
        {
            var layers = buckets.Select(bucket => (IReadOnlyList<long>)[.. Enumerable.Range(bucket.FirstLayer, bucket.LastLayer - bucket.FirstLayer + 1).Select(layer => workload.Layers[layer].GradientBytes)]);
            return new ParameterServerExchange(exchange.At(Shards, () => ShardAssignment.Assign(exchange.Get(Placement), [.. layers], shards, workers)));
        }

        var algorithm = AlgorithmKeys.Make(exchange, Type, CollectiveKind.AllReduce, workers.Count);
        var (chunks, active) = AlgorithmKeys.ChunksOf(exchange);
        foreach (var bucket in buckets)
        {
            AlgorithmKeys.RequireBytes(exchange, new CollectiveOperation(algorithm, workers, bucket.Bytes, chunks, active), $"The bucket of layers {workload.Layers[bucket.FirstLayer].Name} to {workload.Layers[bucket.LastLayer].Name}", "larger buckets");
        }

        return new AllReduceExchange(algorithm, chunks, active);
    }

    /// <summary>The servers' consistency and costs.</summary>
    /// <exception cref="HoconException">A consistency that is not possible with so many workers, or lacks a key.</exception>
    public static (ServerConsistency Consistency, ServerDescription Description) ReadServers(Record exchange, int workers, int iterations)
    {
        var name = exchange.Get(Consistency);
        RequireOnlyWith(exchange, BackupWorkers, name, Backup);
        RequireOnlyWith(exchange, Bound, name, Stale);
        ServerConsistency consistency = name switch
        {
            Backup => exchange.At(BackupWorkers, () => SynchronousWithBackup.Of(workers, exchange.Get(BackupWorkers)) with { LastVersion = iterations }),
            "asynchronous" => new Asynchronous(),
            Stale => new StaleSynchronous(exchange.Get(Bound)),
            _ => new Synchronous(),
        };
        Bandwidth? Rate(Key<Quantity> key) => exchange.Has(key) ? exchange.RateOf(key) : null;
        return (consistency, new ServerDescription(Rate(Memory), exchange.Get(Passes), Rate(Processor)));
    }

    private static void RequireOnlyWith(Record exchange, Key key, string consistency, string wanted)
    {
        if (exchange.Has(key) && consistency != wanted)
        {
            throw exchange.Error(key, $"`{key.Name}` belongs to `{Consistency.Name} = {wanted}`; here it is `{consistency}`.");
        }

        if (!exchange.Has(key) && consistency == wanted)
        {
            throw exchange.Error(Consistency, $"`{Consistency.Name} = {wanted}` needs the key `{key.Name}`.");
        }
    }
}
