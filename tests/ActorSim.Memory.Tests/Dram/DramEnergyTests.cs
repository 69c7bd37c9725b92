namespace ActorSim.Memory.Tests;

public sealed class DramEnergyTests
{
    // Of one device: Micron's 8 Gbit x8 DDR4-2400, in the figures of DRAMsim3's DDR4_8Gb_x8_2400.ini.
    private static readonly DramCurrents Currents = new() { Vdd = 1.2, Idd0 = 48, Idd2N = 34, Idd3N = 43, Idd4R = 135, Idd4W = 123, Idd5B = 250 };

    private static readonly DramPower Power = DramPower.Of(Currents, GoldenDram.Ddr4);

    [Fact]
    public void A_command_costs_what_its_current_is_above_that_of_the_background()
    {
        // Eight devices of 1.2 V, cycles of 0.83 ns: mA · cycles times this are pJ.
        const double scale = 1.2 * 8 * 0.83;

        Assert.Equal(scale * ((48 * 56) - (43 * 39) - (34 * 17)), Power.Activate, tolerance: 1e-6);
        Assert.Equal(scale * (135 - 43) * 4, Power.Read, tolerance: 1e-6);
        Assert.Equal(scale * (123 - 43) * 4, Power.Write, tolerance: 1e-6);
        Assert.Equal(scale * (250 - 43) * 420, Power.Refresh, tolerance: 1e-6);
        Assert.Equal(0, Power.RefreshBank);
    }

    [Fact]
    public void The_background_is_voltage_times_current_of_all_devices_of_a_rank() =>
        Assert.Equal((1.2 * 8 * 43, 1.2 * 8 * 34), (Power.BackgroundActive, Power.BackgroundPrecharged));

    [Fact]
    public void Reading_takes_the_power_of_idd4r_in_all()
    {
        // A rank that reads without a gap: four cycles a burst with a row open.
        var energy = DramEnergy.Of(GoldenDram.Ddr4, Power, new DramActivity(0, Reads: 1000, 0, 0, 0, ActiveRankCycles: 4000, 0));

        Assert.Equal(1.2 * 8 * 135 * 4000 * 0.83, energy.Total, tolerance: 1e-3);
    }

    [Fact]
    public void Opening_and_closing_without_a_gap_takes_the_power_of_idd0_in_all()
    {
        var energy = DramEnergy.Of(GoldenDram.Ddr4, Power, new DramActivity(Activates: 1000, 0, 0, 0, 0, ActiveRankCycles: 39_000, PrechargedRankCycles: 17_000));

        Assert.Equal(1.2 * 8 * 48 * 56_000 * 0.83, energy.Total, tolerance: 1e-3);
    }

    [Fact]
    public void Every_cause_is_counted_by_itself()
    {
        var power = new DramPower { Activate = 1, Read = 10, Write = 100, Refresh = 1000, RefreshBank = 10_000, BackgroundActive = 100, BackgroundPrecharged = 200 };

        // V · mA is mW, and mW · ns is pJ: 1000 cycles of 1 ns.
        var energy = DramEnergy.Of(GoldenDram.Hbm2, power, new DramActivity(1, 2, 3, 4, 5, 1000, 2000));

        Assert.Equal(new DramEnergy(Activate: 1, Read: 20, Write: 300, Refresh: 54_000, BackgroundActive: 100_000, BackgroundPrecharged: 400_000), energy);
        Assert.Equal(554_321, energy.Total);
    }

    [Fact]
    public void Refreshing_a_bank_has_a_current_of_its_own()
    {
        var memory = GoldenDram.Ddr4 with { Timings = GoldenDram.Ddr4.Timings with { RfcBank = 200, RefiBank = 1000 } };

        Assert.Equal(1.2 * 8 * 0.83 * (60 - 43) * 200, DramPower.Of(Currents with { Idd5PB = 60 }, memory).RefreshBank, tolerance: 1e-6);
    }

    public static TheoryData<string, string, Func<DramCurrents, DramCurrents>> Contradictions() => new()
    {
        { "VDD", "VDD must be above 0 V", c => c with { Vdd = 0 } },
        { "IDD3N", "IDD3N = 30 mA contradicts IDD2N = 34 mA", c => c with { Idd3N = 30 } },
        { "IDD4R", "IDD4R = 42 mA contradicts IDD3N = 43 mA", c => c with { Idd4R = 42 } },
        { "IDD4W", "IDD4W = 42 mA contradicts IDD3N = 43 mA", c => c with { Idd4W = 42 } },
        { "IDD5B", "IDD5B = 42 mA contradicts IDD3N = 43 mA", c => c with { Idd5B = 42 } },
        { "IDD5PB", "IDD5PB = 42 mA contradicts IDD3N = 43 mA", c => c with { Idd5PB = 42 } },
        { "IDD0", "opening a row would win energy", c => c with { Idd0 = 40 } },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Currents_that_contradict_each_other_are_refused(string parameter, string because, Func<DramCurrents, DramCurrents> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var problem = Assert.Throws<DramDescriptionException>(() => DramPower.Of(change(Currents), GoldenDram.Ddr4));
        Assert.Equal(parameter, problem.Parameter);
        Assert.Contains(because, problem.Message, StringComparison.Ordinal);
    }
}
