using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>A system that is built, and how its result is read when it has run.</summary>
/// <param name="simulation">The simulation, not begun yet.</param>
/// <param name="read">
/// Makes the result from what the actors hold, called once after the run. The run may have been closed early by a time
/// limit, a failure or Ctrl-C: what was not finished then is left out.
/// </param>
public sealed class BuiltSystem(Simulation simulation, Func<RunResult, SystemResult> read) : IDisposable
{
    /// <summary>The simulation.</summary>
    public Simulation Simulation => simulation;

    /// <summary>
    /// How much of its work the system has done, from 0 to 1, for "time left"; called between windows. Null, the
    /// default, when it does not know.
    /// </summary>
    public Func<double>? WorkDone { get; init; }

    /// <summary>Makes the result.</summary>
    /// <param name="run">How the run ended.</param>
    public SystemResult Read(RunResult run) => read(run);

    /// <summary>Gives back what the simulation holds.</summary>
    public void Dispose() => simulation.Dispose();
}
