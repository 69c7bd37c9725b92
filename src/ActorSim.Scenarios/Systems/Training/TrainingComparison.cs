using System.Globalization;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Says, for a sweep, what trains fastest, and how network time grows with workers.</summary>
internal static class TrainingComparison
{
    public static IReadOnlyList<string> Of(IReadOnlyList<RunReport> runs)
    {
        var entries = runs.Select(Entry.Of).OfType<Entry>().ToList();
        if (entries.Count < 2)
        {
            return [];
        }

        return [.. Lines(entries), .. Fastest(entries), .. Growth(entries)];
    }

    private static IEnumerable<string> Lines(List<Entry> entries)
    {
        var width = entries.Max(entry => entry.Run.Label.Length);
        foreach (var entry in entries)
        {
            var hours = entry.TrainingHours is { } time ? string.Create(CultureInfo.InvariantCulture, $"   {time,8:0.00} h") : "";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{entry.Run.Label.PadRight(width)}  {entry.IterationTime,10:0.000} ms an iteration, network {entry.NetworkTime,10:0.000} ms   {entry.ImagesPerSecond,9:0.0} images/s   {entry.SpeedUp,7:0.00} ×{hours}{entry.Servers}");
        }
    }

    /// <summary>Which run trains fastest; nothing where different networks are trained.</summary>
    private static IEnumerable<string> Fastest(List<Entry> entries)
    {
        if (entries.Exists(entry => entry.Gradients != entries[0].Gradients))
        {
            yield break;
        }

        var best = entries.MaxBy(entry => entry.ImagesPerSecond)!;
        var worst = entries.MinBy(entry => entry.ImagesPerSecond)!;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Most images a second: {best.Run.Label}, {best.ImagesPerSecond / worst.ImagesPerSecond:0.##} times those of {worst.Run.Label}.");
    }

    /// <summary>For each setting besides the number of workers: how network time grew from the fewest to the most of them.</summary>
    private static IEnumerable<string> Growth(List<Entry> entries)
    {
        foreach (var series in entries.GroupBy(entry => entry.Setting))
        {
            var byWorkers = series.OrderBy(entry => entry.Workers).ToList();
            var (first, last) = (byWorkers.Find(entry => entry.NetworkTime > 0), byWorkers[^1]);
            if (first is null || last.Workers <= first.Workers)
            {
                continue;
            }

            var name = series.Key.Length > 0 ? series.Key : "network time";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: with {last.Workers / first.Workers:0.#} times as many workers ({first.Workers} to {last.Workers}) an iteration's network time is {last.NetworkTime / first.NetworkTime:0.##} times as long; workers grow by that in a line, their logarithm {Doublings(last.Workers) / Doublings(first.Workers):0.##} times.");
        }
    }

    private static double Doublings(double workers) => Math.Max(1, ExactMath.Log(workers) / ExactMath.Log(2));

    /// <summary>One run, by its first job.</summary>
    private sealed record Entry(RunReport Run, ResultTable Table, string Job)
    {
        public double Workers => Value("workers");

        public double Gradients => Value("gradients");

        public double IterationTime => Value("iteration-time");

        public double NetworkTime => Value("network-time");

        public double ImagesPerSecond => Value("images-per-second");

        public double SpeedUp => Value("speed-up");

        /// <summary>How stale gradients were and how many were lost, where any was.</summary>
        public string Servers
        {
            get
            {
                if (Run.Table(TrainingTables.ServerTable) is not { Rows.Count: > 0 } servers)
                {
                    return "";
                }

                double Sum(string column) => servers.Rows.Sum(row => servers.Find(row.Key, column)!.Value.ToDouble());
                var lost = 100 * Sum("dropped") / Sum("pushed");
                var stale = servers.Rows.Sum(row => servers.Find(row.Key, "mean-staleness")!.Value.ToDouble() * servers.Find(row.Key, "applied")!.Value.ToDouble()) / Sum("applied");
                return stale > 0 || lost > 0 ? string.Create(CultureInfo.InvariantCulture, $"   {stale,5:0.0} updates stale, {lost,4:0.0} % lost") : "";
            }
        }

        public double? TrainingHours => Table.Find(Job, "training-time") is { IsNumber: true } hours ? hours.ToDouble() : null;

        /// <summary>The run's settings without the number of workers and what follows from it.</summary>
        public string Setting => string.Join(", ", Run.Settings.Where(setting => setting.Key is not ("system.workers" or "workload.batch")).Select(setting => setting.Value));

        public static Entry? Of(RunReport run) => run.Table(TrainingTables.JobTable) is { Rows: [var first, ..] } table ? new Entry(run, table, first.Key) : null;

        private double Value(string column) => Table.Find(Job, column)!.Value.ToDouble();
    }
}
