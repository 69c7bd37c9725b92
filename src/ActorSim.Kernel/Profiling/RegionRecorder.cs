using System.Numerics;

namespace ActorSim.Kernel;

/// <summary>What the windows of one region held and took.</summary>
/// <param name="shareWindowsFrom">Windows with at least so many messages are large.</param>
internal sealed class RegionRecorder(int shareWindowsFrom)
{
    /// <summary>Windows by size: class <c>i</c> holds those of 2ⁱ to 2ⁱ⁺¹ − 1 messages.</summary>
    public const int SizeClasses = 40;

    public long Windows { get; private set; }

    /// <summary>Windows that ended early because something might have come from outside the region.</summary>
    public long CutWindows { get; private set; }

    public long Records { get; private set; }

    public long Receivers { get; private set; }

    public long LargestWindow { get; private set; }

    public long LargeWindows { get; private set; }

    public long RecordsInLargeWindows { get; private set; }

    public long Grouping { get; private set; }

    public long Closing { get; private set; }

    public long Work { get; private set; }

    /// <summary>How many windows have each size.</summary>
    public long[] WindowsBySize { get; } = new long[SizeClasses];

    /// <summary>How many messages the windows of each size held.</summary>
    public long[] RecordsBySize { get; } = new long[SizeClasses];

    public void Add(in WindowTimes window)
    {
        Windows++;
        CutWindows += window.IsCut ? 1 : 0;
        Records += window.Records;
        Receivers += window.Receivers;
        LargestWindow = Math.Max(LargestWindow, window.Records);
        if (window.Records >= shareWindowsFrom)
        {
            LargeWindows++;
            RecordsInLargeWindows += window.Records;
        }

        Grouping += window.Grouping;
        Closing += window.Closing;
        Work += window.Work;
        var size = BitOperations.Log2((ulong)window.Records | 1);
        WindowsBySize[size]++;
        RecordsBySize[size] += window.Records;
    }
}
