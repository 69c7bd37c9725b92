using System.Diagnostics;
using System.Globalization;
using ActorSim.Scenarios;

namespace ActorSim.Console.Terminals;

/// <summary>A line on the error stream that tells how far a run has come, rewritten a few times a second.</summary>
internal sealed class ProgressLine(TextWriter writer)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan shown;
    private int run;
    private int width;

    /// <summary>Shows an update, unless the last one is fresh.</summary>
    public void Show(RunUpdate update)
    {
        if (update.Run != run)
        {
            (run, watch, shown) = (update.Run, Stopwatch.StartNew(), TimeSpan.Zero);
        }

        var elapsed = watch.Elapsed;
        if (elapsed - shown < Interval)
        {
            return;
        }

        shown = elapsed;
        Write(Describe(update, elapsed));
    }

    /// <summary>Removes the line.</summary>
    public void Clear()
    {
        if (width > 0)
        {
            writer.Write("\r" + new string(' ', width) + "\r");
            writer.Flush();
            width = 0;
        }
    }

    /// <summary>The line for an update.</summary>
    /// <param name="update">How far the run has come.</param>
    /// <param name="elapsed">How long it has taken.</param>
    public static string Describe(RunUpdate update, TimeSpan elapsed)
    {
        var which = update.Runs == 1 ? "" : $"run {update.Run + 1} of {update.Runs}: ";
        var rate = elapsed > TimeSpan.Zero ? update.Events / elapsed.TotalSeconds : 0;
        var left = update.Done is > 0 and <= 1 ? $", about {Time(elapsed * ((1 - update.Done.Value) / update.Done.Value))} left" : "";
        return $"{which}{update.Time} simulated, {Short(update.Events)} events, {Short(rate)} events/s{left}";
    }

    private void Write(string line)
    {
        writer.Write("\r" + line.PadRight(width));
        writer.Flush();
        width = line.Length;
    }

    private static string Time(TimeSpan time) => time.TotalMinutes >= 90 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h")
        : time.TotalSeconds >= 90 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");

    private static string Short(double number) => number switch
    {
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e9:0.0} G"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e6:0.0} M"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e3:0.0} k"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{number:0}"),
    };
}
