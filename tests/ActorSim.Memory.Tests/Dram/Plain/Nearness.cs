namespace ActorSim.Memory.Tests;

/// <summary>How two commands of a channel lie to each other. A command for a whole rank is at the same bank as every command of that rank.</summary>
internal enum Nearness
{
    SameBank,
    SameGroup,
    SameRank,
    OtherRank,
}
