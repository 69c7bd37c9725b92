using ActorSim.Memory;

namespace ActorSim.Conformance.Dramsim3;

/// <summary>The memories of the golden runs by the names that these have.</summary>
internal static class DramsimMemory
{
    /// <summary>The memory of a golden configuration.</summary>
    public static DramDescription Of(string config) => config switch
    {
        "ddr4" => GoldenDram.Ddr4,
        "ddr4_close" => GoldenDram.Ddr4 with { Controller = new() { Page = PagePolicy.Closed } },
        "ddr4_unified" => GoldenDram.Ddr4 with { Controller = new() { HasUnifiedQueue = true } },
        "lpddr4" => GoldenDram.Lpddr4,
        "hbm2" => GoldenDram.Hbm2,
        "hbm2_1ch" => GoldenDram.Hbm2OneChannel,
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
}
