using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>What came of a job.</summary>
internal sealed class JobOutcome
{
    private const double SecondsPerHour = 3600;

    public JobOutcome(PlannedJob job, TrainingJobActors actors, Worker alone)
    {
        (Job, Actors) = (job, actors);
        OneWorker = alone.Iterations[0].End.Seconds;
        var workers = actors.Workers;

        // What the first to be done and all others had done until then: the rate at which training goes on.
        var horizon = workers.Min(worker => worker.Iterations[^1].End);
        if (job.Training.Servers?.Consistency is SynchronousWithBackup backup)
        {
            // Training goes on as soon as those workers that an update needs have the new parameters; the late ones take longer.
            var ends = workers.Select(worker => worker.Iterations[^1].End).Order().ToList();
            Images = (double)job.Training.Iterations * job.Batch * backup.Needed / workers.Count;
            CountedSeconds = ends[backup.Needed - 1].Seconds;
            Iterations = job.Training.Iterations;
        }
        else if (job.IsSynchronous)
        {
            var end = workers.Max(worker => worker.Iterations[^1].End);
            Images = (double)job.Training.Iterations * job.Batch;
            CountedSeconds = end.Seconds;
            Iterations = job.Training.Iterations;
        }
        else
        {
            var done = workers.Sum(worker => CountUntil(worker, horizon));
            Iterations = (double)done / workers.Count;

            // A fast worker may have another share of the batch than a slow one.
            var shares = BatchShares.Divide(job.Batch, workers.Count, mayBeUneven: true);
            Images = workers.Index().Sum(worker => (double)CountUntil(worker.Item, horizon) * shares[worker.Index]);
            CountedSeconds = horizon.Seconds;
        }

        NetworkTime = job.IsSynchronous ? BeyondTheLongest() : BeyondTheOwn();
    }

    public PlannedJob Job { get; }

    public TrainingJobActors Actors { get; }

    /// <summary>Seconds of an iteration of one worker that has the whole batch.</summary>
    public double OneWorker { get; }

    /// <summary>Images whose gradients were applied in the time that counts.</summary>
    public double Images { get; }

    /// <summary>The time that counts, in seconds.</summary>
    public double CountedSeconds { get; }

    /// <summary>Iterations in that time, of an average worker.</summary>
    public double Iterations { get; }

    public double IterationTime => CountedSeconds / Iterations;

    public double ImagesPerSecond => Images / CountedSeconds;

    /// <summary>Seconds of an iteration beyond the longest computing of a worker; where workers do not wait for each other, beyond their own.</summary>
    public double NetworkTime { get; }

    public double SpeedUp => ImagesPerSecond * OneWorker / Job.Batch;

    public double Efficiency => SpeedUp / Actors.Workers.Count;

    /// <summary>Hours of a whole training; null if its epochs are not known.</summary>
    public double? TrainingHours => Job is { Epochs: { } epochs, Dataset: { } dataset }
        ? epochs * dataset / ImagesPerSecond / SecondsPerHour
        : null;

    /// <summary>Hours of a whole training by one worker.</summary>
    public double? OneWorkerHours => Job is { OneWorkerEpochs: { } epochs, Dataset: { } dataset }
        ? epochs * dataset * OneWorker / Job.Batch / SecondsPerHour
        : null;

    public double? TrainingSpeedUp => OneWorkerHours / TrainingHours;

    /// <summary>
    /// The ranks at which the chains began that ended iterations, most often first, with how much longer they computed in them than the
    /// mean. A rank of another job is among them where its transfers were in the way.
    /// </summary>
    public IReadOnlyList<(int Rank, int Iterations, double Late)> CriticalPath()
    {
        var found = new SortedDictionary<int, (int Iterations, double Late)>();
        for (var i = 0; i < Job.Training.Iterations; i++)
        {
            var ended = Actors.Workers.Where(worker => worker.IterationsDone > i).ToList();
            if (ended.Count == 0)
            {
                continue;
            }

            var rank = ended.MaxBy(worker => worker.Iterations[i].End)!.Iterations[i].Origin;
            var (iterations, late) = found.GetValueOrDefault(rank);
            found[rank] = (iterations + 1, late + LateBy(rank, i, ended));
        }

        return [.. found.OrderByDescending(entry => entry.Value.Iterations).Select(entry => (entry.Key, entry.Value.Iterations, entry.Value.Late / entry.Value.Iterations))];
    }

    private static double LateBy(int rank, int iteration, List<Worker> ended)
    {
        if (ended.Find(worker => worker.Rank == rank) is not { } worker)
        {
            return 0;
        }

        var mean = ended.Sum(other => other.Iterations[iteration].Computing.Picoseconds) / ended.Count;
        return SimDuration.FromPicoseconds(worker.Iterations[iteration].Computing.Picoseconds - mean).Seconds;
    }

    private static int CountUntil(Worker worker, SimTime horizon)
    {
        var count = 0;
        foreach (var iteration in worker.Iterations)
        {
            count += iteration.End <= horizon ? 1 : 0;
        }

        return count;
    }

    /// <summary>What all iterations took together, less the longest computing in each.</summary>
    private double BeyondTheLongest()
    {
        var computing = SimDuration.Zero;
        for (var i = 0; i < Job.Training.Iterations; i++)
        {
            var longest = SimDuration.Zero;
            foreach (var worker in Actors.Workers)
            {
                longest = worker.Iterations[i].Computing > longest ? worker.Iterations[i].Computing : longest;
            }

            computing += longest;
        }

        return (CountedSeconds - computing.Seconds) / Job.Training.Iterations;
    }

    /// <summary>What a worker's iteration takes, less its own computing; the mean.</summary>
    private double BeyondTheOwn()
    {
        var (sum, count) = (SimDuration.Zero, 0);
        foreach (var worker in Actors.Workers)
        {
            foreach (var iteration in worker.Iterations)
            {
                sum += iteration.End - iteration.Begin - iteration.Computing;
                count++;
            }
        }

        return sum.Seconds / count;
    }
}
