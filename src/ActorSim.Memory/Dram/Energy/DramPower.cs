namespace ActorSim.Memory;

/// <summary>What each command costs, and what a rank draws without any: for all devices of the rank together.</summary>
/// <remarks>Nothing is counted for termination, for the controller's side of the bus, or for power-down and self-refresh, which the controller does not use.</remarks>
public sealed record DramPower
{
    /// <summary>Energy of opening a row and closing it again, in pJ.</summary>
    public required double Activate { get; init; }

    /// <summary>Energy of a READ, in pJ.</summary>
    public required double Read { get; init; }

    /// <summary>Energy of a WRITE, in pJ.</summary>
    public required double Write { get; init; }

    /// <summary>Energy of a REFRESH of all banks, in pJ.</summary>
    public required double Refresh { get; init; }

    /// <summary>Energy of a REFRESH of one bank, in pJ.</summary>
    public double RefreshBank { get; init; }

    /// <summary>Power of a rank with a row open, beside its commands, in mW.</summary>
    public required double BackgroundActive { get; init; }

    /// <summary>Power of a rank whose banks are all closed, beside its commands, in mW.</summary>
    public required double BackgroundPrecharged { get; init; }

    /// <summary>The energies that follow from a datasheet's currents.</summary>
    /// <remarks>
    /// Micron TN-40-07 (DDR4) and TN-46-03 (DDR2): a command costs what its current is above that of the background, for as
    /// long as the current is measured: ACTIVATE and PRECHARGE a tRC less tRAS with rows open and tRP with none, a burst the
    /// cycles of its data, a REFRESH tRFC (tRFCpb). V · mA · ns is pJ.
    /// </remarks>
    /// <param name="currents">Voltage and currents of one device.</param>
    /// <param name="memory">The devices of a rank, the timings and the clock.</param>
    /// <exception cref="DramDescriptionException">A current is below that of the background that it contains.</exception>
    public static DramPower Of(DramCurrents currents, DramDescription memory)
    {
        ArgumentNullException.ThrowIfNull(currents);
        ArgumentNullException.ThrowIfNull(memory);
        Check(currents);
        var (timings, devices) = (memory.Timings, memory.Organization.DevicesPerRank);
        var open = currents.Idd3N;
        var volts = currents.Vdd * devices;
        var nanoseconds = memory.CycleNanoseconds;
        var activate = (currents.Idd0 * timings.Rc) - ((open * timings.Ras) + (currents.Idd2N * (timings.Rc - timings.Ras)));
        if (activate < 0)
        {
            throw new DramDescriptionException("IDD0", $"IDD0 = {currents.Idd0} mA over a tRC contradicts IDD3N = {open} mA over tRAS and IDD2N = {currents.Idd2N} mA over the rest: opening a row would win energy.");
        }

        return new DramPower
        {
            Activate = volts * activate * nanoseconds,
            Read = volts * (currents.Idd4R - open) * memory.Organization.BurstCycles * nanoseconds,
            Write = volts * (currents.Idd4W - open) * memory.Organization.BurstCycles * nanoseconds,
            Refresh = volts * (currents.Idd5B - open) * timings.Rfc * nanoseconds,
            RefreshBank = currents.Idd5PB > 0 ? volts * (currents.Idd5PB - open) * timings.RfcBank * nanoseconds : 0,
            BackgroundActive = volts * open,
            BackgroundPrecharged = volts * currents.Idd2N,
        };
    }

    private static void Check(DramCurrents currents)
    {
        Require(currents.Vdd > 0, "VDD", "VDD must be above 0 V.");
        RequireAbove("IDD3N", currents.Idd3N, "IDD2N", currents.Idd2N);
        RequireAbove("IDD4R", currents.Idd4R, "IDD3N", currents.Idd3N);
        RequireAbove("IDD4W", currents.Idd4W, "IDD3N", currents.Idd3N);
        RequireAbove("IDD5B", currents.Idd5B, "IDD3N", currents.Idd3N);
        Require(currents.Idd2N >= 0, "IDD2N", "IDD2N must not be negative.");
        if (currents.Idd5PB != 0)
        {
            RequireAbove("IDD5PB", currents.Idd5PB, "IDD3N", currents.Idd3N);
        }
    }

    private static void RequireAbove(string name, double value, string other, double least) =>
        Require(value >= least, name, $"{name} = {value} mA contradicts {other} = {least} mA, which it contains.");

    private static void Require(bool holds, string name, string sentence)
    {
        if (!holds)
        {
            throw new DramDescriptionException(name, sentence);
        }
    }
}
