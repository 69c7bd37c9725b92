using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>A DRAM system: devices, timing, controllers, and how addresses are spread over it.</summary>
public sealed record DramDescription
{
    /// <summary>Its name in results, such as <c>DDR4-2400</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The command clock.</summary>
    public required Clock Clock { get; init; }

    /// <summary>Channels, ranks, banks, rows.</summary>
    public required DramOrganization Organization { get; init; }

    /// <summary>The timing parameters, in cycles of the command clock.</summary>
    public required DramTimings Timings { get; init; }

    /// <summary>How requests are ordered.</summary>
    public DramControllerDescription Controller { get; init; } = new();

    /// <summary>How addresses are spread.</summary>
    public required AddressMapping Mapping { get; init; }

    /// <summary>Whether column commands and others have buses of their own, so that one of each may be sent in a cycle (HBM).</summary>
    public bool HasTwoCommandBuses { get; init; }

    /// <summary>The period of the command clock in ns.</summary>
    public double CycleNanoseconds => Clock.Period.Numerator / (1000.0 * Clock.Period.Denominator);

    /// <summary>What all channels can carry in a second at most, in bytes.</summary>
    public double PeakBytesPerSecond => (double)Organization.RequestBytes / Organization.BurstCycles * Clock.Hertz * Organization.Channels;

    /// <summary>Throws when something is not possible or parameters contradict each other.</summary>
    /// <exception cref="DramDescriptionException">What is wrong, in a sentence.</exception>
    public void Check()
    {
        Organization.Check();
        Timings.Check(Organization);
        Controller.Check();
        if (Mapping.Organization != Organization)
        {
            throw new DramDescriptionException(nameof(Mapping), $"The address mapping {Mapping.Text} is made for another organization than that of {Name}.");
        }

        if (Controller.Refresh == RefreshPolicy.BankStaggered && Timings.RfcBank == 0)
        {
            throw new DramDescriptionException(nameof(DramControllerDescription.Refresh), $"{Name} has no tRFCpb, so its banks cannot be refreshed one by one; refresh whole ranks.");
        }

        RequireTimeBetweenRefreshes();
    }

    /// <summary>Between two refreshes there must be time for every bank to be closed, and for a row to be opened, written and closed; or requests could wait for ever.</summary>
    private void RequireTimeBetweenRefreshes()
    {
        var distances = new CommandDistances(Organization, Timings);
        var isOfBanks = Controller.Refresh == RefreshPolicy.BankStaggered;
        var work = ((isOfBanks ? 1 : Organization.Banks) * Math.Max(1, Timings.Ppd)) + Timings.Rc + distances.WritePrechargeToAct;
        var (name, interval, turns, other, least) = isOfBanks
            ? ("tREFIpb", Timings.RefiBank, 1, "tRFCpb", Timings.RfcBank + work)
            : ("tREFI", Timings.Refi, Controller.Refresh == RefreshPolicy.RankStaggered ? Organization.Ranks : 1, "tRFC", Timings.Rfc + work);
        if (Controller.Refresh != RefreshPolicy.None && interval / turns < least)
        {
            var shared = turns > 1 ? $" for {turns} ranks in turn" : "";
            throw new DramDescriptionException(
                name,
                $"{name} = {interval} cycles{shared} contradicts {other} = {least - work}: between two refreshes there must be time to close the banks and to open, write and close a row, {work} cycles; it must be at least {(long)least * turns}.");
        }
    }
}
