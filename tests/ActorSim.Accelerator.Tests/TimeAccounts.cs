using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests;

/// <summary>Every actor of a model says where its time went.</summary>
internal static class TimeAccounts
{
    public static void AssertComplete(Simulation simulation, RunResult result)
    {
        var accounts = simulation.ReadMetrics()
            .Where(reading => reading.Name.StartsWith("time.", StringComparison.Ordinal))
            .ToLookup(reading => reading.Path, reading => reading.Value, StringComparer.Ordinal);
        Assert.All(simulation.Actors, actor => Assert.Equal((double)result.End.Picoseconds, accounts[actor.Path].Sum()));
    }
}
