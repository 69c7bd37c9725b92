namespace ActorSim.Kernel;

/// <summary>
/// Watches one run and says where its time went, what limits it, and how fast it could go elsewhere. A run is the same
/// with a profiler, only somewhat slower; without one nothing is measured.
/// </summary>
/// <example>
/// <code>
/// var profiler = new RunProfiler();
/// simulation.Run(new RunOptions { Profiler = profiler });
/// foreach (var sentence in profiler.Read().Summary)
/// {
///     Console.WriteLine(sentence);
/// }
/// </code>
/// </example>
public sealed class RunProfiler
{
    private RunRecorder? recorder;
    private RunProfile? profile;

    /// <summary>Makes the profile, once the run is over. The cuts into partitions take about a second for 300,000 links that were used.</summary>
    /// <exception cref="InvalidOperationException">No run was watched, or it is not over.</exception>
    public RunProfile Read() => profile ??= recorder?.Memory is not null
        ? ProfileReader.Read(recorder)
        : throw new InvalidOperationException("There is no profile yet: the profiler has to be given to a run, and the run has to come to its end.");

    /// <summary>Begins to watch a run.</summary>
    /// <exception cref="InvalidOperationException">It has watched one already.</exception>
    internal RunRecorder Watch(Func<RunRecorder> begin) => recorder = recorder is null
        ? begin()
        : throw new InvalidOperationException("A profiler watches one run; make another one for the next.");
}
