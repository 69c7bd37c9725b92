using System.Diagnostics;
using System.Globalization;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// Measures how fast scenarios of 1, 2, 4 and 8 MB are read: the first time in a process, when nothing is compiled yet, and
/// then the fastest of several times.
/// </summary>
public static class SpeedTable
{
    private const int Rounds = 7;

    public static void Write(TextWriter output)
    {
        var process = DateTime.Now - Process.GetCurrentProcess().StartTime;
        output.WriteLine($"{"characters",12} {"parse",9} {"resolve",9} {"together",9} {"MB/s",7} {"garbage",10}  first time together");
        for (var megabytes = 1; megabytes <= 8; megabytes *= 2)
        {
            var input = ScenarioText.Make(megabytes * 1_000_000);
            var first = Measure(input);
            var best = first;
            for (var round = 1; round < Rounds; round++)
            {
                var again = Measure(input);
                best = again.Total < best.Total ? again : best;
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{input.Length,12:N0} {Show(best.Parse)} {Show(best.Resolve)} {Show(best.Total)} {input.Length / 1e6 / best.Total.TotalSeconds,7:0.0} {best.Bytes / 1e6,7:0} MB  {first.Total.TotalMilliseconds:0} ms"));
        }

        output.WriteLine($"The process was {process.TotalMilliseconds:0} ms old when it began.");
    }

    private static Figure Measure(Input input)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        var document = input.Parse();
        var parse = Stopwatch.GetElapsedTime(start);
        var value = document.Resolve();
        var total = Stopwatch.GetElapsedTime(start);
        GC.KeepAlive(value);
        return new Figure(parse, total - parse, GC.GetTotalAllocatedBytes() - bytes);
    }

    private static string Show(TimeSpan time) => (time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms").PadLeft(9);

    private readonly record struct Figure(TimeSpan Parse, TimeSpan Resolve, long Bytes)
    {
        public TimeSpan Total => Parse + Resolve;
    }
}
