namespace ActorSim.Accelerator;

/// <summary>What PEs have said of their progress, as a network keeps it.</summary>
internal sealed class ProgressBook
{
    private const long Never = PeProgress.Never;

    private readonly int[] passes;
    private readonly long[] units;
    private readonly long[] cycles;

    internal ProgressBook(int pes)
    {
        passes = new int[pes];
        units = new long[pes];
        cycles = new long[pes];
        Array.Fill(passes, -1);
        Array.Fill(cycles, Never);
    }

    /// <summary>Notes what a PE says.</summary>
    internal void Note(in PeProgress progress)
    {
        passes[progress.Pe] = progress.Pass;
        units[progress.Pe] = progress.Unit;
        cycles[progress.Pe] = progress.Cycle;
    }

    /// <summary>The pass of a PE; those before are done.</summary>
    internal int PassOf(int pe) => passes[pe];

    /// <summary>
    /// The cycle in which a PE does a unit of a pass, as far as it has said: 0 if it has done it before it last said
    /// something, never if it stands before it.
    /// </summary>
    internal long CycleOf(int pe, int pass, long unit)
    {
        if (passes[pe] != pass)
        {
            return passes[pe] > pass ? 0 : Never;
        }

        return unit < units[pe] ? 0 : cycles[pe] == Never ? Never : cycles[pe] + (unit - units[pe]);
    }

    /// <summary>
    /// The cycle in which a PE has to be told that it cannot do a unit, so that it knows a cycle ahead: it must not be
    /// surprised even if it goes on as soon as it can. Never, if it stands well before the unit.
    /// </summary>
    internal long LastWarning(int pe, int pass, long unit)
    {
        if (passes[pe] != pass)
        {
            return passes[pe] < pass && unit <= 1 ? 0 : Never;
        }

        return cycles[pe] == Never ? (unit <= units[pe] + 1 ? 0 : Never) : cycles[pe] + (unit - units[pe]) - 1;
    }
}
