namespace ActorSim.Memory;

/// <summary>A requester reads or writes words of its half one after another, at most one a cycle from its arrival on.</summary>
/// <param name="Requester">Who: producers write, consumers read.</param>
/// <param name="Address">The first word, in its half.</param>
/// <param name="Stride">From each word to the next; may be 0 or negative.</param>
/// <param name="Count">How many words, ≥ 1; or 0: the requester is done with this half.</param>
public readonly record struct SramRun(int Requester, int Address, int Stride, int Count)
{
    /// <summary>A producer has written all that it will write into this half, or a consumer has asked for all that it will read from it.</summary>
    public static SramRun Done(int requester) => new(requester, 0, 0, 0);
}
