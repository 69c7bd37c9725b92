using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Training;

/// <summary>
/// Two workers train two fully connected layers with 44,440 bytes of gradients; an image takes a device 3 ms, a byte 1 ns through a
/// link, and 1 µs from machine to machine.
/// </summary>
internal static class SmallTraining
{
    private const string Text = """
        network {
          name = small, source = "made up", input { channels = 100, height = 1, width = 1 }
          layers = [ { name = FC1, type = fully-connected, outputs = 100 }, { name = FC2, type = fully-connected, outputs = 10 } ]
        }

        scenario {
          name = "A small training"

          system {
            kind = training, workers = 2, cluster { topology = ideal, bandwidth = 1 GB/s, latency = 1 us }
            device.measured = [ { network = small, forward = 1 ms, backward = 2 ms } ]
          }

          system { SYSTEM }
          workload { network = ${network}, batch = 4, iterations = 1, overlap = false }
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
