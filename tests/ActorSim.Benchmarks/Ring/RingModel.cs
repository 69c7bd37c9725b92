using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>Clocked neighbours in a ring at 1.2 GHz, over links of one cycle; every token moves on by one place in each cycle.</summary>
public sealed record RingModel : BenchmarkModel
{
    /// <summary>How many actors.</summary>
    public int Actors { get; init; } = 4096;

    /// <summary>One actor in so many begins with a token: 1 for all, 100 for a hundredth.</summary>
    public int ActorsPerToken { get; init; } = 1;

    /// <summary>How many tokens arrive, nearly.</summary>
    public long Arrivals { get; init; } = 20_000_000;

    public override string Name => ActorsPerToken == 1 ? "ring" : $"ring, {100.0 / ActorsPerToken:0.#} % active";

    public override long EndPicoseconds => RingClock.CycleAfter(0) * Math.Max(2, Arrivals / Tokens);

    public override long LookaheadPicoseconds => RingClock.ShortestCycle;

    private int Tokens => (Actors + ActorsPerToken - 1) / ActorsPerToken;

    public override BenchmarkModel Shortened(int divisor) => this with { Arrivals = Arrivals / divisor };

    public override KernelSystem BuildSystem()
    {
        var builder = new SimulationBuilder();
        var actors = new RingActor[Actors];
        for (var i = 0; i < actors.Length; i++)
        {
            actors[i] = builder.Add($"/ring/{i}", new RingActor(i, i % ActorsPerToken == 0));
        }

        var latency = Clock.FromGigahertz(1.2m).Cycles(1);
        for (var i = 0; i < actors.Length; i++)
        {
            builder.Connect(actors[i].Next, actors[(i + 1) % actors.Length].Tokens, latency);
        }

        return new KernelSystem(builder.Build(), actors);
    }

    public override LoopNode[] BuildNodes<TQueue>(TQueue queue)
    {
        var nodes = new LoopNode[Actors];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new RingNode<TQueue>(i, (i + 1) % nodes.Length, i % ActorsPerToken == 0, queue);
        }

        return nodes;
    }
}
