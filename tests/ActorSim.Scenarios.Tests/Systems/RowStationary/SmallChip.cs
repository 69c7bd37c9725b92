using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.RowStationary;

/// <summary>A chip of 4 × 6 PEs with a convolution of eight filters, whose mapping is pinned.</summary>
internal static class SmallChip
{
    private const string Text = """
        scenario {
          name = "A small chip"
          system {
            kind = row-stationary
            array { rows = 4, columns = 6 }
            scratch-pads { ifmap = 8 words, filter = 40 words, psum = 8 words }
            buffer { banks = 4, bank = 256 B, filters = 256 B }
            clock = 100 MHz
            link { clock = 50 MHz }
            configuration-bits = 20
          }
          system { SYSTEM }
          workload {
            batch = 2, convolutions = [ { name = mine, height = 6, width = 6, channels = 4, filters = 8, kernel = 3, pad = 1 } ]
            mappings.mine { m = 4, n = 1, e = 6, p = 4, q = 2, r = 1, t = 1 }
          }
          workload { WORKLOAD }
        }
        """;

    /// <summary>Writes the scenario with further keys of the system and of the workload.</summary>
    public static string Write(ScenarioTexts texts, string system = "", string workload = "") => texts.Write(
        Text.Replace("SYSTEM", system, StringComparison.Ordinal)
            .Replace("WORKLOAD", workload, StringComparison.Ordinal),
        "small.conf");
}
