using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>The layers of a network that a workload runs, for every kind of system that runs convolutions one after another.</summary>
internal static class NetworkLayers
{
    public static readonly Key<Record> NetworkKey = Key.Object(
        "network", "A network, usually a substitution such as `${networks.alexnet}`.", NetworkLibrary.Schema, "${networks.alexnet}").Optional();

    public static readonly Key<IReadOnlyList<string>> Layers = Key.TextList(
        "layers", "Names of the network's layers to run, convolutions or fully connected ones; all of them, when left out.").Optional();

    /// <summary>The layers that a workload names, or all that can run, each with the place to blame; none without a network.</summary>
    /// <param name="workload">A record with both keys.</param>
    /// <param name="who">Who runs them, as in "a systolic array".</param>
    /// <exception cref="HoconException">A name that the network does not have, or a layer that is no convolution; all wrong names are told at once.</exception>
    public static List<(Layer Layer, Origin Place)> Of(Record workload, string who)
    {
        if (!workload.Has(NetworkKey))
        {
            return workload.Has(Layers)
                ? throw workload.Error(Layers, $"`{Layers.Name}` names layers of a network, but there is no `{NetworkKey.Name}`.")
                : [];
        }

        var network = NetworkLibrary.ReadNetwork(workload.Get(NetworkKey));
        var usable = Usable(network);
        return workload.Has(Layers)
            ? Choose(workload, network, usable, who)
            : usable.ConvertAll(layer => (Layer: layer, Place: workload.OriginOf(NetworkKey)));
    }

    /// <summary>Names of all layers of the workload's network that could run; none without a network.</summary>
    public static IEnumerable<string> NamesOf(Record workload) => workload.TryGet(NetworkKey, out var network)
        ? Usable(NetworkLibrary.ReadNetwork(network)).Select(layer => layer.Name)
        : [];

    /// <summary>
    /// The error of a workload without layers. Its place is that of what was written and is empty; the workload's own may be
    /// in a file that it was merged from.
    /// </summary>
    /// <param name="workload">The workload.</param>
    /// <param name="who">Who would run them.</param>
    /// <param name="sentence">What it says when there is no network.</param>
    /// <param name="lists">Keys of other lists of layers, which may be empty.</param>
    public static HoconException NothingToDo(Record workload, string who, string sentence, params Key[] lists)
    {
        if (workload.Has(NetworkKey))
        {
            return workload.Has(Layers) && workload.Get(Layers).Count == 0
                ? workload.Error(Layers, $"`{Layers.Name}` names no layer; leave it out to run all of the network's layers.")
                : workload.Error(NetworkKey, $"None of the network's layers can run here; {who} runs convolutions and fully connected layers.");
        }

        return lists.FirstOrDefault(workload.Has) is { } key ? workload.Error(key, sentence) : workload.Error(sentence);
    }

    /// <summary>Refuses a name that is there twice.</summary>
    public static void RequireDifferent(IEnumerable<(string Name, Origin Place)> named, string things = "layers", string thing = "layer")
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place) in named)
        {
            if (!names.Add(name))
            {
                throw new HoconException(place, $"Two {things} are called `{name}`; every {thing} needs a name of its own.");
            }
        }
    }

    private static List<Layer> Usable(Network network) => [.. network.Layers.Where(layer => layer.AsConvolution is not null)];

    private static List<(Layer Layer, Origin Place)> Choose(Record workload, Network network, List<Layer> usable, string who)
    {
        var chosen = new List<(Layer Layer, Origin Place)>();
        var problems = new List<HoconException>();
        foreach (var (item, name) in workload.Get(Layers).Index())
        {
            var place = workload.OriginOf(Layers, item);
            if (usable.Find(layer => layer.Name == name) is { } found)
            {
                chosen.Add((found, place));
                continue;
            }

            problems.Add(new HoconException(place, network.TryFind(name, out var other)
                ? $"`{name}` is a layer of kind {other.Operation.Kind}; {who} runs convolutions and fully connected layers."
                : $"The network `{network.Name}` has no layer `{name}`; {NearestName.Advice(name, usable.ConvertAll(layer => layer.Name))}"));
        }

        return problems.Count switch
        {
            0 => chosen,
            1 => throw problems[0],
            _ => throw new HoconException(problems),
        };
    }
}
