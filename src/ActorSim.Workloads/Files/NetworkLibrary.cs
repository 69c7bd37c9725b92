using System.Diagnostics.CodeAnalysis;
using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>
/// Networks by name, read from files such as those under <c>scenarios/networks</c>, whose README describes their
/// form. A file may hold several networks, and a user's own network is a file like these.
/// </summary>
/// <example>
/// <code>
/// var library = NetworkLibrary.Load("scenarios/networks/alexnet.conf");
/// Network alexnet = library["alexnet"];
/// ConvolutionShape conv2 = alexnet["CONV2"].AsConvolution!;
/// </code>
/// </example>
public sealed class NetworkLibrary
{
    private const string NetworksKey = "networks";

    private readonly Dictionary<string, Network> networks = new(StringComparer.Ordinal);

    private NetworkLibrary()
    {
    }

    /// <summary>What the keys of a network mean, for the manual: all but those of its layers.</summary>
    public static RecordSchema Schema => NetworkKeys.Schema;

    /// <summary>What the keys of a layer mean, for the manual: one schema for each type of layer.</summary>
    public static IReadOnlyList<RecordSchema> LayerSchemas => LineKeys.Schemas;

    /// <summary>All networks, in the order in which they were read.</summary>
    public IReadOnlyCollection<Network> Networks => networks.Values;

    /// <summary>The network of a name.</summary>
    /// <param name="name">The name, in its exact spelling.</param>
    /// <exception cref="WorkloadException">There is none; the message names the nearest.</exception>
    public Network this[string name] => TryFind(name, out var network)
        ? network
        : throw new WorkloadException($"There is no network named `{name}`; {LayerNames.Advice(name, networks.Keys)}");

    /// <summary>Reads the networks of files.</summary>
    /// <param name="paths">The files; each must put at least one network under <c>networks</c>.</param>
    /// <exception cref="HoconException">A file does not exist, something in one is wrong, or two networks have one name.</exception>
    public static NetworkLibrary Load(params IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var library = new NetworkLibrary();
        foreach (var path in paths)
        {
            library.AddAll(HoconConfig.ParseFile(path, new HoconOptions { RequiresIncludes = true }));
        }

        return library;
    }

    /// <summary>Reads the networks of a configuration that has been read already.</summary>
    /// <param name="configuration">An object with at least one network under <c>networks</c>; other keys are left to others.</param>
    /// <exception cref="HoconException">There is none, or something in one is wrong.</exception>
    public static NetworkLibrary Read(HoconObject configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var library = new NetworkLibrary();
        library.AddAll(configuration);
        return library;
    }

    /// <summary>Reads one network, such as what <c>network = ${networks.alexnet}</c> gives in a scenario.</summary>
    /// <param name="network">The object that describes it.</param>
    /// <exception cref="HoconException">Something in it is wrong.</exception>
    public static Network ReadNetwork(HoconObject network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkReader.Read(network);
    }

    /// <summary>Looks for a network.</summary>
    /// <param name="name">The name, in its exact spelling.</param>
    /// <param name="network">The network, or null if there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryFind(string name, [NotNullWhen(true)] out Network? network) => networks.TryGetValue(name, out network);

    private void AddAll(HoconObject configuration)
    {
        if (!configuration.TryGet(NetworksKey, out var value) || value is not HoconObject { Count: > 0 } entries)
        {
            throw new HoconException(value?.Origin ?? configuration.Origin, "There are no networks; they are expected as `networks.<name> { … }`.");
        }

        foreach (var entry in entries)
        {
            Add(entry);
        }
    }

    private void Add(HoconEntry entry)
    {
        if (entry.Value is not HoconObject source)
        {
            throw new HoconException(entry.Value.Origin, $"The network `{entry.Key}` must be an object `{{ … }}`; found {entry.Value.Kind}.");
        }

        var network = NetworkReader.Read(source);
        if (network.Name != entry.Key)
        {
            source.TryGet(NetworkKeys.Name.Name, out var name);
            throw new HoconException(
                name?.Origin ?? entry.KeyOrigin,
                $"The network under `{NetworksKey}.{entry.Key}` is named `{network.Name}`; its `name` must be `{entry.Key}` too.");
        }

        if (!networks.TryAdd(network.Name, network))
        {
            throw new HoconException(entry.KeyOrigin, $"There is a network named `{network.Name}` already, from another file; every network needs a name of its own.");
        }
    }
}
