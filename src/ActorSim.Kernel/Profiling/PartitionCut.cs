namespace ActorSim.Kernel;

/// <summary>A cut of the actors into partitions of about equal time that would exchange few messages.</summary>
public sealed record PartitionCut
{
    /// <summary>The partitions, in the order of their first actors; fewer than were asked for, where single actors have more time than equal partitions would.</summary>
    public required IReadOnlyList<PartitionPart> Parts { get; init; }

    /// <summary>Messages that went from one partition to another.</summary>
    public required long CrossingMessages { get; init; }

    /// <summary>The same as a share of all messages between actors, from 0 to 1.</summary>
    public required double CrossingShare { get; init; }

    /// <summary>
    /// The smallest latency of the links between partitions, used or not; null if none are linked. Partitions have to
    /// talk to each other at least once in this time, if they have anything to do in it.
    /// </summary>
    public required SimDuration? Lookahead { get; init; }

    /// <summary>How many times as much time the largest partition has as it would have if all were equal; 1 is perfect.</summary>
    public required double Imbalance { get; init; }

    /// <summary>Whether whole folders of actors were kept together.</summary>
    public required bool KeepsFolders { get; init; }

    /// <summary>The partition of each actor, in the order of <see cref="Simulation.Actors"/>; what <see cref="Simulation.Spread"/> asks for.</summary>
    public required IReadOnlyList<int> PartitionOf { get; init; }
}
