namespace ActorSim.Memory;

/// <summary>
/// The timing parameters of a DRAM under the names of the JEDEC standards (JESD79-3, -4, JESD209-4, JESD235, JESD250), all in
/// cycles of the command clock.
/// </summary>
/// <remarks>How they make up the distances between commands is in <see cref="CommandDistances"/>.</remarks>
public sealed record DramTimings
{
    /// <summary>CL: from a READ to its first beat, ≥ 1.</summary>
    public required int CasLatency { get; init; }

    /// <summary>CWL: from a WRITE to its first beat, ≥ 0.</summary>
    public required int CasWriteLatency { get; init; }

    /// <summary>AL: by which column commands wait inside the device, so that they may be sent earlier; ≥ 0.</summary>
    public int AdditiveLatency { get; init; }

    /// <summary>tRCDRD, tRCD before a READ: ACTIVATE to READ of the same bank, ≥ 1.</summary>
    public required int RcdRead { get; init; }

    /// <summary>tRCDWR, tRCD before a WRITE: ACTIVATE to WRITE of the same bank, ≥ 1.</summary>
    public required int RcdWrite { get; init; }

    /// <summary>tRP: PRECHARGE to ACTIVATE of the same bank, ≥ 1.</summary>
    public required int Rp { get; init; }

    /// <summary>tRAS: ACTIVATE to PRECHARGE of the same bank, ≥ tRCD + tRTP.</summary>
    public required int Ras { get; init; }

    /// <summary>tRC: ACTIVATE to ACTIVATE of the same bank, ≥ tRAS + tRP.</summary>
    public required int Rc { get; init; }

    /// <summary>tCCD_S: column command to column command of another bank group, ≥ 1.</summary>
    public required int CcdShort { get; init; }

    /// <summary>tCCD_L: column command to column command of the same bank group, ≥ tCCD_S.</summary>
    public required int CcdLong { get; init; }

    /// <summary>tRRD_S: ACTIVATE to ACTIVATE of another bank group, ≥ 1.</summary>
    public required int RrdShort { get; init; }

    /// <summary>tRRD_L: ACTIVATE to ACTIVATE of another bank of the same group, ≥ tRRD_S.</summary>
    public required int RrdLong { get; init; }

    /// <summary>tFAW: a rank has at most four ACTIVATEs in any span of this length, ≥ tRRD_S.</summary>
    public required int Faw { get; init; }

    /// <summary>t32AW of GDDR5 and GDDR6: a rank has at most 32 ACTIVATEs in any span of this length; 0 where there is no such limit.</summary>
    public int ThirtyTwoActivates { get; init; }

    /// <summary>tWR: last beat of a write to PRECHARGE, ≥ 1.</summary>
    public required int Wr { get; init; }

    /// <summary>tRTP: READ to PRECHARGE, ≥ 1.</summary>
    public required int Rtp { get; init; }

    /// <summary>tWTR_S: last beat of a write to READ of another bank group, ≥ 0.</summary>
    public required int WtrShort { get; init; }

    /// <summary>tWTR_L: last beat of a write to READ of the same bank group, ≥ tWTR_S.</summary>
    public required int WtrLong { get; init; }

    /// <summary>tRFC of a whole rank (tRFCab): REFRESH to ACTIVATE, ≥ 1; <see cref="DramDescription.Check"/> asks for room for other work in tREFI.</summary>
    public required int Rfc { get; init; }

    /// <summary>tREFI: the mean time between two REFRESHes of a rank.</summary>
    public required int Refi { get; init; }

    /// <summary>tRFCpb: REFRESH of one bank to ACTIVATE of that bank; 0 where banks cannot be refreshed alone.</summary>
    public int RfcBank { get; init; }

    /// <summary>tREFIpb: the mean time between two REFRESHes of single banks of a channel; 0 where banks cannot be refreshed alone.</summary>
    public int RefiBank { get; init; }

    /// <summary>tRTRS: cycles that the bus needs to change from one rank to another, or from reading to writing; ≥ 0.</summary>
    public int Rtrs { get; init; }

    /// <summary>tPPD of LPDDR4 and GDDR: PRECHARGE to PRECHARGE of another bank of the rank; 0 where there is no such limit.</summary>
    public int Ppd { get; init; }

    /// <summary>Throws when parameters are not possible or contradict each other.</summary>
    /// <exception cref="DramDescriptionException">What is wrong, in a sentence.</exception>
    internal void Check(DramOrganization organization)
    {
        var (readName, writeName) = RcdRead == RcdWrite ? ("tRCD", "tRCD") : ("tRCDRD", "tRCDWR");
        (string Name, int Value, int Least)[] limits =
        [
            ("CL", CasLatency, 1), ("CWL", CasWriteLatency, 0), ("AL", AdditiveLatency, 0), (readName, RcdRead, 1),
            (writeName, RcdWrite, 1), ("tRP", Rp, 1), ("tRAS", Ras, 1), ("tRC", Rc, 1), ("tCCD_S", CcdShort, 1), ("tCCD_L", CcdLong, 1),
            ("tRRD_S", RrdShort, 1), ("tRRD_L", RrdLong, 1), ("tFAW", Faw, 1), ("t32AW", ThirtyTwoActivates, 0), ("tWR", Wr, 1), ("tRTP", Rtp, 1),
            ("tWTR_S", WtrShort, 0), ("tWTR_L", WtrLong, 0), ("tRFC", Rfc, 1), ("tREFI", Refi, 1), ("tRFCpb", RfcBank, 0),
            ("tREFIpb", RefiBank, 0), ("tRTRS", Rtrs, 0), ("tPPD", Ppd, 0),
        ];
        const int most = 100_000_000;
        foreach (var (name, value, least) in limits)
        {
            if (value < least || value > most)
            {
                throw new DramDescriptionException(name, $"{name} must be {least} to {most:N0} cycles; it is {value}.");
            }
        }

        RequireOrder("tCCD_L", CcdLong, "tCCD_S", CcdShort);
        RequireOrder("tRRD_L", RrdLong, "tRRD_S", RrdShort);
        RequireOrder("tWTR_L", WtrLong, "tWTR_S", WtrShort);
        RequireOrder("tFAW", Faw, "tRRD_S", RrdShort);
        RequireOrder("tRAS", Ras, readName + " + tRTP", RcdRead + Rtp);
        RequireOrder("tRC", Rc, "tRAS + tRP", Ras + Rp);
        RequireOrder(readName, RcdRead, "AL + 1", AdditiveLatency + 1);
        RequireOrder(writeName, RcdWrite, "AL + 1", AdditiveLatency + 1);
        if (RfcBank > 0 != RefiBank > 0)
        {
            throw new DramDescriptionException(RfcBank > 0 ? "tRFCpb" : "tREFIpb", "tRFCpb and tREFIpb are given together or not at all.");
        }

        if (ThirtyTwoActivates > 0)
        {
            RequireOrder("t32AW", ThirtyTwoActivates, "tFAW", Faw);
        }

        if (CasLatency + organization.BurstCycles + Rtrs <= CasWriteLatency)
        {
            throw new DramDescriptionException("CWL", $"A WRITE's data would come before that of the READ in front: CWL = {CasWriteLatency} is no less than CL + burst + tRTRS = {CasLatency + organization.BurstCycles + Rtrs} cycles.");
        }
    }

    private static void RequireOrder(string name, int value, string other, int least)
    {
        if (value < least)
        {
            throw new DramDescriptionException(name, $"{name} = {value} cycles contradicts {other}: it must be at least {least}.");
        }
    }
}
