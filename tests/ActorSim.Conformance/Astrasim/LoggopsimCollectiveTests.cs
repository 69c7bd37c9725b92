using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Conformance.Astrasim;

public sealed class LoggopsimCollectiveTests
{
    private static readonly IReadOnlyList<LoggopsimRow> Rows =
        LoggopsimRow.Read(Path.Combine(AppContext.BaseDirectory, "Astrasim", "loggopsim_golden.csv"));

    [Theory]
    [InlineData("ring", "ring")]
    [InlineData("tree", "binomial-tree")]
    public void The_last_rank_is_done_in_the_nanosecond_of_the_tool(string pattern, string algorithm)
    {
        var rows = Rows.Where(row => row.Pattern == pattern).ToList();

        Assert.Equal(40, rows.Count);
        Assert.Empty(rows.Select(row => (Row: row, Ours: FinishTimes(row, algorithm).Max()))
            .Where(pair => pair.Ours != pair.Row.Last)
            .Select(pair => $"{pair.Row}: {pair.Ours}, but {pair.Row.Last} in the tool"));
    }

    [Theory]
    [InlineData("ring", "ring")]
    [InlineData("tree", "binomial-tree")]
    public void The_first_rank_is_done_in_the_nanosecond_of_the_tool_where_messages_do_not_ask_first(string pattern, string algorithm)
    {
        var rows = Rows.Where(row => row.Pattern == pattern && row.IsEager && row.First is not null).ToList();

        Assert.NotEmpty(rows);
        Assert.Equal([], rows.Select(row => (Row: row, Ours: FinishTimes(row, algorithm).Min()))
            .Where(pair => pair.Ours != pair.Row.First)
            .Select(pair => $"{pair.Row}: {pair.Ours}, but {pair.Row.First} in the tool"));
    }

    /// <summary>A rank is done when its processor has nothing more to send or to receive.</summary>
    private static IEnumerable<SimTime> FinishTimes(LoggopsimRow row, string algorithm)
    {
        var topology = new IdealCore(row.Workers, Bandwidth.FromTimePerByte(row.GapPerByte), row.Latency);
        var operation = new CollectiveOperation(
            CollectiveAlgorithms.Make(algorithm, CollectiveKind.AllReduce, row.Workers), RankGroup.First(row.Workers), row.Bytes, 1, 1);
        return CollectiveRun.Of(topology, operation, CollectiveCosts.None, row.Host, TransferAccounting.LogGopsim)
            .Select(rank => rank.DoneAt > rank.ProcessorBusyUntil ? rank.DoneAt : rank.ProcessorBusyUntil);
    }
}
