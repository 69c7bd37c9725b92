using ActorSim.Memory;

namespace ActorSim.Scenarios.Tests;

/// <summary>The memories that come with the project.</summary>
public sealed class ShippedDramTests
{
    private static readonly string Folder = RepositoryFolder.PathOf("scenarios", "chips", "dram");

    private static readonly Dictionary<string, DramStandard> Shipped =
        Directory.EnumerateFiles(Folder, "*.conf").SelectMany(file => DramLibrary.Load(file).Standards).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Shipped.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_memory_can_be_and_has_power(string name)
    {
        var standard = Read(name);

        standard.Description.Check();
        Assert.NotNull(standard.Power);
        Assert.All([standard.Power.Activate, standard.Power.Read, standard.Power.Write, standard.Power.Refresh], energy => Assert.True(energy > 0));
        Assert.True(standard.Power.BackgroundActive > standard.Power.BackgroundPrecharged);
    }

    // Transfers a second, times bytes of all data wires.
    [Theory]
    [InlineData("ddr3-1600", 1600e6 * 8)]
    [InlineData("ddr4-2400", 2400e6 * 8)]
    [InlineData("ddr4-3200", 3200e6 * 8)]
    [InlineData("lpddr4-2400", 2400e6 * 2 * 4)]
    [InlineData("gddr6", 12e9 * 2 * 2)]
    [InlineData("hbm2", 2e9 * 128)]
    public void A_shipped_memory_has_its_bandwidth(string name, double bytesPerSecond) =>
        Assert.Equal(bytesPerSecond, Read(name).Description.PeakBytesPerSecond, tolerance: 1);

    [Theory]
    [InlineData("ddr3-1600", 8)]
    [InlineData("ddr4-2400", 16)]
    [InlineData("ddr4-3200", 16)]
    [InlineData("lpddr4-2400", 2)]
    [InlineData("gddr6", 1)]
    [InlineData("hbm2", 4)]
    public void A_shipped_memory_has_its_capacity(string name, long gibibytes) =>
        Assert.Equal(gibibytes << 30, Read(name).Description.Organization.Capacity);

    // JEDEC's own tables of cycles for these speed bins, where they have them; the rest by hand at 1.25, 1/1.2 and 0.625 ns.
    [Theory]
    [InlineData("ddr3-1600", 11, 28, 39, 4, 5, 24, 12, 6, 6, 208, 6240)]
    [InlineData("ddr4-2400", 17, 39, 56, 6, 6, 26, 18, 9, 9, 420, 9360)]
    [InlineData("ddr4-3200", 22, 52, 74, 8, 8, 34, 24, 12, 12, 560, 12480)]
    public void Times_become_the_cycles_of_the_speed_bin(string name, int rcd, int ras, int rc, int ccd, int rrd, int faw, int wr, int rtp, int wtr, int rfc, int refi)
    {
        var timings = Read(name).Description.Timings;

        Assert.Equal((rcd, rcd, rcd, ras, rc), (timings.RcdRead, timings.RcdWrite, timings.Rp, timings.Ras, timings.Rc));
        Assert.Equal((ccd, rrd, faw, wr, rtp), (timings.CcdLong, timings.RrdLong, timings.Faw, timings.Wr, timings.Rtp));
        Assert.Equal((wtr, rfc, refi), (timings.WtrLong, timings.Rfc, timings.Refi));
    }

    // JESD209-4: RL + RU(tDQSCK) + BL/2 + tWPRE - WL is 24 + 5 + 8 + 2 - 12; WL + 1 + BL/2 + tWTR is 12 + 1 + 8 + 12.
    [Fact]
    public void The_bus_of_lpddr4_turns_around_as_its_standard_says()
    {
        var lpddr4 = Read("lpddr4-2400").Description;
        var distances = new CommandDistances(lpddr4.Organization, lpddr4.Timings);

        Assert.Equal((27, 33), (distances.ReadToWriteSameRank, distances.WriteToReadSameGroup));
    }

    [Fact]
    public void Every_shipped_file_of_a_standard_holds_one_memory_of_its_name()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.conf"))
        {
            if (Path.GetFileName(file) != "validation.conf")
            {
                var memory = Assert.Single(DramLibrary.Load(file).Standards);
                Assert.Equal(Path.GetFileNameWithoutExtension(file), memory.Key);
                Assert.Equal(memory.Key, memory.Value.Description.Name.ToLowerInvariant());
            }
        }
    }

    // The table in the golden data's README.
    [Theory]
    [InlineData("dramsim3-ddr4", 830, 1, 64, "17 12 17 17 17 39 56 4 6 4 6 26 18 9 3 9 420 9360 1 0", "7 2 2 1 0 16")]
    [InlineData("dramsim3-lpddr4", 830, 1, 128, "17 14 15 15 15 32 47 4 6 8 8 32 30 12 8 16 392 8660 1 2", "6 1 2 1 0 16")]
    [InlineData("dramsim3-hbm2", 1000, 8, 64, "14 4 14 14 14 34 48 1 2 4 6 30 16 5 6 8 260 3900 2 0", "5 2 2 0 3 15")]
    public void The_memories_of_the_golden_data_have_its_cycles(string name, long period, int channels, int requestBytes, string cycles, string widths)
    {
        var memory = Read(name).Description;
        var (o, t) = (memory.Organization, memory.Timings);

        Assert.Equal(((period, 1L), channels, requestBytes), (memory.Clock.Period, o.Channels, o.RequestBytes));
        Assert.Equal(
            cycles,
            string.Join(' ', t.CasLatency, t.CasWriteLatency, t.RcdRead, t.RcdWrite, t.Rp, t.Ras, t.Rc, t.CcdShort, t.CcdLong, t.RrdShort, t.RrdLong, t.Faw, t.Wr, t.Rtp, t.WtrShort, t.WtrLong, t.Rfc, t.Refi, t.Rtrs, t.Ppd));
        Assert.Equal(widths, string.Join(' ', new[] { o.RequestsPerRow, o.BankGroups, o.BanksPerGroup, o.Ranks, o.Channels, o.Rows }.Select(int.Log2)));
        Assert.Equal((name == "dramsim3-hbm2", 0), (memory.HasTwoCommandBuses, t.AdditiveLatency));
        Assert.Equal(new DramControllerDescription(), memory.Controller);
    }

    internal static DramStandard Read(string name) => Shipped[name];
}
