namespace ActorSim.Training;

/// <summary>
/// Each gradient is applied when it comes, but a worker gets the parameters for clock k only when the gradients of clock k − 1 − s
/// of all workers have been applied: nobody begins clock k before. With s = 0 the p gradients of a clock make one update, and that
/// is <see cref="Synchronous"/>; with a very large s it is <see cref="Asynchronous"/>.
/// </summary>
/// <remarks>
/// Source: Ho et al., "More Effective Distributed ML via a Stale Synchronous Parallel Parameter Server" (2013), section 2. With p
/// workers no gradient is staler than (p − 1)·(2s + 1) updates.
/// </remarks>
/// <param name="Bound">s, ≥ 0, in clocks.</param>
public sealed record StaleSynchronous(int Bound) : ServerConsistency
{
    /// <inheritdoc/>
    public override string Name => "stale-synchronous";

    /// <inheritdoc/>
    internal override long AheadOfSlowest => Bound;

    /// <inheritdoc/>
    public override void Check(int workers)
    {
        if (Bound < 0)
        {
            throw new ArgumentException($"The bound of staleness is 0 clocks or more, not {Bound}.");
        }
    }

    /// <inheritdoc/>
    internal override int GradientsOfUpdate(int workers) => Bound == 0 ? workers : 0;
}
