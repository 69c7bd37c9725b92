using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>The keys of a DRAM's timings, under their names in the JEDEC standards.</summary>
internal static class DramTimingKeys
{
    private static readonly Key<DramTime> CL = DramTime.AtLeast("CL", "From a READ to its first beat.");
    private static readonly Key<DramTime> CWL = DramTime.AtLeast("CWL", "From a WRITE to its first beat.");
    private static readonly Key<DramTime> AL = DramTime.AtLeast("AL", "By how much column commands wait inside the device, so that they may be sent earlier.").WithDefault("0");
    private static readonly Key<DramTime> Rcd = DramTime.AtLeast("tRCD", "ACTIVATE to READ or WRITE of the same bank; or give `tRCDRD` and `tRCDWR`.").Optional();
    private static readonly Key<DramTime> RcdRead = DramTime.AtLeast("tRCDRD", "ACTIVATE to READ of the same bank, where it is not the same as before a WRITE.").Optional();
    private static readonly Key<DramTime> RcdWrite = DramTime.AtLeast("tRCDWR", "ACTIVATE to WRITE of the same bank, where it is not the same as before a READ.").Optional();
    private static readonly Key<DramTime> Rp = DramTime.AtLeast("tRP", "PRECHARGE to ACTIVATE of the same bank; tRPpb of LPDDR.");
    private static readonly Key<DramTime> Ras = DramTime.AtLeast("tRAS", "ACTIVATE to PRECHARGE of the same bank.");
    private static readonly Key<DramTime> Rc = DramTime.AtLeast("tRC", "ACTIVATE to ACTIVATE of the same bank; the cycles of tRAS and tRP, when left out.").Optional();
    private static readonly Key<DramTime> CcdShort = DramTime.AtLeast("tCCD_S", "Column command to column command of another bank group; tCCD where there are no groups.");
    private static readonly Key<DramTime> CcdLong = DramTime.AtLeast("tCCD_L", "Column command to column command of the same bank group; `tCCD_S`, when left out.").Optional();
    private static readonly Key<DramTime> RrdShort = DramTime.AtLeast("tRRD_S", "ACTIVATE to ACTIVATE of another bank group; tRRD where there are no groups.");
    private static readonly Key<DramTime> RrdLong = DramTime.AtLeast("tRRD_L", "ACTIVATE to ACTIVATE of another bank of the same group; `tRRD_S`, when left out.").Optional();
    private static readonly Key<DramTime> Faw = DramTime.AtLeast("tFAW", "A rank has at most four ACTIVATEs in any span of this length.");
    private static readonly Key<DramTime> Activates = DramTime.AtLeast("t32AW", "A rank has at most 32 ACTIVATEs in any span of this length; 0 for no such limit.").WithDefault("0");
    private static readonly Key<DramTime> Wr = DramTime.AtLeast("tWR", "Last beat of a write to PRECHARGE.");
    private static readonly Key<DramTime> Rtp = DramTime.AtLeast("tRTP", "READ to PRECHARGE.");
    private static readonly Key<DramTime> WtrShort = DramTime.AtLeast("tWTR_S", "Last beat of a write to READ of another bank group; tWTR where there are no groups.");
    private static readonly Key<DramTime> WtrLong = DramTime.AtLeast("tWTR_L", "Last beat of a write to READ of the same bank group; `tWTR_S`, when left out.").Optional();
    private static readonly Key<DramTime> Rfc = DramTime.AtLeast("tRFC", "REFRESH of a whole rank to ACTIVATE; tRFCab of LPDDR.");
    private static readonly Key<DramTime> Refi = DramTime.AtMost("tREFI", "The mean time between two REFRESHes of a rank. A time is rounded down to whole cycles, so that no REFRESH is late.");
    private static readonly Key<DramTime> RfcBank = DramTime.AtLeast("tRFCpb", "REFRESH of one bank to ACTIVATE of that bank; 0 where banks cannot be refreshed alone.").WithDefault("0");
    private static readonly Key<DramTime> RefiBank = DramTime.AtMost("tREFIpb", "The mean time between two REFRESHes of single banks of a channel; rounded down as `tREFI` is, 0 where banks cannot be refreshed alone.").WithDefault("0");
    private static readonly Key<DramTime> Rtrs = DramTime.AtLeast("tRTRS", "Between the beats of two ranks, and between those of a READ and a WRITE behind it, while the bus changes hands.");
    private static readonly Key<DramTime> Ppd = DramTime.AtLeast("tPPD", "PRECHARGE to PRECHARGE of another bank of the rank; 0 for no such limit.").WithDefault("0");

