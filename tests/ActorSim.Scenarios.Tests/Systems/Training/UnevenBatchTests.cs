using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Training;

public sealed class UnevenBatchTests : IDisposable
{
    private const string Text = """
        network { name = small, source = "made up", input { channels = 100, height = 1, width = 1 }, layers = [ { name = FC1, type = fully-connected, outputs = 10 } ] }

        scenario {
          name = "Uneven shares of workers that wait for nobody"

          system {
            kind = training, workers = 2, cluster { topology = ideal, bandwidth = 1 GB/s, latency = 1 us }
            device.measured = [ { network = small, forward = 1 ms, backward = 2 ms } ]
            unequal-workers = [ { workers = [1], factor = 10 } ]
          }

          workload { network = ${network}, batch = 3, uneven-batch = true, iterations = 100, exchange { type = parameter-server, consistency = asynchronous } }
        }
        """;

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void Images_are_counted_by_who_computed_them()
    {
        // Worker 0 does 2 images in 6 ms, and worker 1 one in 30, each and its exchange of 4 kB.
        var result = ScenarioRunner.Run(ScenarioFile.Load(texts.Write(Text), []).Check(SystemKinds.All));

        Assert.InRange(result.Runs[0].Table("training")!.Find("training", "images-per-second")!.Value.ToDouble(), 358, (2 / 0.006) + (1 / 0.030));
    }
}
