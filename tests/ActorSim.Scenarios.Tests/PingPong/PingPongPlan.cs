using ActorSim.Kernel;

namespace ActorSim.Scenarios.Tests.PingPong;

/// <summary>Builds the players and reads the score.</summary>
public sealed class PingPongPlan(ScenarioInput input) : SystemPlan
{
    public override IReadOnlyDictionary<string, string?> MetricUnits => input.System.Get(PingPongKind.Foretells)
        ? Enumerable.Range(0, input.System.Get(PingPongKind.Pairs))
            .SelectMany(pair => new[] { ($"pairs.pair{pair}.hits", "balls"), ($"pairs.pair{pair}.time", "ns") })
            .Concat([("total.hits", "balls"), ("total.time", "ns")])
            .ToDictionary(metric => metric.Item1, string? (metric) => metric.Item2, StringComparer.Ordinal)
        : base.MetricUnits;

    public override BuiltSystem Build(EngineSettings engine)
    {
        var builder = engine.NewBuilder();
        var latency = input.System.TryGet(PingPongKind.Clock, out _)
            ? input.System.ClockOf(PingPongKind.Clock).Cycles(1)
            : Latency.Of(input.System.DurationOf(PingPongKind.Latency));
        var breaksAt = input.Workload.TryGet(PingPongKind.BreaksAt, out var round) ? round : int.MaxValue;
        var servers = new List<Player>();
        for (var i = 0; i < input.System.Get(PingPongKind.Pairs); i++)
        {
            var server = builder.Add($"/hall/table/{i}/server", new Player(serves: true, input.Workload.Get(PingPongKind.Rounds), breaksAt));
            var other = builder.Add($"/hall/table/{i}/other", new Player(serves: false, rounds: 0));
            builder.Connect(server.Out, other.In, latency);
            builder.Connect(other.Out, server.In, latency);
            servers.Add(server);
        }

        return new BuiltSystem(builder.Build(), run => Read(run, servers));
    }

    private static SystemResult Read(RunResult run, List<Player> servers) => new()
    {
        Tables =
        [
            new ResultTable(
                "pairs",
                "What each pair played.",
                [new("pair", "", "The pair."), new("hits", "balls", "Balls that came back."), new("time", "ns", "When the last one came."), new("verdict", "", "Whether the game was long.")],
                [.. servers.Select((server, i) => new ResultRow($"pair{i}", server.Hits, server.LastHit.Nanoseconds, server.Hits > 5 ? "long" : "short"))]),
        ],
        Figures = run.Succeeded
            ? [new("total.hits", servers.Sum(server => server.Hits), "balls", "All balls that came back."), new("total.time", run.End.Nanoseconds, "ns"), new("total.share", 0.5, "")]
            : [],
        Explanation = ["The latency of the links alone decides how fast a game is."],
        Assumptions = ["Players need no time to think."],
    };
}
