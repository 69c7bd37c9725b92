namespace ActorSim.Memory;

/// <summary>Where a request lies.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Rank">The rank in the channel.</param>
/// <param name="Group">The bank group in the rank.</param>
/// <param name="Bank">The bank in the group.</param>
/// <param name="Row">The row in the bank.</param>
/// <param name="Column">The place in the row, in requests (bursts), not device columns.</param>
public readonly record struct DramAddress(int Channel, int Rank, int Group, int Bank, int Row, int Column);
