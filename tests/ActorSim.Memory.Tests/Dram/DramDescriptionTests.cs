namespace ActorSim.Memory.Tests;

public sealed class DramDescriptionTests
{
    [Fact]
    public void The_golden_memories_are_in_order()
    {
        foreach (var memory in new[] { GoldenDram.Ddr4, GoldenDram.Lpddr4, GoldenDram.Hbm2, GoldenDram.Hbm2OneChannel })
        {
            memory.Check();
        }

        Assert.Equal((64, 128, 64), (GoldenDram.Ddr4.Organization.RequestBytes, GoldenDram.Lpddr4.Organization.RequestBytes, GoldenDram.Hbm2.Organization.RequestBytes));
        Assert.Equal((4, 8, 2), (GoldenDram.Ddr4.Organization.BurstCycles, GoldenDram.Lpddr4.Organization.BurstCycles, GoldenDram.Hbm2.Organization.BurstCycles));
        Assert.Equal(1L << 34, GoldenDram.Ddr4.Organization.Capacity);
        Assert.Equal(1L << 33, GoldenDram.Hbm2.Organization.Capacity);
    }

    [Fact]
    public void An_address_goes_to_its_place_and_back()
    {
        // Low to high: 6 bits inside the request, column 7, bank group 2, bank 2, rank 1, row 16.
        Assert.Equal(new DramAddress(0, 1, 2, 3, 0xABCD, 0x55), GoldenDram.Ddr4.Mapping.Locate((0xABCDL << 18) | (1 << 17) | (3 << 15) | (2 << 13) | (0x55 << 6) | 63));
        for (var address = 0L; address < GoldenDram.Hbm2.Organization.Capacity; address += 64 * 1_234_577L)
        {
            Assert.Equal(address, GoldenDram.Hbm2.Mapping.AddressOf(GoldenDram.Hbm2.Mapping.Locate(address)));
        }
    }

    [Theory]
    [InlineData("rochrababg", "lacks `co` (column)")]
    [InlineData("rochrababgcoro", "field `ro` (row) twice")]
    [InlineData("rochrababgxx", "no field's name at `xx`")]
    [InlineData("ro15chrababgco", "gives 15 bits to `ro`; this memory's row has 16")]
    [InlineData("ro16ch0ra1ba2bg2co8", "gives 8 bits to `co`")]
    [InlineData("rochrababgc", "no field's name at `c`")]
    [InlineData("", "lacks `ch` (channel) and `ra` (rank)")]
    public void A_mapping_that_is_wrong_is_refused(string mapping, string because) =>
        Assert.Contains(because, Assert.Throws<ArgumentException>(() => new AddressMapping(mapping, GoldenDram.Ddr4.Organization)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_mapping_may_state_its_widths() =>
        Assert.Equal(3, new AddressMapping("ro16ch0ra1ba2bg2co7", GoldenDram.Ddr4.Organization).Locate(3L << 15).Bank);

    public static TheoryData<string, Func<DramTimings, DramTimings>> ContradictingTimings() => new()
    {
        { "tRAS = 25 cycles contradicts tRCD + tRTP: it must be at least 26", t => t with { Ras = 25 } },
        { "tRC = 55 cycles contradicts tRAS + tRP: it must be at least 56", t => t with { Rc = 55 } },
        { "tFAW = 3 cycles contradicts tRRD_S", t => t with { Faw = 3 } },
        { "tCCD_L = 3 cycles contradicts tCCD_S", t => t with { CcdLong = 3 } },
        { "tRRD_L = 3 cycles contradicts tRRD_S", t => t with { RrdLong = 3 } },
        { "tWTR_L = 2 cycles contradicts tWTR_S", t => t with { WtrLong = 2 } },
        // 16 banks to close, tRC = 56, and WL + burst + tWR + tRP = 51 behind a WRITE.
        { "tREFI = 800 cycles for 2 ranks in turn contradicts tRFC = 420: between two refreshes there must be time to close the banks and to open, write and close a row, 123 cycles; it must be at least 1086.", t => t with { Refi = 800 } },
        { "it must be at least 1086.", t => t with { Refi = 1085 } },
        { "tRCD = 17 cycles contradicts AL + 1", t => t with { AdditiveLatency = 17 } },
        { "CL must be 1 to 100,000,000 cycles; it is 0", t => t with { CasLatency = 0 } },
        { "tRFCpb and tREFIpb are given together", t => t with { RfcBank = 100 } },
        { "t32AW = 20 cycles contradicts tFAW", t => t with { ThirtyTwoActivates = 20 } },
        { "CWL = 22 is no less than", t => t with { CasWriteLatency = 22 } },
    };

    [Theory]
    [MemberData(nameof(ContradictingTimings))]
    public void Timings_that_contradict_each_other_are_refused(string because, Func<DramTimings, DramTimings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var memory = GoldenDram.Ddr4 with { Timings = change(GoldenDram.Ddr4.Timings) };
        Assert.Contains(because, Assert.Throws<DramDescriptionException>(memory.Check).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_burst_longer_than_a_row_is_refused() =>
        Assert.Contains("longer than a row", Assert.Throws<DramDescriptionException>(() => GoldenDram.WithOrganization(GoldenDram.Ddr4, GoldenDram.Ddr4.Organization with { Columns = 4 })).Message, StringComparison.Ordinal);

    [Fact]
    public void More_banks_than_a_controller_can_number_are_refused() =>
        Assert.Contains("at most 32,768 banks; 64 ranks of 32 × 32 banks are 65,536", Assert.Throws<DramDescriptionException>(() => GoldenDram.WithOrganization(GoldenDram.Ddr4, GoldenDram.Ddr4.Organization with { Ranks = 64, BankGroups = 32, BanksPerGroup = 32 })).Message, StringComparison.Ordinal);

    [Fact]
    public void Banks_without_a_refresh_time_of_their_own_cannot_be_refreshed_one_by_one()
    {
        var memory = GoldenDram.Ddr4 with { Controller = new() { Refresh = RefreshPolicy.BankStaggered } };
        Assert.Contains("no tRFCpb", Assert.Throws<DramDescriptionException>(memory.Check).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_between_refreshes_is_asked_for_as_the_controller_refreshes()
    {
        var rare = GoldenDram.Ddr4 with { Timings = GoldenDram.Ddr4.Timings with { Refi = 1000 } };
        (rare with { Controller = new() { Refresh = RefreshPolicy.None } }).Check();
        (rare with { Controller = new() { Refresh = RefreshPolicy.RankSimultaneous } }).Check();
        Assert.Equal("tREFI", Assert.Throws<DramDescriptionException>(rare.Check).Parameter);
    }

    [Fact]
    public void With_the_least_time_between_refreshes_that_is_allowed_requests_are_still_answered()
    {
        foreach (var page in new[] { PagePolicy.Open, PagePolicy.Closed })
        {
            var memory = GoldenDram.Ddr4 with { Timings = GoldenDram.Ddr4.Timings with { Refi = 1086 }, Controller = new() { Page = page } };
            DramTraceRequest[] trace = [.. Enumerable.Range(0, 300).Select(i => new DramTraceRequest(i * 7919L % 4096 * (1 << 20), 0, i % 3 == 0))];
            var playback = new DramPlayback(memory, trace);
            playback.Simulation.Advance(memory.Clock.Edge(1_000_000));
            Assert.Equal(300, playback.Player.Answered);
        }
    }
}
