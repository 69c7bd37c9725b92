namespace ActorSim.Kernel.Tests.Profiling;

/// <summary>Forecasts from windows whose times are given, in units of one second.</summary>
public sealed class CoreForecasterTests
{
    private const int ShareFrom = 100;

    [Fact]
    public void Small_windows_stay_as_they_are()
    {
        var forecast = Forecast(between: 0, Window(records: 99, work: 80, longest: 1), Window(records: 10, work: 20, longest: 1));

        Assert.All(forecast, row => Assert.Equal((100, 1), (row.Seconds, row.SpeedUp)));
        Assert.Equal(50, forecast[1].LostToSmallWindows);
        Assert.Equal("windows too small to share", forecast[1].Limit);
        Assert.Equal(2, forecast[1].BestSpeedUp);
        Assert.Equal(100 / 2.25, forecast[^1].BestSpeedUp);
    }

    [Fact]
    public void The_work_of_large_windows_is_divided_down_to_its_longest_piece()
    {
        var forecast = Forecast(between: 0, Window(records: 1000, work: 80, longest: 5, piece: 20));

        Assert.Equal([80, 40, 20, 20, 20, 20, 20], forecast.Select(row => row.Seconds));
        Assert.Equal([0, 0, 0, 10, 15, 17.5, 18.75], forecast.Select(row => row.LostToHeavyActors));
        Assert.Equal(16, forecast[^1].BestSpeedUp);
        Assert.Equal("a few heavy actors", forecast[^1].Limit);
        Assert.Equal("nothing", forecast[1].Limit);
    }

    [Fact]
    public void Grouping_and_what_lies_between_windows_is_done_by_one_thread()
    {
        var forecast = Forecast(between: 30, Window(records: 1000, work: 80, longest: 1, grouping: 15, closing: 5));

        Assert.Equal([130, 90, 70, 60], forecast.Take(4).Select(row => row.Seconds));
        Assert.Equal((10, 15), (forecast[1].LostToGrouping, forecast[1].LostBetweenRounds));
        Assert.Equal("one thread between rounds", forecast[1].Limit);
    }

    [Fact]
    public void Each_shared_window_costs_a_meeting_of_each_further_thread()
    {
        var forecaster = new CoreForecaster(1, ShareFrom);
        for (var i = 0; i < 3; i++)
        {
            forecaster.AddWindow(0, Window(records: 1000, work: 80, longest: 1));
            forecaster.EndRound([0], 0, 0);
        }

        var forecast = forecaster.Forecast(between: 0, meeting: 2, unit: 1);

        Assert.Equal([240, 126, 78], forecast.Take(3).Select(row => row.Seconds));
        Assert.Equal([0, 6, 18], forecast.Take(3).Select(row => row.LostToMeetings));
        Assert.Equal("threads have to meet", forecast[^1].Limit);
    }

    [Fact]
    public void Regions_of_like_work_run_side_by_side_as_long_as_the_longest()
    {
        var forecaster = new CoreForecaster(3, ShareFrom);
        forecaster.AddWindow(0, Window(records: 60, work: 30, longest: 30));
        forecaster.AddWindow(1, Window(records: 50, work: 20, longest: 5));
        forecaster.AddWindow(2, Window(records: 50, work: 10, longest: 5));
        forecaster.EndRound([0, 1, 2], 160, 61);

        var forecast = forecaster.Forecast(0, 0, 1);

        // On four threads the largest region has more than its share, and its windows are too small.
        Assert.Equal([60, 30, 60], forecast.Take(3).Select(row => row.Seconds));
        Assert.Equal(30, forecaster.CriticalPath);
        Assert.Equal(2, forecast[^1].BestSpeedUp);
    }

    [Fact]
    public void What_is_lost_explains_the_whole_difference()
    {
        var random = new TestRandom(1);
        for (var trial = 0; trial < 200; trial++)
        {
            var forecaster = new CoreForecaster(4, ShareFrom);
            for (var round = 0; round < 20; round++)
            {
                int[] ran = [.. Enumerable.Range(0, 4).Where(_ => random.Chance(60))];
                long all = 0, largest = 0;
                foreach (var region in ran)
                {
                    var longest = 1 + random.Below(20);
                    var window = Window(random.Below(300), longest + random.Below(50), longest, longest + random.Below(10), random.Below(9), random.Below(9));
                    window.LongestPiece = Math.Min(window.LongestPiece, window.Work);
                    forecaster.AddWindow(region, window);
                    all += window.Records;
                    largest = Math.Max(largest, window.Records);
                }

                forecaster.EndRound(ran, all, largest);
            }

            var forecast = forecaster.Forecast(between: random.Below(100), meeting: 0.5, unit: 1);
            Assert.All(forecast, row =>
            {
                var lost = row.LostToSmallWindows + row.LostToGrouping + row.LostToHeavyActors + row.LostToUnevenRegions + row.LostToMeetings + row.LostBetweenRounds;
                Assert.Equal(forecast[0].Seconds / row.Cores, row.Seconds - lost, 1e-6);
                Assert.InRange(row.SpeedUp, 0, row.BestSpeedUp + 1e-9);
                Assert.InRange(row.BestSpeedUp, 0, row.Cores + 1e-9);
            });
        }
    }

    [Fact]
    public void The_rule_for_running_regions_side_by_side_is_the_engine_s_own()
    {
        Assert.True(CoreForecaster.RunsSideBySide(threads: 2, regions: 2, records: 100, largest: 75, ShareFrom));
        Assert.False(CoreForecaster.RunsSideBySide(threads: 2, regions: 2, records: 100, largest: 76, ShareFrom));
        Assert.False(CoreForecaster.RunsSideBySide(threads: 2, regions: 2, records: 99, largest: 50, ShareFrom));
        Assert.False(CoreForecaster.RunsSideBySide(threads: 1, regions: 2, records: 100, largest: 50, ShareFrom));
        Assert.False(CoreForecaster.RunsSideBySide(threads: 2, regions: 1, records: 100, largest: 50, ShareFrom));
    }

    private static IReadOnlyList<CoreForecast> Forecast(double between, params WindowTimes[] windows)
    {
        var forecaster = new CoreForecaster(1, ShareFrom);
        foreach (var window in windows)
        {
            forecaster.AddWindow(0, window);
            forecaster.EndRound([0], window.Records, window.Records);
        }

        return forecaster.Forecast(between, meeting: 0, unit: 1);
    }

    private static WindowTimes Window(long records, long work, long longest, long? piece = null, long grouping = 0, long closing = 0) => new()
    {
        Records = records,
        Receivers = records,
        Work = work,
        LongestRun = longest,
        LongestPiece = piece ?? longest,
        Grouping = grouping,
        Closing = closing,
    };
}
