namespace ActorSim.Accelerator;

/// <summary>How accesses of the systolic array are reported.</summary>
public enum SystolicAccounting
{
    /// <summary>What really moves.</summary>
    Plain,

    /// <summary>
    /// As SCALE-Sim v3 reports it: with output stationary, rows + columns words a fold are added to the ofmap
    /// words written to SRAM, although no such words exist (issue 166 of its repository). All else is as in <see cref="Plain"/>.
    /// </summary>
    ScaleSimV3,
}
