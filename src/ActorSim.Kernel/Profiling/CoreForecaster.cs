namespace ActorSim.Kernel;

/// <summary>
/// Computes, while a run goes on, how long it would have taken on other numbers of cores: each window and round is
/// weighed with the engine's own rules for sharing. A shared window takes its work divided by the cores, but no less
/// than the longest piece of it; regions that run side by side take their sum divided by the cores, but no less than
/// the longest of them. What one thread does (grouping mail, small windows, everything between rounds) stays as it is.
/// All times are in seconds, or in any other unit throughout.
/// </summary>
internal sealed class CoreForecaster
{
    /// <summary>The numbers of cores that are forecast.</summary>
    public static readonly IReadOnlyList<int> Cores = [1, 2, 4, 8, 16, 32, 64];

    private readonly int shareWindowsFrom;
    private readonly RoundTally[] tallies;
    private readonly double[] seconds = new double[Cores.Count];
    private readonly double[] best = new double[Cores.Count];
    private readonly long[] meetings = new long[Cores.Count];
    private readonly double[] small = new double[Cores.Count];
    private readonly double[] grouping = new double[Cores.Count];
    private readonly double[] heavyPieces = new double[Cores.Count];
    private readonly double[] unevenRegions = new double[Cores.Count];
    private double criticalPath;

    /// <param name="regions">How many regions there are.</param>
    /// <param name="shareWindowsFrom">Windows and rounds with fewer messages are run by one thread.</param>
    public CoreForecaster(int regions, int shareWindowsFrom)
    {
        this.shareWindowsFrom = shareWindowsFrom;
        tallies = new RoundTally[regions];
        for (var i = 0; i < regions; i++)
        {
            tallies[i] = new RoundTally(shareWindowsFrom);
        }
    }

    /// <summary>A window of a region ran; windows of different regions may be added by different threads.</summary>
    public void AddWindow(int region, in WindowTimes window) => tallies[region].Add(window);

    /// <summary>A round is over.</summary>
    /// <param name="ran">The regions that ran in it.</param>
    /// <param name="expectedRecords">The messages of these regions by which the engine decides how to share the round.</param>
    /// <param name="largestRecords">Those of the largest region.</param>
    public void EndRound(IReadOnlyList<int> ran, long expectedRecords, long largestRecords)
    {
        double all = 0, longestPath = 0;
        for (var i = 0; i < ran.Count; i++)
        {
            all += tallies[ran[i]].Alone;
            longestPath = Math.Max(longestPath, tallies[ran[i]].CriticalPath);
        }

        criticalPath += longestPath;
        for (var i = 0; i < Cores.Count; i++)
        {
            best[i] += Math.Max(all / Cores[i], LongestAtBest(ran, i));
            if (RunsSideBySide(Cores[i], ran.Count, expectedRecords, largestRecords, shareWindowsFrom))
            {
                AddRegionsSideBySide(ran, i, all);
            }
            else
            {
                AddRegionsInTurn(ran, i);
            }
        }

        for (var i = 0; i < ran.Count; i++)
        {
            tallies[ran[i]].Clear();
        }
    }

    /// <summary>The engine's rule: whether threads share the regions of a round instead of their windows.</summary>
    public static bool RunsSideBySide(int threads, int regions, long records, long largest, int shareWindowsFrom) =>
        threads > 1 && regions > 1 && records >= shareWindowsFrom && largest * threads <= records + (records / 2);

    /// <summary>The forecast.</summary>
    /// <param name="between">What one thread does outside of windows, in the unit of the windows' times.</param>
    /// <param name="meeting">What it takes one more thread to take part in a piece of work, in that unit.</param>
    /// <param name="unit">Seconds in one unit.</param>
    public IReadOnlyList<CoreForecast> Forecast(double between, double meeting, double unit)
    {
        var alone = seconds[0] + between;
        var rows = new List<CoreForecast>();
        for (var i = 0; i < Cores.Count; i++)
        {
            var meetingTime = meetings[i] * meeting * (Cores[i] - 1);
            var time = seconds[i] + between + meetingTime;
            var least = best[i] + (between / Cores[i]);
            var idle = 1 - (1.0 / Cores[i]);
            rows.Add(new CoreForecast
            {
                Cores = Cores[i],
                Seconds = time * unit,
                SpeedUp = Ratio(alone, time),
                BestSpeedUp = Ratio(alone, least),
                LostToSmallWindows = small[i] * idle * unit,
                LostToGrouping = grouping[i] * idle * unit,
                LostToHeavyActors = heavyPieces[i] * unit,
                LostToUnevenRegions = unevenRegions[i] * unit,
                LostToMeetings = meetingTime * unit,
                LostBetweenRounds = between * idle * unit,
            });
        }

        return rows;
    }

    /// <summary>The time of the actors that no number of cores can do side by side, in the unit of the windows' times.</summary>
    public double CriticalPath => criticalPath;

    private static double Ratio(double whole, double part) => part > 0 ? whole / part : 1;

    private double LongestAtBest(IReadOnlyList<int> ran, int cores)
    {
        double longest = 0;
        for (var i = 0; i < ran.Count; i++)
        {
            longest = Math.Max(longest, tallies[ran[i]].Best[cores]);
        }

        return longest;
    }

    private void AddRegionsSideBySide(IReadOnlyList<int> ran, int cores, double all)
    {
        double longest = 0;
        for (var i = 0; i < ran.Count; i++)
        {
            longest = Math.Max(longest, tallies[ran[i]].Alone);
        }

        var even = all / Cores[cores];
        var time = Math.Max(even, longest);
        seconds[cores] += time;
        unevenRegions[cores] += time - even;
        meetings[cores]++;
    }

    private void AddRegionsInTurn(IReadOnlyList<int> ran, int cores)
    {
        for (var i = 0; i < ran.Count; i++)
        {
            var tally = tallies[ran[i]];
            seconds[cores] += tally.Small + tally.Grouping + tally.Shared[cores];
            small[cores] += tally.Small;
            grouping[cores] += tally.Grouping;
            heavyPieces[cores] += tally.Shared[cores] - (tally.SharedWork / Cores[cores]);
            meetings[cores] += Cores[cores] > 1 ? tally.SharedWindows : 0;
        }
    }
}
