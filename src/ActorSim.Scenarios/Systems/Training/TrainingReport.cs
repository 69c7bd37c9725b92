using System.Globalization;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>Makes the result of a training run.</summary>
internal static class TrainingReport
{
    public static SystemResult Of(TrainingPlan plan, TrainingSystem system, IReadOnlyList<Worker> alone, RunResult run)
    {
        if (run.Reason != EndReason.Completed)
        {
            return new SystemResult { Explanation = [ProgressOf(system)], Assumptions = Assumptions(plan) };
        }

        if (system.Jobs.SelectMany(job => job.Workers).FirstOrDefault(worker => !worker.IsDone) is { } waiting)
        {
            return new SystemResult
            {
                Explanation = [$"{waiting.Path} never finished: after {Several.Of(waiting.IterationsDone, "iteration")} it waits for something that nobody sends any more."],
                Assumptions = Assumptions(plan),
            };
        }

        var outcomes = plan.Jobs.Select((job, i) => new JobOutcome(job, system.Jobs[i], alone[i])).ToList();
        return new SystemResult
        {
            Tables = TrainingTables.Of(plan, system, outcomes),
            Explanation = [.. outcomes.SelectMany(outcome => Explain(plan, outcome))],
            Assumptions = Assumptions(plan),
        };
    }

    private static string ProgressOf(TrainingSystem system)
    {
        var done = system.Jobs.Sum(job => job.Workers.Sum(worker => (long)worker.IterationsDone));
        var wanted = system.Jobs.Sum(job => (long)job.Job.Iterations * job.Workers.Count);
        return $"The run was closed when workers had done {done:N0} of {wanted:N0} iterations.";
    }

    private static IEnumerable<string> Explain(TrainingPlan plan, JobOutcome outcome)
    {
        var job = outcome.Job;
        var way = job.ExchangeName.Length > 0 ? $"{job.ParallelismName}, {job.ExchangeName}" : job.ParallelismName;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{job.Name}: {job.Workload.Name} on {Several.Of(outcome.Actors.Workers.Count, "worker")} ({way}): {outcome.IterationTime * 1e3:0.###} ms an iteration of {job.Batch} images, {outcome.ImagesPerSecond:0.#} images/s, {outcome.SpeedUp:0.##} times one worker. {LimitOf(outcome)}");
        if (outcome.TrainingSpeedUp is { } times)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{job.Name}: {job.Epochs:0.##} epochs take {outcome.TrainingHours:0.##} h, where one worker needs {outcome.OneWorkerHours:0.##} h for {job.OneWorkerEpochs:0.##}: {times:0.#} times as fast.");
        }

        if (outcome.Actors.Shards.Count > 0)
        {
            yield return ExplainServers(outcome);
        }

        if (outcome.Actors.Workers.Count > 1 && job.IsSynchronous && job.ExchangeName.Length > 0 && outcome.CriticalPath() is [var first, ..])
        {
            var owner = plan.Jobs.First(candidate => candidate.Training.Workers.PlaceOf(first.Rank) >= 0);
            var place = owner.Training.Workers.PlaceOf(first.Rank);
            var failures = owner == job ? outcome.Actors.Workers[place].Failures : 0;
            var worker = $"worker {place}{(owner == job ? "" : $" of {owner.Name}")}{(failures > 0 ? $", which failed {Several.Of(failures, "time")}," : "")}";
            yield return first.Late > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{job.Name}: {worker} made the others wait in {Several.Of(first.Iterations, "iteration")} of {job.Training.Iterations}, computing {first.Late * 1e3:0.###} ms longer than the mean.")
                : $"{job.Name}: nobody was waited for because of slow computing; the longest chain of transfers began at {worker} in {Several.Of(first.Iterations, "iteration")} of {job.Training.Iterations}.";
        }
    }

    private static string LimitOf(JobOutcome outcome)
    {
        var workers = outcome.Actors.Workers;
        var end = workers.Sum(worker => worker.Iterations[^1].End.Seconds);
        double Share(Func<Worker, SimDuration> time) => 100 * workers.Sum(worker => time(worker).Seconds) / end;
        var (computing, communicating, waiting, down) = (Share(worker => worker.ComputeTime), Share(worker => worker.CommunicateTime), Share(worker => worker.WaitTime), Share(worker => worker.DownTime));
        var limit = computing >= communicating + waiting ? "devices" : communicating >= waiting ? "their own links" : "other machines";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Workers compute {computing:0.#} % of their time, {communicating:0.#} % their links keep them, {waiting:0.#} % they wait for others{(down > 0 ? string.Create(CultureInfo.InvariantCulture, $", {down:0.#} % they are down") : "")}: limited by {limit}.");
    }

    private static string ExplainServers(JobOutcome outcome)
    {
        var shards = outcome.Actors.Shards;
        var (pushed, applied, dropped) = (shards.Sum(shard => shard.Pushed.Value), shards.Sum(shard => shard.Applied.Value), shards.Sum(shard => shard.Dropped.Value));
        var mean = applied == 0 ? 0 : shards.Sum(shard => (double)shard.Staleness.Sum) / applied;
        var lost = dropped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {dropped:N0} ({100.0 * dropped / pushed:0.#} %) dropped as too late");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{outcome.Job.Name}: of {pushed:N0} gradients pushed {applied:N0} were applied{lost}; a gradient was {mean:0.##} updates old on average, {shards.Max(shard => shard.Staleness.Maximum)} at most.");
    }

    private static List<string> Assumptions(TrainingPlan plan)
    {
        var lines = new List<string>();
        if (plan.Calibration is { } calibration)
        {
            lines.Add($"Calibrated, not measured by itself: {calibration}");
        }

        lines.Add("A device's time grows with its images: small shares of a batch are computed as efficiently as large ones.");
        lines.Add("Input images are there when they are needed; loading them is not simulated.");
        if (plan.Jobs.Any(job => job.Training.Servers is not null))
        {
            lines.Add("Parameter servers are machines of their own; each answers with all parameters of a bucket that it keeps.");
        }

        if (plan.Jobs.Any(job => job.Training.Plan.FirstSplitLayer < job.Workload.Layers.Count))
        {
            lines.Add("A split layer gathers its whole input before it computes, and scatters its input's gradient before the layer before it does; its parameters' gradients stay where they are.");
        }

        return lines;
    }
}
