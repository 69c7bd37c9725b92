using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Conformance.Dramsim3;

/// <summary>The memories of the golden runs, with the cycles that the tool's configurations state.</summary>
internal static class DramsimMemory
{
    private static readonly DramDescription Ddr4 = Make(
        "ddr4",
        830,
        new DramOrganization { Channels = 1, Ranks = 2, BankGroups = 4, BanksPerGroup = 4, Rows = 65536, Columns = 1024, DeviceBits = 8, BusBits = 64, BurstLength = 8 },
        new DramTimings
        {
            CasLatency = 17, CasWriteLatency = 12, RcdRead = 17, RcdWrite = 17, Rp = 17, Ras = 39, Rc = 56, CcdShort = 4, CcdLong = 6, RrdShort = 4, RrdLong = 6,
            Faw = 26, Wr = 18, Rtp = 9, WtrShort = 3, WtrLong = 9, Rfc = 420, Refi = 9360, Rtrs = 1,
        },
        "rochrababgco");

    private static readonly DramDescription Lpddr4 = Make(
        "lpddr4",
        830,
        new DramOrganization { Channels = 1, Ranks = 2, BankGroups = 2, BanksPerGroup = 4, Rows = 65536, Columns = 1024, DeviceBits = 16, BusBits = 64, BurstLength = 16 },
        new DramTimings
        {
            CasLatency = 17, CasWriteLatency = 14, RcdRead = 15, RcdWrite = 15, Rp = 15, Ras = 32, Rc = 47, CcdShort = 4, CcdLong = 6, RrdShort = 8, RrdLong = 8,
            Faw = 32, Wr = 30, Rtp = 12, WtrShort = 8, WtrLong = 16, Rfc = 392, Refi = 8660, Rtrs = 1, Ppd = 2,
        },
        "rochrababgco");

    private static readonly DramDescription Hbm2 = Make(
        "hbm2",
        1000,
        new DramOrganization { Channels = 8, Ranks = 1, BankGroups = 4, BanksPerGroup = 4, Rows = 32768, Columns = 128, DeviceBits = 128, BusBits = 128, BurstLength = 4 },
        new DramTimings
        {
            CasLatency = 14, CasWriteLatency = 4, RcdRead = 14, RcdWrite = 14, Rp = 14, Ras = 34, Rc = 48, CcdShort = 1, CcdLong = 2, RrdShort = 4, RrdLong = 6,
            Faw = 30, Wr = 16, Rtp = 5, WtrShort = 6, WtrLong = 8, Rfc = 260, Refi = 3900, Rtrs = 2,
        },
        "rorabgbachco") with
    { HasTwoCommandBuses = true };

    /// <summary>The memory of a golden configuration.</summary>
    public static DramDescription Of(string config) => config switch
    {
        "ddr4" => Ddr4,
        "ddr4_close" => Ddr4 with { Controller = new() { Page = PagePolicy.Closed } },
        "ddr4_unified" => Ddr4 with { Controller = new() { HasUnifiedQueue = true } },
        "lpddr4" => Lpddr4,
        "hbm2" => Hbm2,
        "hbm2_1ch" => Hbm2 with
        {
            Organization = Hbm2.Organization with { Channels = 1 },
            Mapping = new AddressMapping(Hbm2.Mapping.Text, Hbm2.Organization with { Channels = 1 }),
        },
        _ => throw new ArgumentException($"There is no configuration {config}.", nameof(config)),
    };

    /// <summary>The currents that a configuration of the tool states.</summary>
    public static DramCurrents CurrentsOf(string config) => config.Split('_')[0] switch
    {
        "ddr4" => new DramCurrents { Vdd = 1.2, Idd0 = 48, Idd2N = 34, Idd3N = 43, Idd4R = 135, Idd4W = 123, Idd5B = 250 },
        "lpddr4" => new DramCurrents { Vdd = 1.2, Idd0 = 80, Idd2N = 34, Idd3N = 47, Idd4R = 243, Idd4W = 228, Idd5B = 280 },
        "hbm2" => new DramCurrents { Vdd = 1.2, Idd0 = 65, Idd2N = 40, Idd3N = 55, Idd4R = 390, Idd4W = 500, Idd5B = 250 },
        _ => throw new ArgumentException($"There is no configuration {config}.", nameof(config)),
    };

    private static DramDescription Make(string name, int picoseconds, DramOrganization organization, DramTimings timings, string mapping) => new()
    {
        Name = name,
        Clock = Clock.FromPeriod(picoseconds),
        Organization = organization,
        Timings = timings,
        Mapping = new AddressMapping(mapping, organization),
    };
}
