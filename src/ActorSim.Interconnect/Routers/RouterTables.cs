namespace ActorSim.Interconnect;

/// <summary>What a router knows of the network around it.</summary>
/// <param name="Hops">Where a packet for each node goes, by node.</param>
/// <param name="Branches">Where the copies of a packet of each multicast tree go, by tree; none where the tree does not pass.</param>
/// <param name="LinkCycles">For each output the cycles from the switch to whoever is behind it: crossing the switch, and the link.</param>
public sealed record RouterTables(Hop[] Hops, Hop[][] Branches, int[] LinkCycles);
