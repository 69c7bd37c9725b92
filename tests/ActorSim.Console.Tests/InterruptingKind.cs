using ActorSim.Hocon;
using ActorSim.Scenarios;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

/// <summary>The ping-pong system, but somebody presses Ctrl-C as soon as the first game is built.</summary>
public sealed class InterruptingKind(CancellationTokenSource source) : SystemKind
{
    private readonly PingPongKind inner = new();

    public override string Name => inner.Name;

    public override string Summary => inner.Summary;

    public override RecordSchema SystemSchema => inner.SystemSchema;

    public override RecordSchema WorkloadSchema => inner.WorkloadSchema;

    public static SystemKinds Alone(CancellationTokenSource source) => new(new InterruptingKind(source));

    public override SystemPlan Plan(ScenarioInput input) => new InterruptingPlan(inner.Plan(input), source);

    private sealed class InterruptingPlan(SystemPlan plan, CancellationTokenSource source) : SystemPlan
    {
        public override BuiltSystem Build(EngineSettings engine)
        {
            source.Cancel();
            return plan.Build(engine);
        }
    }
}
