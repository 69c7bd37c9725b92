namespace ActorSim.Memory;

/// <summary>
/// The supply voltage and currents of one device, as its datasheet has them. The letters are those of the JEDEC standards;
/// currents are in mA, averaged over the pattern of commands by which the standards define them.
/// </summary>
public sealed record DramCurrents
{
    /// <summary>VDD in V, above 0.</summary>
    public required double Vdd { get; init; }

    /// <summary>IDD0: one bank is opened and closed every tRC.</summary>
    public required double Idd0 { get; init; }

    /// <summary>IDD2N: all banks closed, nothing done.</summary>
    public required double Idd2N { get; init; }

    /// <summary>IDD3N: banks open, nothing done.</summary>
    public required double Idd3N { get; init; }

    /// <summary>IDD4R: reading burst after burst.</summary>
    public required double Idd4R { get; init; }

    /// <summary>IDD4W: writing burst after burst.</summary>
    public required double Idd4W { get; init; }

    /// <summary>IDD5B, IDD5AB in LPDDR4: refreshing all banks every tRFC.</summary>
    public required double Idd5B { get; init; }

    /// <summary>IDD5PB: refreshing one bank after another, every tRFCpb; 0 where banks are not refreshed alone.</summary>
    public double Idd5PB { get; init; }
}
