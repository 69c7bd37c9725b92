namespace ActorSim.Training;

/// <summary>
/// The first n of the m workers' gradients of a version make the update, and these n workers get the new parameters. A gradient that
/// comes later was computed with an old version: it is dropped, which takes no time and counts as lost work, and its worker gets the
/// newest parameters at once, so that its next gradient is of the newest clock.
/// </summary>
/// <remarks>
/// Source: Chen et al., "Revisiting Distributed Synchronous SGD" (2016), algorithms 3 and 4: n + b workers, of which b are backups.
/// As a worker that was late leaps over clocks, not every worker takes part in every update, and near the end too few may be left for
/// one. With <paramref name="LastVersion"/> set to the number of clocks to be trained, nobody waits then: each worker can carry out
/// that many exchanges, or stop when <see cref="ExchangingNode.VersionOf"/> says that all of an exchange has been trained.
/// </remarks>
/// <param name="Needed">n, at least 1 and at most the number of workers.</param>
/// <param name="LastVersion">After so many updates of a piece, ≥ 1, its training is over, and gradients that still come are late.</param>
public sealed record SynchronousWithBackup(int Needed, long LastVersion = long.MaxValue) : ServerConsistency
{
    /// <inheritdoc/>
    public override string Name => "synchronous-with-backup";

    /// <inheritdoc/>
    internal override long MostUpdates => LastVersion;

    /// <summary>All but some of the workers are needed.</summary>
    /// <param name="workers">m, all of them.</param>
    /// <param name="backups">b, from 0 to m − 1.</param>
    /// <exception cref="ArgumentException">As many backups as workers, or fewer than none.</exception>
    public static SynchronousWithBackup Of(int workers, int backups) => backups >= 0 && backups < workers
        ? new SynchronousWithBackup(workers - backups)
        : throw new ArgumentException($"Of {workers} workers, 0 to {workers - 1} can be backups, not {backups}: somebody's gradient has to be applied.", nameof(backups));

    /// <inheritdoc/>
    public override void Check(int workers)
    {
        if (Needed < 1 || Needed > workers)
        {
            throw new ArgumentException($"An update of {workers} workers can need 1 to {workers} gradients, not {Needed}.");
        }

        if (LastVersion < 1)
        {
            throw new ArgumentException($"Training has at least 1 update, not {LastVersion}.");
        }
    }

    /// <inheritdoc/>
    internal override int GradientsOfUpdate(int workers) => Needed;
}
