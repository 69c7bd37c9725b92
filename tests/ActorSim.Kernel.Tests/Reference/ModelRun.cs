namespace ActorSim.Kernel.Tests.Reference;

/// <summary>Runs a model on the kernel under test.</summary>
internal sealed class ModelRun : IDisposable
{
    private readonly ModelPlan plan;
    private readonly List<ModelActor> actors;

    /// <param name="plan">The system.</param>
    /// <param name="numberingSeed">Permutes the actors' numbers.</param>
    /// <param name="shuffle">If not 0, adds and links the actors in another order.</param>
    public ModelRun(ModelPlan plan, ulong? numberingSeed = null, ulong shuffle = 0)
    {
        this.plan = plan;
        var builder = new SimulationBuilder { Seed = plan.Seed, NumberingSeed = numberingSeed, StopLead = plan.StopLeadDuration };
        actors = [.. plan.Actors.Select(actor => new ModelActor(actor, plan.Unit))];
        var order = new List<ModelActor>(actors);
        if (shuffle != 0)
        {
            new TestRandom(shuffle).Shuffle(order);
        }

        order.ForEach(actor => builder.Add(actor.Plan.Path, actor));
        order.ForEach(actor => actor.Wire(builder, actors));
        var feeds = plan.Feeds.Select((feed, i) => builder.AddFeed(actors[feed.To].Tokens, $"feed {i}")).ToArray();
        Simulation = builder.Build();
        Feed = () =>
        {
            for (var i = 0; i < feeds.Length; i++)
            {
                for (var m = 0; m < plan.Feeds[i].Arrivals.Length; m++)
                {
                    feeds[i].Send(new Token((ulong)m), SimTime.FromPicoseconds(plan.Feeds[i].Arrivals[m]));
                }
            }
        };
    }

    /// <summary>Runs a model; returns its end, fingerprint and metrics in one line.</summary>
    public static string Describe(ulong seed)
    {
        using var run = new ModelRun(ModelPlan.Random(seed));
        run.Feed();
        run.Run();
        var metrics = string.Join(' ', run.Metrics.Select(metric => FormattableString.Invariant($"{metric.Value:R}")));
        return FormattableString.Invariant($"{seed} {run.Result.Reason} {run.Result.End.Picoseconds} {run.Result.Fingerprint:X16} {metrics}");
    }

    public Simulation Simulation { get; }

    /// <summary>Sends what the plan's feeds send; once, before the run.</summary>
    public Action Feed { get; }

    public IReadOnlyList<MetricReading> Metrics => Simulation.ReadMetrics();

    public RunResult Result { get; private set; } = null!;

    /// <summary>Runs to the end, on threads that take part in windows of any size.</summary>
    public ModelOutcome Run(int threads = 1, RunProfiler? profiler = null)
    {
        Simulation.Runner.ReceiversAtOnce = 1;
        Result = Simulation.Run(new RunOptions { Threads = threads, ShareWindowsFrom = 0, Profiler = profiler, TimeLimit = plan.TimeLimit is { } limit ? SimTime.FromPicoseconds(limit) : null });
        return Outcome(Result, string.Join('\n', actors.Select(actor => actor.Program.ToString()).Order(StringComparer.Ordinal)));
    }

    public void Dispose() => Simulation.Dispose();

    private static ModelOutcome Outcome(RunResult result, string programs) =>
        new(
            result.Reason,
            result.End.Picoseconds,
            result.Deliveries,
            result.Fingerprint,
            result.Failure is { } failure ? $"{failure.Time.Picoseconds} {failure.Phase} {failure.Path} {failure.Exception.Message}" : "",
            string.Join("; ", result.Waiting.Select(waiting => $"{waiting.Path} {waiting.Since.Picoseconds}").Order(StringComparer.Ordinal)),
            programs);
}
