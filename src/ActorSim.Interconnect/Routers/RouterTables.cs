namespace ActorSim.Interconnect;

/// <summary>What a router knows of the network around it.</summary>
/// <param name="Hops">Where a packet for each node goes, by node.</param>
/// <param name="Branches">Where a packet of each multicast tree goes, by tree; no output where the tree does not pass.</param>
/// <param name="LinkCycles">For each output the cycles from the switch to whoever is behind it: crossing the switch, and the link.</param>
public sealed record RouterTables(Hop[] Hops, TreeHop[] Branches, int[] LinkCycles);
