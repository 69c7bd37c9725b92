namespace ActorSim.Memory;

/// <summary>What a DRAM has done, as far as energy depends on it: of one channel, or of several together.</summary>
/// <param name="Activates">ACTIVATEs; each is taken to be followed by a PRECHARGE.</param>
/// <param name="Reads">READs, with auto-precharge or without.</param>
/// <param name="Writes">WRITEs, with auto-precharge or without.</param>
/// <param name="Refreshes">REFRESHes of whole ranks.</param>
/// <param name="BankRefreshes">REFRESHes of single banks.</param>
/// <param name="ActiveRankCycles">For each rank, cycles in which at least one of its banks is open; of all ranks together.</param>
/// <param name="PrechargedRankCycles">For each rank, all other cycles; of all ranks together.</param>
public readonly record struct DramActivity(
    long Activates, long Reads, long Writes, long Refreshes, long BankRefreshes, long ActiveRankCycles, long PrechargedRankCycles);
