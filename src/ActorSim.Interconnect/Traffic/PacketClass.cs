namespace ActorSim.Interconnect;

/// <summary>
/// A sort of packets that every node creates: for whom, how long and how often. It does not change and holds only plain
/// data, so that an actor may keep it in a field.
/// </summary>
public sealed class PacketClass
{
    /// <summary>Makes a class of packets with one destination each.</summary>
    /// <param name="name">What it is called in results.</param>
    /// <param name="pattern">For whom they are.</param>
    /// <param name="length">Their length.</param>
    /// <param name="injection">When each node creates them.</param>
    public PacketClass(string name, TrafficPattern pattern, PacketLength length, Injection injection)
        : this(name, length, injection)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Pattern = pattern;
    }

    /// <summary>Makes a class of packets for several nodes each.</summary>
    /// <param name="name">What it is called in results.</param>
    /// <param name="groups">For whom they are; nodes without a group create none.</param>
    /// <param name="length">Their length.</param>
    /// <param name="injection">When each node that has a group creates them.</param>
    public PacketClass(string name, MulticastGroups groups, PacketLength length, Injection injection)
        : this(name, length, injection)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Groups = groups;
    }

    private PacketClass(string name, PacketLength length, Injection injection)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(length);
        ArgumentNullException.ThrowIfNull(injection);
        (Name, Length, Injection) = (name, length, injection);
    }

    /// <summary>What it is called in results.</summary>
    public string Name { get; }

    /// <summary>The destination of each packet; null if it has several.</summary>
    public TrafficPattern? Pattern { get; }

    /// <summary>The destinations of each packet; null if it has one.</summary>
    public MulticastGroups? Groups { get; }

    /// <summary>The length of its packets.</summary>
    public PacketLength Length { get; }

    /// <summary>When a node creates packets.</summary>
    public Injection Injection { get; }

    /// <summary>Whether a node creates such packets.</summary>
    /// <param name="source">The node.</param>
    public bool Sends(int source) => Groups?.Sends(source) ?? true;
}
