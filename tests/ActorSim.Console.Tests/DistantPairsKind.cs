using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Scenarios;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

/// <summary>The pairs of the ping-pong system in a ring: near each other within a pair, and far from the next.</summary>
public sealed class DistantPairsKind : SystemKind
{
    private readonly PingPongKind inner = new();

    public static readonly SystemKinds Alone = new(new DistantPairsKind());

    public override string Name => inner.Name;

    public override string Summary => inner.Summary;

    public override RecordSchema SystemSchema => inner.SystemSchema;

    public override RecordSchema WorkloadSchema => inner.WorkloadSchema;

    public override SystemPlan Plan(ScenarioInput input) => new DistantPairsPlan(input.System.Get(PingPongKind.Pairs));

    private sealed class DistantPairsPlan(int pairs) : SystemPlan
    {
        public override BuiltSystem Build(EngineSettings engine)
        {
            var builder = engine.NewBuilder();
            var servers = Enumerable.Range(0, pairs).Select(i => builder.Add($"/hall/table/{i}/server", new Player(serves: true, rounds: 4))).ToArray();
            var others = Enumerable.Range(0, pairs).Select(i => builder.Add($"/hall/table/{i}/other", new Player(serves: false, rounds: 0))).ToArray();
            for (var i = 0; i < pairs; i++)
            {
                builder.Connect(servers[i].Out, others[i].In, Latency.Of(SimDuration.FromNanoseconds(5)));
                builder.Connect(others[i].Out, servers[(i + 1) % pairs].In, Latency.Of(SimDuration.FromMicroseconds(1)));
            }

            return new BuiltSystem(builder.Build(), _ => new SystemResult());
        }
    }
}
