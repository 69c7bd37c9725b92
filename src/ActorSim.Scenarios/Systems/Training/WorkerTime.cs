using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>Where a worker's time went, in per cent of it.</summary>
internal sealed record WorkerTime(string Name, double Iterations, double Computing, double Communicating, double Waiting, double Down, double Lost, double Failures, double Sent)
{
    private const double BytesOfMegabyte = 1e6;

    /// <summary>Mean, least and most of all workers, then each.</summary>
    /// <param name="outcome">The job.</param>
    /// <param name="names">Of these rows, in order.</param>
    public static IEnumerable<WorkerTime> Of(JobOutcome outcome, List<string> names)
    {
        var all = outcome.Actors.Workers.Select((worker, i) => Of(worker, names[i + 3])).ToList();
        yield return Summary(names[0], all, values => ExactMath.Sum([.. values]) / outcome.Actors.Workers.Count);
        yield return Summary(names[1], all, values => values.Min());
        yield return Summary(names[2], all, values => values.Max());
        foreach (var worker in all)
        {
            yield return worker;
        }
    }

    private static WorkerTime Of(Worker worker, string name)
    {
        var end = worker.Iterations[^1].End - SimTime.Zero;
        double Percent(SimDuration time) => end > SimDuration.Zero ? 100.0 * time.Picoseconds / end.Picoseconds : 0;
        return new WorkerTime(
            name,
            worker.IterationsDone,
            Percent(worker.ComputeTime),
            Percent(worker.CommunicateTime),
            Percent(worker.WaitTime),
            Percent(worker.DownTime),
            Percent(worker.LostTime),
            worker.Failures,
            worker.BytesSent / BytesOfMegabyte);
    }

    private static WorkerTime Summary(string name, List<WorkerTime> all, Func<IEnumerable<double>, double> of) => new(
        name,
        of(all.Select(worker => worker.Iterations)),
        of(all.Select(worker => worker.Computing)),
        of(all.Select(worker => worker.Communicating)),
        of(all.Select(worker => worker.Waiting)),
        of(all.Select(worker => worker.Down)),
        of(all.Select(worker => worker.Lost)),
        of(all.Select(worker => worker.Failures)),
        of(all.Select(worker => worker.Sent)));
}
