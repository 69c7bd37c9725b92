using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>A benchmark's system, built for the kernel.</summary>
public sealed class KernelSystem(Simulation simulation, IReadOnlyList<BenchmarkActor> actors)
{
    public Simulation Simulation { get; } = simulation;

    /// <summary>What arrived so far, anywhere.</summary>
    public Tally Tally()
    {
        var sum = default(Tally);
        foreach (var actor in actors)
        {
            sum += actor.Tally;
        }

        return sum;
    }
}
