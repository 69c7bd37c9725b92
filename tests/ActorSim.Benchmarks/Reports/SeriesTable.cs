namespace ActorSim.Benchmarks;

/// <summary>Prints what was measured: a line for each engine on each model.</summary>
public sealed class SeriesTable(TextWriter output)
{
    public void WriteHead()
    {
        output.WriteLine("M events/s: median and range over the rounds, by processor time on one thread, by the wall clock on several; x heap: median of the ratios within a round.");
        output.WriteLine($"{"model",-34} {"engine",-22} {"M events/s",10} {"range",15} {"by",-4} {"(CPU)",7} {"(wall)",7} {"ns/event",9} {"bytes/event",12} {"x heap",7}");
    }

    /// <summary>The engines of one model.</summary>
    public void Write(IReadOnlyList<Series> engines)
    {
        var heap = engines.FirstOrDefault(series => series.Engine == Engine.Heap);
        foreach (var series in engines)
        {
            var rates = series.Rates;
            var range = $"[{rates.Min():0.0}-{rates.Max():0.0}]";
            var cpu = Statistics.Median(series.Rounds.Select(round => round.CpuRate));
            var wall = Statistics.Median(series.Rounds.Select(round => round.WallRate));
            var ratio = heap is null ? "" : $"{series.RatioTo(heap):0.00}";
            output.WriteLine(
                $"{series.Model.Name,-34} {series.Engine.Name,-22} {series.Rate,10:0.00} {range,15} {(series.Engine.ByWall ? "wall" : "CPU"),-4} {cpu,7:0.0} {wall,7:0.0} {1e3 / series.Rate,9:0.0} {series.BytesPerEvent,12:0.0000} {ratio,7}");
        }

        if (engines.FirstOrDefault(series => series.Engine == Engine.Kernel) is { } kernel
            && engines.FirstOrDefault(series => series.Engine == Engine.KernelWithoutFingerprint) is { } without)
        {
            var cost = kernel.Rounds.Zip(without.Rounds, (one, other) => one.CpuNanosecondsPerEvent - other.CpuNanosecondsPerEvent);
            output.WriteLine($"{kernel.Model.Name,-34} the fingerprint costs {Statistics.Median(cost):0.0} ns/event");
        }
    }
}
