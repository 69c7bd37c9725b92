namespace ActorSim.Kernel;

/// <summary>What the windows of one region would take on several cores, within one round.</summary>
internal sealed class RoundTally(int shareWindowsFrom)
{
    /// <summary>Everything, on one core.</summary>
    public double Alone { get; private set; }

    /// <summary>Windows that are too small to be shared, on one core.</summary>
    public double Small { get; private set; }

    /// <summary>Grouping and closing the windows that are shared, which one thread does.</summary>
    public double Grouping { get; private set; }

    /// <summary>The actors' time in the windows that are shared.</summary>
    public double SharedWork { get; private set; }

    /// <summary>Windows that are shared.</summary>
    public long SharedWindows { get; private set; }

    /// <summary>The longest actors of the windows: no number of cores is faster.</summary>
    public double CriticalPath { get; private set; }

    /// <summary>For each number of cores, the actors' time in shared windows.</summary>
    public double[] Shared { get; } = new double[CoreForecaster.Cores.Count];

    /// <summary>For each number of cores, the actors' time in all windows, if they were shared evenly but for the longest actors.</summary>
    public double[] Best { get; } = new double[CoreForecaster.Cores.Count];

    public void Add(in WindowTimes window)
    {
        Alone += window.Alone;
        CriticalPath += window.LongestRun;
        var isShared = window.Records >= shareWindowsFrom;
        if (isShared)
        {
            SharedWindows++;
            Grouping += window.Grouping + window.Closing;
            SharedWork += window.Work;
        }
        else
        {
            Small += window.Alone;
        }

        for (var i = 0; i < Shared.Length; i++)
        {
            var even = window.Work / (double)CoreForecaster.Cores[i];
            Best[i] += Math.Max(even, window.LongestRun);
            Shared[i] += isShared ? Math.Max(even, window.LongestPiece) : 0;
        }
    }

    public void Clear()
    {
        Alone = Small = Grouping = SharedWork = CriticalPath = 0;
        SharedWindows = 0;
        Array.Clear(Shared);
        Array.Clear(Best);
    }
}
