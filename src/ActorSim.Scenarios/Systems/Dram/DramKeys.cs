using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>The keys of a DRAM, for every kind of system that has one.</summary>
internal static class DramKeys
{
    // A DRAM's requests come on the half clock, whose period must be a picosecond or more too.
    private const string Fastest = "500 GHz";
    private const string ShortestPeriod = "2 ps";

    private static readonly Key<string> Name = Key.Text("name", "Its name in results, such as `DDR4-2400`.");
    private static readonly Key<Quantity> ClockKey = Key.Frequency("clock", "The command clock, kept exactly: the period of 1.2 GHz is 1/1.2 ns. Give this or `period`.", min: "1 MHz", max: Fastest).Optional();
    private static readonly Key<Quantity> Period = Key.Duration("period", "The period of the command clock. Give this or `clock`.", min: ShortestPeriod, max: "1 us").Optional();

    private static readonly Key<int> Channels = Size("channels", "Channels, each with a bus and a controller of its own; a power of two.").WithDefault("1");
    private static readonly Key<int> Ranks = Size("ranks", "Ranks that share the bus of a channel; a power of two.").WithDefault("1");
    private static readonly Key<int> BankGroups = Size("bank-groups", "Bank groups of a rank; a power of two, 1 where the standard has none.").WithDefault("1");
    private static readonly Key<int> Banks = Size("banks", "Banks of a group, or of a rank where there are no groups; a power of two.");
    private static readonly Key<int> Rows = Size("rows", "Rows of a bank; a power of two.");
    private static readonly Key<int> Columns = Size("columns", "Columns of a row, each as wide as a device; a power of two.");
    private static readonly Key<int> DeviceWidth = Size("device-width", "Data pins of a device, in bits; a power of two.");
    private static readonly Key<int> BusWidth = Size("bus-width", "Data wires of a channel, in bits: the devices of a rank side by side; a power of two.");
    private static readonly Key<int> BurstLength = Size("burst-length", "Beats of a burst: what every wire carries for one column command; a power of two.");
    private static readonly Key<int> BeatsPerCycle = Size("beats-per-cycle", "Beats in a cycle of the command clock: 2 with double data rate, more where data has a faster clock of its own (8 in GDDR6).").WithDefault("2");

    private static readonly Key<bool> TwoCommandBuses = Key.Flag(
        "two-command-buses", "Whether column commands and others have buses of their own, so that one of each may be sent in a cycle (HBM).").WithDefault("false");

    private static readonly Key<string> Mapping = Key.Text(
        "mapping", "Which bits of an address choose what, from the highest to the lowest: `ro` row, `ra` rank, `bg` bank group, `ba` bank, `ch` channel, `co` column, each once, as in `rorababgcoch`. Behind a name may stand its width in bits, to have it checked. Below all lie the bits inside one request.");

    private static readonly Key<Record> Timings = Key.Object("timings", "The timing parameters.", DramTimingKeys.Schema, "{ CL = 17, tRCD = 14.16 ns, tRTP = [4, 7.5 ns], … }");
    private static readonly Key<Record> Controller = Key.Object("controller", "How requests are ordered.", DramControllerKeys.Schema, "{ page = closed }").WithDefault("{}");
    private static readonly Key<Record> Power = Key.Object("power", "What commands cost; no energy is reported, when left out.", DramPowerKeys.Family, "{ from = currents, VDD = 1.2 V, IDD0 = 48 mA, … }").Optional();

    /// <summary>The keys.</summary>
    public static readonly RecordSchema Schema = new(
        "DRAM memory",
        "A DRAM: its devices, how they are wired, their timings, controllers and currents.",
        Name, ClockKey, Period, Channels, Ranks, BankGroups, Banks, Rows, Columns, DeviceWidth, BusWidth, BurstLength, BeatsPerCycle, TwoCommandBuses, Mapping, Timings, Controller, Power);

