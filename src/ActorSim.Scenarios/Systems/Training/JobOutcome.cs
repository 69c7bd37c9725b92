using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>What came of a job.</summary>
internal sealed class JobOutcome
{
    private const double PicosecondsPerSecond = 1e12;
    private const double SecondsPerHour = 3600;

    public JobOutcome(PlannedJob job, TrainingJobActors actors, Worker alone)
    {
        (Job, Actors) = (job, actors);
        OneWorker = Seconds(alone.Iterations[0].End - SimTime.Zero);
        var workers = actors.Workers;

        // What the first to be done and all others had done until then: the rate at which training goes on.
        var horizon = workers.Min(worker => worker.Iterations[^1].End);
        if (job.Training.Servers?.Consistency is SynchronousWithBackup)
        {
            var updated = actors.Shards.Max(shard => shard.UpdatedAt);
            Images = (double)job.Training.Iterations * job.Batch * ((SynchronousWithBackup)job.Training.Servers.Consistency).Needed / workers.Count;
            CountedSeconds = Seconds(updated - SimTime.Zero);
            Iterations = job.Training.Iterations;
        }
        else if (job.IsSynchronous)
        {
            var end = workers.Max(worker => worker.Iterations[^1].End);
            Images = (double)job.Training.Iterations * job.Batch;
            CountedSeconds = Seconds(end - SimTime.Zero);
            Iterations = job.Training.Iterations;
        }
        else
        {
            var done = workers.Sum(worker => CountUntil(worker, horizon));
            Iterations = (double)done / workers.Count;
            Images = Iterations * job.Batch;
            CountedSeconds = Seconds(horizon - SimTime.Zero);
        }

        NetworkTime = job.IsSynchronous ? LastExchange() : MeanExchange();
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

    /// <summary>Seconds of an iteration from the moment when the last device was done until everybody had everything.</summary>
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

    public static double Seconds(SimDuration time) => time.Picoseconds / PicosecondsPerSecond;

    /// <summary>Who made others wait in how many of the workers' iterations, most often first.</summary>
    public IReadOnlyList<(int Worker, int Iterations, double Late)> CriticalPath()
    {
        var counts = new int[Actors.Workers.Count];
        var late = new double[counts.Length];
        for (var i = 0; i < Job.Training.Iterations; i++)
        {
            var ended = Actors.Workers.Where(worker => worker.IterationsDone > i).ToList();
            if (ended.Count == 0)
            {
                continue;
            }

            var last = ended.MaxBy(worker => worker.Iterations[i].End)!;
            var origin = Job.Training.Workers.PlaceOf(last.Iterations[i].Origin);
            var mean = ended.Average(worker => Seconds(worker.Iterations[i].Computed - worker.Iterations[i].Begin));
            counts[origin]++;
            late[origin] += Seconds(Actors.Workers[origin].Iterations.Length > i ? Actors.Workers[origin].Iterations[i].Computed - Actors.Workers[origin].Iterations[i].Begin : SimDuration.Zero) - mean;
        }

        return [.. counts.Index().Where(count => count.Item > 0).OrderByDescending(count => count.Item).ThenBy(count => count.Index).Select(count => (count.Index, count.Item, late[count.Index] / count.Item))];
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

    private double LastExchange()
    {
        var sum = 0.0;
        for (var i = 0; i < Job.Training.Iterations; i++)
        {
            var (computed, end) = (SimTime.Zero, SimTime.Zero);
            foreach (var worker in Actors.Workers)
            {
                computed = SimTime.Max(computed, worker.Iterations[i].Computed);
                end = SimTime.Max(end, worker.Iterations[i].End);
            }

            sum += Seconds(end - computed);
        }

        return sum / Job.Training.Iterations;
    }

    private double MeanExchange()
    {
        var (sum, count) = (0.0, 0);
        foreach (var worker in Actors.Workers)
        {
            foreach (var iteration in worker.Iterations)
            {
                sum += Seconds(iteration.End - iteration.Computed);
                count++;
            }
        }

        return sum / count;
    }
}
