using static ActorSim.Memory.DramCommandKind;
using static ActorSim.Memory.Tests.Nearness;

namespace ActorSim.Memory.Tests;

/// <summary>
/// The least distance of every two commands as the README of the golden data lists them, straight from the timing parameters:
/// a second writing of <see cref="CommandDistances"/> that shares nothing with it.
/// </summary>
internal sealed class PlainRules(DramDescription memory)
{
    private readonly DramTimings t = memory.Timings;
    private readonly int burst = memory.Organization.BurstLength / memory.Organization.BeatsPerCycle;
    private readonly bool hasGroups = memory.Organization.BankGroups > 1;

    private int ReadLatency => t.AdditiveLatency + t.CasLatency;

    private int WriteLatency => t.AdditiveLatency + t.CasWriteLatency;

    public static Nearness Between(in DramCommand first, in DramCommand second)
    {
        if (first.Rank != second.Rank)
        {
            return OtherRank;
        }

        if (first.Bank < 0 || second.Bank < 0 || (first.Group == second.Group && first.Bank == second.Bank))
        {
            return SameBank;
        }

        return first.Group == second.Group ? SameGroup : SameRank;
    }

    /// <summary>The least cycles from the first to the second, 0 or less for no limit; windows of several ACTIVATEs and the command bus are not looked at.</summary>
    public int Distance(DramCommandKind first, DramCommandKind second, Nearness near) => (first, second, near) switch
    {
        (Activate, Read or ReadPrecharge, SameBank) => t.RcdRead - t.AdditiveLatency,
        (Activate, Write or WritePrecharge, SameBank) => t.RcdWrite - t.AdditiveLatency,
        (Activate, Precharge, SameBank) => t.Ras,
        (Activate, Activate, SameBank) => t.Rc,
        (Activate, Activate, SameGroup) => hasGroups ? t.RrdLong : t.RrdShort,
        (Activate, Activate, SameRank) => t.RrdShort,

        (Precharge, Activate or Refresh or RefreshBank, SameBank) => t.Rp,
        (Precharge, Precharge, SameGroup or SameRank) => t.Ppd,

        (Read or ReadPrecharge, Read or ReadPrecharge, SameBank or SameGroup) => Math.Max(burst, hasGroups ? t.CcdLong : t.CcdShort),
        (Read or ReadPrecharge, Read or ReadPrecharge, SameRank) => Math.Max(burst, t.CcdShort),
        (Read or ReadPrecharge, Read or ReadPrecharge, OtherRank) => burst + t.Rtrs,
        (Read or ReadPrecharge, Write or WritePrecharge, _) => ReadLatency + burst + t.Rtrs - WriteLatency,
        (Write or WritePrecharge, Write or WritePrecharge, SameBank or SameGroup) => Math.Max(burst, hasGroups ? t.CcdLong : t.CcdShort),
        (Write or WritePrecharge, Write or WritePrecharge, SameRank) => Math.Max(burst, t.CcdShort),
        (Write or WritePrecharge, Write or WritePrecharge, OtherRank) => burst,
        (Write or WritePrecharge, Read or ReadPrecharge, SameBank or SameGroup) => WriteLatency + burst + (hasGroups ? t.WtrLong : t.WtrShort),
        (Write or WritePrecharge, Read or ReadPrecharge, SameRank) => WriteLatency + burst + t.WtrShort,
        (Write or WritePrecharge, Read or ReadPrecharge, OtherRank) => WriteLatency + burst + t.Rtrs - ReadLatency,

        (Read, Precharge, SameBank) => t.AdditiveLatency + t.Rtp,
        (Write, Precharge, SameBank) => WriteLatency + burst + t.Wr,
        (ReadPrecharge, Activate, SameBank) => t.AdditiveLatency + burst + t.Rtp + t.Rp,
        (ReadPrecharge, Refresh or RefreshBank, SameBank) => t.AdditiveLatency + t.Rtp + t.Rp,
        (WritePrecharge, Activate or Refresh or RefreshBank, SameBank) => WriteLatency + burst + t.Wr + t.Rp,

        (Refresh, Activate or Refresh or RefreshBank, SameBank) => t.Rfc,
        (RefreshBank, Activate or Refresh or RefreshBank, SameBank) => t.RfcBank,
        (RefreshBank, RefreshBank, SameGroup or SameRank) => t.RfcBank,
        (RefreshBank, Activate, SameGroup or SameRank) => t.RrdShort,
        _ => 0,
    };
}
