using ActorSim.Hocon;
using ActorSim.Memory;

namespace ActorSim.Scenarios.Tests;

/// <summary>How a memory is read, and what it is refused with.</summary>
public sealed class DramKeysTests
{
    private const string Ddr3 = """
        name = mine, clock = 800 MHz
        banks = 8, rows = 65536, columns = 1024
        device-width = 8, bus-width = 64, burst-length = 8
        mapping = rorabgbachco
        timings {
          CL = 11, CWL = 8
          tRCD = 13.75 ns
          tRP = 13.75 ns
          tRAS = 35 ns
          tCCD_S = 4, tRRD_S = [4, 6 ns]
          tFAW = 30 ns
          tWR = 15 ns, tRTP = [4, 7.5 ns], tWTR_S = [4, 7.5 ns]
          tRFC = 260 ns
          tREFI = 7.8 us
          tRTRS = 2
        }
        """;

    private const string Currents = """
        power {
          from = currents
          VDD = 1.35 V
          IDD0 = 55 mA
          IDD2N = 32 mA
          IDD3N = 38 mA
          IDD4R = 157 mA
          IDD4W = 0.125 A
          IDD5B = 235 mA
        }
        """;

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var memory = Read(Ddr3).Description;

        Assert.Equal(
            new DramOrganization { Channels = 1, Ranks = 1, BankGroups = 1, BanksPerGroup = 8, Rows = 65536, Columns = 1024, DeviceBits = 8, BusBits = 64, BurstLength = 8, BeatsPerCycle = 2 },
            memory.Organization);
        Assert.Equal(
            new DramTimings
            {
                CasLatency = 11, CasWriteLatency = 8, RcdRead = 11, RcdWrite = 11, Rp = 11, Ras = 28, Rc = 39, CcdShort = 4, CcdLong = 4, RrdShort = 5, RrdLong = 5,
                Faw = 24, Wr = 12, Rtp = 6, WtrShort = 6, WtrLong = 6, Rfc = 208, Refi = 6240, Rtrs = 2,
            },
            memory.Timings);
        Assert.Equal(new DramControllerDescription(), memory.Controller);
        Assert.Null(Read(Ddr3).Power);
    }

    [Fact]
    public void A_controller_has_all_its_settings()
    {
        var controller = """
            controller {
              queues = per-rank, command-queue = 1, read-queue = 2, write-buffer = 3, unified = yes, idle-drain-threshold = 4, row-hit-cap = 5
              page = closed, refresh = rank-simultaneous, scheduling = fcfs
            }
            """;

        Assert.Equal(
            new DramControllerDescription
            {
                Queues = CommandQueueStructure.PerRank, CommandQueueSize = 1, ReadQueueSize = 2, WriteBufferSize = 3, HasUnifiedQueue = true, IdleDrainThreshold = 4,
                RowHitCap = 5, Page = PagePolicy.Closed, Refresh = RefreshPolicy.RankSimultaneous, Scheduling = CommandScheduling.FirstComeFirstServed,
            },
            Read($"{Ddr3}\n{controller}").Description.Controller);
    }

    [Fact]
    public void Currents_become_energies()
    {
        var power = Read($"{Ddr3}\n{Currents}").Power!;

        Assert.Equal(1.35 * 8 * (157 - 38) * 4 * 1.25, power.Read, tolerance: 1e-9);
        Assert.Equal(1.35 * 8 * (125 - 38) * 4 * 1.25, power.Write, tolerance: 1e-9);
    }

    [Fact]
    public void Energies_are_taken_as_they_are()
    {
        var power = Read($$"""
            {{Ddr3}}
            power { from = energies, activate = 2 nJ, read = 3 nJ, write = 4 nJ, refresh = 5 uJ, refresh-bank = 6 nJ, background-active = 1 W, background-precharged = 500 mW }
            """).Power;

        Assert.Equal(
            new DramPower { Activate = 2000, Read = 3000, Write = 4000, Refresh = 5e6, RefreshBank = 6000, BackgroundActive = 1000, BackgroundPrecharged = 500 }, power);
    }

    [Fact]
    public void A_period_may_take_the_place_of_the_clock() =>
        Assert.Equal((830L, 1L), Read(Ddr3.Replace("clock = 800 MHz", "period = 0.83 ns", StringComparison.Ordinal)).Description.Clock.Period);

    [Fact]
    public void Reads_and_writes_may_wait_for_their_row_differently()
    {
        var timings = Read(Ddr3.Replace("tRCD = 13.75 ns", "tRCDRD = 11, tRCDWR = 9", StringComparison.Ordinal)).Description.Timings;

        Assert.Equal((11, 9), (timings.RcdRead, timings.RcdWrite));
    }

    // The line and column of what is to blame, then why.
    [Theory]
    [InlineData("clock = 800 MHz", "clock = 800 MHz, period = 1.25 ns", "2:40: Give `clock` or `period`, not both: `clock` is `800 MHz` already.")]
    [InlineData(", clock = 800 MHz", "", "1:6: `DRAM memory` needs the key `clock`, such as `1.2 GHz`, or `period`, such as `0.83 ns`.")]
    [InlineData("clock = 800 MHz", "period = 1.0000000000000000000000001 ns", "2:23: `period` has too many digits")]
    [InlineData("banks = 8", "banks = 6", "3:9: The number of banks of a group must be a power of two from 1 to 64; it is 6.")]
    [InlineData("bus-width = 64", "bus-width = 4", "4:31: A bus of 4 bits is narrower than a device of 8 bits.")]
    [InlineData("columns = 1024", "columns = 4", "4:50: A burst of 8 beats is longer than a row of 4 columns.")]
    [InlineData("rorabgbachco", "rorabgbach", "5:11: The address mapping \"rorabgbach\" lacks `co` (column)")]
    [InlineData("rorabgbachco", "ro15rabgbachco", "5:11: The address mapping \"ro15rabgbachco\" gives 15 bits to `ro`")]
    [InlineData("tRAS = 35 ns", "tRAS = 20 ns", "10:10: tRAS = 16 cycles contradicts tRCD + tRTP: it must be at least 17.")]
    [InlineData("tRAS = 35 ns", "tRAS = 35 ns, tRC = 38", "10:23: tRC = 38 cycles contradicts tRAS + tRP: it must be at least 39.")]
    [InlineData("tFAW = 30 ns", "tFAW = 4", "12:10: tFAW = 4 cycles contradicts tRRD_S: it must be at least 5.")]
    [InlineData("tREFI = 7.8 us", "tREFI = 260 ns", "15:11: tREFI = 208 cycles contradicts tRFC = 208: between two refreshes")]
    [InlineData("tRCD = 13.75 ns", "tRCD = 11, tRCDRD = 11", "8:23: `tRCD` stands for both `tRCDRD` and `tRCDWR`; give it alone, or these two without it.")]
    [InlineData("tRCD = 13.75 ns", "tRCDWR = 11", "8:12: `timings` needs the key `tRCD`, or both `tRCDRD` and `tRCDWR`.")]
    [InlineData("tRCD = 13.75 ns", "tRcd = 13.75 ns", "8:3: `timings` has no key `tRcd`; did you mean `tRCD`?")]
    [InlineData("tRFC = 260 ns", "tRFC = 260 ns, tRFCpb = 90 ns", "14:27: tRFCpb and tREFIpb are given together or not at all.")]
    [InlineData("tRTRS = 2", "", "6:9: `timings` needs the key `tRTRS`")]
    [InlineData("name = mine", "name = mine, controller { refresh = bank-staggered }", "2:37: mine has no tRFCpb, so its banks cannot be refreshed one by one; refresh whole ranks.")]
    public void What_cannot_be_is_refused_where_it_stands(string text, string instead, string because)
    {
        Assert.Contains(text, Ddr3, StringComparison.Ordinal);
        Assert.StartsWith("mine.conf:" + because, Refusal(Ddr3.Replace(text, instead, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IDD4R = 157 mA", "IDD4R = 30 mA", "24:11: IDD4R = 30 mA contradicts IDD3N = 38 mA, which it contains.")]
    [InlineData("IDD0 = 55 mA", "IDD0 = 30 mA", "21:10: IDD0 = 30 mA over a tRC contradicts")]
    [InlineData("VDD = 1.35 V", "VDD = 1.35", "20:9: `VDD` needs a unit of voltage, such as `1.2 V`; found `1.35` (units: mV or V).")]
    [InlineData("IDD0 = 55 mA", "activate = 3 nJ", "21:3: `currents` has no key `activate`")]
    [InlineData("from = currents", "from = current", "19:10: `from` must be one of `currents`, `energies`; found `current`, did you mean `currents`?")]
    public void Power_that_cannot_be_is_refused_where_it_stands(string text, string instead, string because) =>
        Assert.StartsWith("mine.conf:" + because, Refusal($"{Ddr3}\n{Currents.Replace(text, instead, StringComparison.Ordinal)}"), StringComparison.Ordinal);

    private static string Refusal(string keys) => Assert.Throws<HoconException>(() => Read(keys)).Message;

    private static DramStandard Read(string keys) =>
        DramKeys.Read(DramKeys.Schema.Read((HoconObject)HoconConfig.Parse($"dram {{\n{keys}\n}}", "mine.conf").First().Value));
}
