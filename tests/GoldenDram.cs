using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Tests;

/// <summary>The memories of DRAMsim3's golden runs, in the cycles that the tool's configurations state.</summary>
internal static class GoldenDram
{
    public static readonly DramDescription Ddr4 = Make(
        "DDR4-2400",
        830,
        new DramOrganization { Channels = 1, Ranks = 2, BankGroups = 4, BanksPerGroup = 4, Rows = 65536, Columns = 1024, DeviceBits = 8, BusBits = 64, BurstLength = 8 },
        new DramTimings
        {
            CasLatency = 17, CasWriteLatency = 12, RcdRead = 17, RcdWrite = 17, Rp = 17, Ras = 39, Rc = 56, CcdShort = 4, CcdLong = 6, RrdShort = 4, RrdLong = 6,
            Faw = 26, Wr = 18, Rtp = 9, WtrShort = 3, WtrLong = 9, Rfc = 420, Refi = 9360, Rtrs = 1,
        },
        "rochrababgco");

    public static readonly DramDescription Lpddr4 = Make(
        "LPDDR4-2400",
        830,
        new DramOrganization { Channels = 1, Ranks = 2, BankGroups = 2, BanksPerGroup = 4, Rows = 65536, Columns = 1024, DeviceBits = 16, BusBits = 64, BurstLength = 16 },
        new DramTimings
        {
            CasLatency = 17, CasWriteLatency = 14, RcdRead = 15, RcdWrite = 15, Rp = 15, Ras = 32, Rc = 47, CcdShort = 4, CcdLong = 6, RrdShort = 8, RrdLong = 8,
            Faw = 32, Wr = 30, Rtp = 12, WtrShort = 8, WtrLong = 16, Rfc = 392, Refi = 8660, Rtrs = 1, Ppd = 2,
        },
        "rochrababgco");

    public static readonly DramDescription Hbm2 = Make(
        "HBM2",
        1000,
        new DramOrganization { Channels = 8, Ranks = 1, BankGroups = 4, BanksPerGroup = 4, Rows = 32768, Columns = 128, DeviceBits = 128, BusBits = 128, BurstLength = 4 },
        new DramTimings
        {
            CasLatency = 14, CasWriteLatency = 4, RcdRead = 14, RcdWrite = 14, Rp = 14, Ras = 34, Rc = 48, CcdShort = 1, CcdLong = 2, RrdShort = 4, RrdLong = 6,
            Faw = 30, Wr = 16, Rtp = 5, WtrShort = 6, WtrLong = 8, Rfc = 260, Refi = 3900, Rtrs = 2,
        },
        "rorabgbachco") with
    { HasTwoCommandBuses = true };

    public static readonly DramDescription Hbm2OneChannel = WithOrganization(Hbm2, Hbm2.Organization with { Channels = 1 });

    /// <summary>The memory with another organization, and so another mapping.</summary>
    public static DramDescription WithOrganization(DramDescription memory, DramOrganization organization) =>
        memory with { Organization = organization, Mapping = new AddressMapping(memory.Mapping.Text, organization) };

    private static DramDescription Make(string name, int picoseconds, DramOrganization organization, DramTimings timings, string mapping) => new()
    {
        Name = name,
        Clock = Clock.FromPeriod(picoseconds),
        Organization = organization,
        Timings = timings,
        Mapping = new AddressMapping(mapping, organization),
    };
}