    public static readonly RecordSchema Schema = new(
        "timings",
        "The timing parameters of a DRAM under their JEDEC names. Each is a number of cycles of the command clock (`4`), a time that is rounded up to whole cycles of the exact period (`13.75 ns`), or `[4, 7.5 ns]` for the larger of both.",
        CL, CWL, AL, Rcd, RcdRead, RcdWrite, Rp, Ras, Rc, CcdShort, CcdLong, RrdShort, RrdLong, Faw, Activates, Wr, Rtp, WtrShort, WtrLong, Rfc, Refi, RfcBank, RefiBank, Rtrs, Ppd);

    /// <summary>The timings in cycles of a clock.</summary>
    /// <exception cref="HoconException">tRCD is given twice or not at all.</exception>
    public static DramTimings Read(Record timings, Clock clock)
    {
        var (read, write) = RcdOf(timings);
        var (ras, rp) = (timings.Get(Ras).RoundedUp(clock), timings.Get(Rp).RoundedUp(clock));
        var (ccd, rrd, wtr) = (timings.Get(CcdShort), timings.Get(RrdShort), timings.Get(WtrShort));
        return new DramTimings
        {
            CasLatency = timings.Get(CL).RoundedUp(clock),
            CasWriteLatency = timings.Get(CWL).RoundedUp(clock),
            AdditiveLatency = timings.Get(AL).RoundedUp(clock),
            RcdRead = read.RoundedUp(clock),
            RcdWrite = write.RoundedUp(clock),
            Rp = rp,
            Ras = ras,
            Rc = timings.TryGet(Rc, out var rc) ? rc.RoundedUp(clock) : ras + rp,
            CcdShort = ccd.RoundedUp(clock),
            CcdLong = Or(timings, CcdLong, ccd).RoundedUp(clock),
            RrdShort = rrd.RoundedUp(clock),
            RrdLong = Or(timings, RrdLong, rrd).RoundedUp(clock),
            Faw = timings.Get(Faw).RoundedUp(clock),
            ThirtyTwoActivates = timings.Get(Activates).RoundedUp(clock),
            Wr = timings.Get(Wr).RoundedUp(clock),
            Rtp = timings.Get(Rtp).RoundedUp(clock),
            WtrShort = wtr.RoundedUp(clock),
            WtrLong = Or(timings, WtrLong, wtr).RoundedUp(clock),
            Rfc = timings.Get(Rfc).RoundedUp(clock),
            Refi = timings.Get(Refi).RoundedDown(clock),
            RfcBank = timings.Get(RfcBank).RoundedUp(clock),
            RefiBank = timings.Get(RefiBank).RoundedDown(clock),
            Rtrs = timings.Get(Rtrs).RoundedUp(clock),
            Ppd = timings.Get(Ppd).RoundedUp(clock),
        };
    }

    private static (DramTime Read, DramTime Write) RcdOf(Record timings)
    {
        var (hasRead, hasWrite) = (timings.TryGet(RcdRead, out var read), timings.TryGet(RcdWrite, out var write));
        if (timings.TryGet(Rcd, out var both))
        {
            return !hasRead && !hasWrite
                ? (both, both)
                : throw timings.Error(hasRead ? RcdRead : RcdWrite, "`tRCD` stands for both `tRCDRD` and `tRCDWR`; give it alone, or these two without it.");
        }

        return hasRead && hasWrite
            ? (read, write)
            : throw timings.Error(hasRead ? RcdRead : RcdWrite, "`timings` needs the key `tRCD`, or both `tRCDRD` and `tRCDWR`.");
    }

    private static DramTime Or(Record timings, Key<DramTime> key, DramTime other) => timings.TryGet(key, out var time) ? time : other;
}
