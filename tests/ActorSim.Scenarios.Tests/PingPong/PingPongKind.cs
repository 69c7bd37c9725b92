using ActorSim.Hocon;

namespace ActorSim.Scenarios.Tests.PingPong;

/// <summary>A small real system for tests: pairs of players, each pair with a ball and a link of some latency each way.</summary>
public sealed class PingPongKind : SystemKind
{
    internal static readonly Key<int> Pairs = Key.Count("pairs", "Pairs of players.", min: 1, max: 1000).WithDefault("1");
    internal static readonly Key<Quantity> Latency = Key.Duration("latency", "From one player to the other.", min: "1 ps");
    internal static readonly Key<Quantity> Clock = Key.Frequency("clock", "If given, latencies are one cycle of this clock.").Optional();
    internal static readonly Key<int> Rounds = Key.Count("rounds", "How often the ball comes back.", min: 1);
    internal static readonly Key<int> BreaksAt = Key.Count("breaks-at", "The round in which a racket breaks.", min: 1).Optional();
    internal static readonly Key<bool> Foretells = Key.Flag("foretells", "Whether the names of figures are known before the run.").WithDefault("false");

    /// <summary>This kind alone. Below the keys, which must be there first.</summary>
    public static readonly SystemKinds Alone = new(new PingPongKind());

    public override string Name => "ping-pong";

    public override string Summary => "Pairs of actors that pass a ball.";

    public override RecordSchema SystemSchema { get; } = new("ping-pong system", "Players and links.", Pairs, Latency, Clock, Foretells);

    public override RecordSchema WorkloadSchema { get; } = new("ping-pong workload", "A game.", Rounds, BreaksAt);

    public override SystemPlan Plan(ScenarioInput input)
    {
        if (input.Workload.Get(Rounds) == 13)
        {
            throw input.Workload.Error(Rounds, "Nobody plays 13 rounds; take 12 or 14.");
        }

        return new PingPongPlan(input);
    }

    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs)
    {
        var fastest = runs.MinBy(run => run.End)!;
        return [$"The fastest of {runs.Count} games is the one with {fastest.Label}."];
    }
}
