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
    private static readonly RecordSchema FileSchema =
        new RecordSchema("file", "A file with networks.", NetworkKeys.Networks).IgnoringOthers();

    private readonly Dictionary<string, Network> networks = new(StringComparer.Ordinal);

    private NetworkLibrary()
    {
    }

    /// <summary>The key of a file under which its networks stand.</summary>
    public static Key<Record> FileKey => NetworkKeys.Networks;

    /// <summary>The keys of a network.</summary>
    public static RecordSchema Schema => NetworkKeys.Schema;

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

    /// <summary>Checks the networks of a configuration, whether anything uses them or not; it may have none.</summary>
    /// <param name="configuration">An object with networks under <c>networks</c>; other keys are left to others.</param>
    /// <exception cref="HoconException">Something in one of the networks is wrong.</exception>
    public static void Check(HoconObject configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (FileSchema.Read(configuration).TryGet(NetworkKeys.Networks, out var found))
        {
            new NetworkLibrary().AddAll(found);
        }
    }

    /// <summary>Reads one network, such as what <c>network = ${networks.alexnet}</c> gives in a scenario.</summary>
    /// <param name="network">The object that describes it.</param>
    /// <exception cref="HoconException">Something in it is wrong.</exception>
    public static Network ReadNetwork(HoconObject network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return NetworkReader.Read(Schema.Read(network));
    }

    /// <summary>Makes a network of a record.</summary>
    /// <param name="network">The record, read by <see cref="Schema"/>.</param>
    /// <exception cref="HoconException">The layers do not fit together.</exception>
    public static Network ReadNetwork(Record network)
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
        if (!FileSchema.Read(configuration).TryGet(NetworkKeys.Networks, out var found) || found.Entries.Count == 0)
        {
            throw new HoconException(
                configuration.TryGet(NetworkKeys.Networks.Name, out var value) ? value.Origin : configuration.Origin,
                $"There are no networks; they are expected as `{NetworkKeys.Networks.Name}.<name> {{ … }}`.");
        }

        AddAll(found);
    }

    private void AddAll(Record found)
    {
        foreach (var (name, source) in found.Entries)
        {
            Add(name, source);
        }
    }

    private void Add(string name, Record source)
    {
        var network = NetworkReader.Read(source);
        if (network.Name != name)
        {
            throw source.Error(
                NetworkKeys.Name,
                $"The network under `{NetworkKeys.Networks.Name}.{name}` is named `{network.Name}`; its `{NetworkKeys.Name.Name}` must be `{name}` too.");
        }

        if (!networks.TryAdd(network.Name, network))
        {
            throw source.Error($"There is a network named `{network.Name}` already, from another file; every network needs a name of its own.");
        }
    }
}
