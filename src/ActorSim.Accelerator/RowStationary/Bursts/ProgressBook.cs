namespace ActorSim.Accelerator;

/// <summary>What PEs have said of their progress, as a network keeps it.</summary>
internal sealed class ProgressBook
{
    private const long Never = PeProgress.Never;

    private readonly PeProgress[] said;

    internal ProgressBook(int pes)
    {
        said = new PeProgress[pes];
        Array.Fill(said, PeProgress.None);
    }

    /// <summary>Notes what a PE says.</summary>
    internal void Note(in PeProgress progress) => said[progress.Pe] = progress;

    /// <summary>Works out what a PE does when it hears, in a cycle, of a new limit.</summary>
    internal void MoveLimit(int pe, long old, long limit, long cycle) => said[pe] = said[pe].WithLimit(old, limit, cycle);

    /// <summary>The pass of a PE; those before are done.</summary>
    internal int PassOf(int pe) => said[pe].Pass;

    /// <summary>The cycle in which a PE does a unit of a pass, as far as it has said; see <see cref="PeProgress.CycleOf"/>.</summary>
    internal long CycleOf(int pe, int pass, long unit)
    {
        ref readonly var progress = ref said[pe];
        return progress.Pass == pass ? progress.CycleOf(unit) : progress.Pass > pass ? 0 : Never;
    }

    /// <summary>The unit before which a PE stands in a cycle, as far as it has said; 0 before the pass.</summary>
    internal long PositionOf(int pe, int pass, long cycle)
    {
        ref readonly var progress = ref said[pe];
        return progress.Pass < pass ? 0
            : progress.Pass > pass ? Never
            : progress.PositionOf(cycle);
    }

    /// <summary>
    /// The cycle in which a PE has to be told that it cannot do a unit, so that it knows a cycle ahead: it must not be
    /// surprised even if it goes on as soon as it can. Never, if it will stand well before the unit.
    /// </summary>
    internal long LastWarning(int pe, int pass, long unit)
    {
        ref readonly var progress = ref said[pe];
        if (progress.Pass != pass)
        {
            return progress.Pass < pass && unit <= 1 ? 0 : Never;
        }

        return progress.Cycle == Never
            ? (unit <= progress.Unit + 1 ? 0 : Never)
            : unit <= progress.End + 1 ? progress.Cycle + (unit - progress.Unit) - 1 : Never;
    }
}
