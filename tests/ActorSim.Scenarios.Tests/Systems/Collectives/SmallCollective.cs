using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Collectives;

/// <summary>Four ranks with 4,000 bytes each; a byte takes 1 ns through a link, and 1 µs from rank to rank.</summary>
internal static class SmallCollective
{
    private const string Text = """
        scenario {
          name = "A small collective"
          system { kind = collective, ranks = 4, cluster { topology = ideal, bandwidth = 1 GB/s, latency = 1 us } }
          system { SYSTEM }
          workload { bytes = 4000 B, algorithm { type = ring } }
          workload { WORKLOAD }
        }
        """;

    /// <summary>Writes the scenario with further keys of the system and of the workload.</summary>
    public static string Write(ScenarioTexts texts, string system = "", string workload = "") => texts.Write(
        Text.Replace("SYSTEM", system, StringComparison.Ordinal).Replace("WORKLOAD", workload, StringComparison.Ordinal));

    /// <summary>Runs it.</summary>
    public static Result Run(ScenarioTexts texts, string system = "", string workload = "", params string[] settings) =>
        ScenarioRunner.Run(ScenarioFile.Load(Write(texts, system, workload), settings).Check(SystemKinds.All));
}
