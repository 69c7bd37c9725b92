namespace ActorSim.Accelerator;

/// <summary>
/// How accesses of the systolic array are reported. Both follow SCALE-Sim's rules for ideal bandwidth: a word that is
/// not in the working half of its buffer is fetched, the half is emptied when it is full, and psums of several row
/// folds go to DRAM once for each of them and are not read back.
/// </summary>
public enum SystolicAccounting
{
    /// <summary>What moves under these rules, and nothing else.</summary>
    Plain,

    /// <summary>
    /// As SCALE-Sim v3 reports it, with two peculiarities of the tool: with output stationary, rows + columns words a
    /// fold are added to the ofmap words written to SRAM, although no such words exist (issue 166 of its repository);
    /// and half a buffer is half of its whole hundreds of words.
    /// </summary>
    ScaleSimV3,
}
