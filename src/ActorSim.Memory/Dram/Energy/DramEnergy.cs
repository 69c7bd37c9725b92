namespace ActorSim.Memory;

/// <summary>The energy of a DRAM by cause, in pJ.</summary>
/// <param name="Activate">Opening and closing rows.</param>
/// <param name="Read">Reading.</param>
/// <param name="Write">Writing.</param>
/// <param name="Refresh">Refreshing ranks and banks.</param>
/// <param name="BackgroundActive">Standby with a row open.</param>
/// <param name="BackgroundPrecharged">Standby with all banks closed.</param>
public readonly record struct DramEnergy(
    double Activate, double Read, double Write, double Refresh, double BackgroundActive, double BackgroundPrecharged)
{
    /// <summary>All causes together.</summary>
    public double Total => Activate + Read + Write + Refresh + BackgroundActive + BackgroundPrecharged;

    /// <summary>The energy of what a DRAM has done.</summary>
    /// <param name="memory">The DRAM, for the period of its clock.</param>
    /// <param name="power">What its commands cost.</param>
    /// <param name="activity">What it has done.</param>
    public static DramEnergy Of(DramDescription memory, DramPower power, in DramActivity activity)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(power);
        var nanoseconds = memory.CycleNanoseconds;
        return new DramEnergy(
            activity.Activates * power.Activate,
            activity.Reads * power.Read,
            activity.Writes * power.Write,
            (activity.Refreshes * power.Refresh) + (activity.BankRefreshes * power.RefreshBank),
            activity.ActiveRankCycles * nanoseconds * power.BackgroundActive,
            activity.PrechargedRankCycles * nanoseconds * power.BackgroundPrecharged);
    }
}
