namespace ActorSim.Memory;

/// <summary>One burst to read or write, for a channel that has announced room for it.</summary>
/// <param name="Address">In bytes, a multiple of <see cref="DramOrganization.RequestBytes"/>, on that channel.</param>
/// <param name="Tag">Comes back with the answer.</param>
/// <param name="Requester">Which member of the channel's group of answers it comes from.</param>
/// <param name="IsWrite">Whether it is written.</param>
public readonly record struct DramRequest(long Address, int Tag, short Requester, bool IsWrite);
