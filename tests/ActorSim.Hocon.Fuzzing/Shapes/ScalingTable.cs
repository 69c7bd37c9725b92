using System.Globalization;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// Measures the processor time of every <see cref="Shape"/> at doubling sizes. A time that grows with the square of the size shows as a ratio of four
/// between neighbours; two is linear.
/// </summary>
public sealed class ScalingTable(TextWriter output, int largest, string? only)
{
    private const int Sizes = 4;
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TooShortToTell = TimeSpan.FromMilliseconds(40);

    /// <summary>Prints the table; gives how many shapes took more than their share.</summary>
    public int Write()
    {
        var suspects = 0;
        output.WriteLine($"{"milliseconds at " + string.Join(", ", SizeList().Select(Show)),-60} {"ratio",26}  ends in");
        foreach (var shape in Shapes.All.Where(shape => only is null || shape.Name.Contains(only, StringComparison.Ordinal)))
        {
            suspects += Write(shape) ? 1 : 0;
        }

        return suspects;
    }

    private bool Write(Shape shape)
    {
        var times = new List<TimeSpan>();
        var end = "";
        foreach (var size in SizeList())
        {
            var input = shape.Make(size);
            var (time, ending) = Fastest(shape, input);
            times.Add(time);
            end = ending;
            if (time > TooLong)
            {
                break;
            }
        }

        var ratio = times.Count < 2 ? 0 : times[^1] / times[^2];
        var isSuspect = times[^1] > TooLong || (ratio > 3 && times[^1] > TooShortToTell);
        var shown = string.Join(' ', times.Select(time => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture).PadLeft(6)));
        output.WriteLine($"{(isSuspect ? "! " : "  ") + shape.Name,-60} {shown,-28} {ratio,5:0.0}  {end}");
        return isSuspect;
    }

    private static (TimeSpan Time, string End) Fastest(Shape shape, Input input)
    {
        var (fastest, end) = Time(shape, input);
        for (var round = 0; round < 2 && fastest < TimeSpan.FromSeconds(1); round++)
        {
            var (again, _) = Time(shape, input);
            fastest = again < fastest ? again : fastest;
        }

        return (fastest, end);
    }

    private static (TimeSpan Time, string End) Time(Shape shape, Input input)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        string end;
        try
        {
            var value = input.Parse().Resolve();
            shape.Use(value);
            end = value.Kind;
        }
        catch (HoconException problem)
        {
            end = problem.Sentence;
            end = end.Length <= 100 ? end : end[..100] + $"… ({problem.Message.Length} characters)";
        }

        return (Environment.CpuUsage.TotalTime - start, end);
    }

    private IEnumerable<int> SizeList() => Enumerable.Range(0, Sizes).Select(i => largest >> (Sizes - 1 - i));

    private static string Show(int size) => size >= 1 << 20 ? $"{size >> 20} Mi" : $"{size >> 10} Ki";
}