    /// <summary>The DRAM that a record describes, checked.</summary>
    /// <param name="dram">Keys read by <see cref="Schema"/>.</param>
    /// <exception cref="HoconException">It cannot be, with the place of the key that is to blame.</exception>
    public static DramStandard Read(Record dram)
    {
        try
        {
            var clock = ClockOf(dram);
            var organization = OrganizationOf(dram);
            var description = new DramDescription
            {
                Name = dram.Get(Name),
                Clock = clock,
                Organization = organization,
                Timings = DramTimingKeys.Read(dram.Get(Timings), clock),
                Controller = DramControllerKeys.Read(dram.Get(Controller)),
                Mapping = MappingOf(dram, organization),
                HasTwoCommandBuses = dram.Get(TwoCommandBuses),
            };
            description.Check();
            return new DramStandard(description, dram.TryGet(Power, out var power) ? DramPowerKeys.Read(power, description) : null);
        }
        catch (DramDescriptionException problem)
        {
            throw At(dram, problem);
        }
    }

    private static Clock ClockOf(Record dram)
    {
        if (dram.Has(ClockKey) && dram.Has(Period))
        {
            throw dram.Error(Period, $"Give `clock` or `period`, not both: `clock` is {dram.Found(ClockKey)} already.");
        }

        if (dram.Has(ClockKey))
        {
            return dram.ClockOf(ClockKey);
        }

        if (!dram.TryGet(Period, out var period))
        {
            throw dram.Error("`DRAM memory` needs the key `clock`, such as `1.2 GHz`, or `period`, such as `0.83 ns`.");
        }

        try
        {
            return Clock.FromPeriod(period.Value);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw dram.Error(Period, $"`{Period.Name}` has too many digits; found {dram.Found(Period)}.");
        }
    }

    private static DramOrganization OrganizationOf(Record dram) => new()
    {
        Channels = dram.Get(Channels),
        Ranks = dram.Get(Ranks),
        BankGroups = dram.Get(BankGroups),
        BanksPerGroup = dram.Get(Banks),
        Rows = dram.Get(Rows),
        Columns = dram.Get(Columns),
        DeviceBits = dram.Get(DeviceWidth),
        BusBits = dram.Get(BusWidth),
        BurstLength = dram.Get(BurstLength),
        BeatsPerCycle = dram.Get(BeatsPerCycle),
    };

    private static AddressMapping MappingOf(Record dram, DramOrganization organization)
    {
        try
        {
            return new AddressMapping(dram.Get(Mapping), organization);
        }
        catch (ArgumentException problem) when (problem is not DramDescriptionException)
        {
            throw dram.Error(Mapping, problem.Message);
        }
    }

    private static HoconException At(Record dram, DramDescriptionException problem)
    {
        Key? key = problem.Parameter switch
        {
            nameof(DramOrganization.Channels) => Channels,
            nameof(DramOrganization.Ranks) => Ranks,
            nameof(DramOrganization.BankGroups) => BankGroups,
            nameof(DramOrganization.BanksPerGroup) => Banks,
            nameof(DramOrganization.Rows) => Rows,
            nameof(DramOrganization.Columns) => Columns,
            nameof(DramOrganization.DeviceBits) => DeviceWidth,
            nameof(DramOrganization.BusBits) => BusWidth,
            nameof(DramOrganization.BurstLength) => BurstLength,
            nameof(DramOrganization.BeatsPerCycle) => BeatsPerCycle,
            _ => null,
        };
        return key is not null ? dram.Error(key, problem.Message)
            : DramTimingKeys.Schema.Find(problem.Parameter) is { } timing ? dram.Get(Timings).Error(timing, problem.Message)
            : DramControllerKeys.KeyOf(problem.Parameter) is { } setting ? dram.Get(Controller).Error(setting, problem.Message)
            : dram.Error(problem.Message);
    }

    private static Key<int> Size(string name, string description) => Key.Count(name, description, min: 1);
}
