using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>Finds ranks and switches by what they are called.</summary>
internal sealed class ClusterVertices
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly string[] names;

    /// <summary>Takes the names of all vertices of a topology, the ranks first.</summary>
    public ClusterVertices(int vertices, Func<int, string> nameOf)
    {
        names = new string[vertices];
        for (var vertex = 0; vertex < vertices; vertex++)
        {
            names[vertex] = nameOf(vertex);
            numbers.Add(names[vertex], vertex);
        }
    }

    /// <summary>Takes the names of a topology.</summary>
    public ClusterVertices(ClusterTopology topology)
        : this(topology.Ranks + topology.Switches, topology.NameOf)
    {
    }

    /// <summary>The number of the vertex that a key names.</summary>
    /// <exception cref="HoconException">There is none of that name.</exception>
    public int Find(Record record, Key<string> key)
    {
        var name = record.Get(key);
        return numbers.TryGetValue(name, out var vertex)
            ? vertex
            : throw record.Error(key, $"There is no `{name}` in this network; {NearestName.Advice(name, names)}");
    }
}
