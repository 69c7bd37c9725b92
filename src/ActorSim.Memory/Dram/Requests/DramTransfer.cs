namespace ActorSim.Memory;

/// <summary>Consecutive requests, to be passed on to channels one by one.</summary>
/// <param name="Address">Of the first, in bytes, a multiple of <see cref="DramOrganization.RequestBytes"/>.</param>
/// <param name="Count">How many requests, ≥ 1.</param>
/// <param name="Tag">Comes back with every answer.</param>
/// <param name="Requester">Which member of the channels' groups of answers it comes from.</param>
/// <param name="IsWrite">Whether it is written.</param>
public readonly record struct DramTransfer(long Address, int Count, int Tag, short Requester, bool IsWrite);
