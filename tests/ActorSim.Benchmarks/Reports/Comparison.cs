namespace ActorSim.Benchmarks;

/// <summary>Prints what changed from one file of results to another.</summary>
public static class Comparison
{
    public static void Write(TextWriter output, ResultDocument old, ResultDocument current)
    {
        output.WriteLine($"old: {Describe(old)}");
        output.WriteLine($"new: {Describe(current)}");
        output.WriteLine();
        output.WriteLine($"{"M events/s",-34} {"engine",-22} {"old",10} {"new",10} {"new/old",8}");
        foreach (var series in current.Series)
        {
            var before = old.Series.FirstOrDefault(other => other.Model == series.Model && other.Engine == series.Engine)?.Rate;
            WriteLine(output, series.Model, series.Engine, before, series.Rate, "0.00");
        }

        foreach (var series in old.Series.Where(series => !current.Series.Any(other => other.Model == series.Model && other.Engine == series.Engine)))
        {
            WriteLine(output, series.Model, series.Engine, series.Rate, null, "0.00");
        }

        foreach (var startup in current.Startup)
        {
            var before = old.Startup.FirstOrDefault(other => other.Actors == startup.Actors);
            var what = $"start-up of {startup.Actors:N0} actors";
            WriteLine(output, what, "build s", before?.BuildSeconds, startup.BuildSeconds, "0.000");
            WriteLine(output, what, "first window s", before?.FirstWindowSeconds, startup.FirstWindowSeconds, "0.000");
            WriteLine(output, what, "bytes/actor", before?.BytesPerActor, startup.BytesPerActor, "0");
            WriteLine(output, what, "bytes/link", before?.BytesPerLink, startup.BytesPerLink, "0");
        }
    }

    private static string Describe(ResultDocument document) =>
        $"{document.Commit ?? "unknown commit"}, {document.MeasuredAt:yyyy-MM-dd HH:mm} UTC, {document.Machine}";

    private static void WriteLine(TextWriter output, string model, string what, double? old, double? current, string format) =>
        output.WriteLine($"{model,-34} {what,-22} {Text(old, format),10} {Text(current, format),10} {Text(current / old, "0.00"),8}");

    private static string Text(double? value, string format) => value?.ToString(format) ?? "-";
}
