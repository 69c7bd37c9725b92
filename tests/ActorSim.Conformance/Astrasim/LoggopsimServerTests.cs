using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Conformance.Astrasim;

public sealed class LoggopsimServerTests
{
    private static readonly IReadOnlyList<LoggopsimRow> Rows =
        [.. LoggopsimRow.Read(Path.Combine(AppContext.BaseDirectory, "Astrasim", "loggopsim_golden.csv")).Where(row => row.Pattern == "ps")];

    [Fact]
    public void The_last_worker_has_the_parameters_in_the_nanosecond_of_the_tool()
    {
        Assert.Equal(40, Rows.Count);
        Assert.Empty(Rows.Select(row => (Row: row, Ours: FinishTimes(row).Max()))
            .Where(pair => pair.Ours != pair.Row.Last)
            .Select(pair => $"{pair.Row}: {pair.Ours}, but {pair.Row.Last} in the tool"));
    }

    [Fact]
    public void The_first_rank_is_done_in_the_nanosecond_of_the_tool_where_messages_do_not_ask_first()
    {
        var rows = Rows.Where(row => row.IsEager && row.First is not null).ToList();

        Assert.Equal(18, rows.Count);
        Assert.Empty(rows.Select(row => (Row: row, Ours: FinishTimes(row).Min()))
            .Where(pair => pair.Ours != pair.Row.First)
            .Select(pair => $"{pair.Row}: {pair.Ours}, but {pair.Row.First} in the tool"));
    }

    /// <summary>When the workers have their parameters, and the server's processor has sent the last of them.</summary>
    private static SimTime[] FinishTimes(LoggopsimRow row)
    {
        var topology = new IdealCore(row.Workers + 1, Bandwidth.FromTimePerByte(row.GapPerByte), row.Latency);
        NodeSeat SeatOf(int rank) => new(topology, rank, row.Host, TransferAccounting.LogGopsim);

        IReadOnlyList<ServerExchange> exchanges = [new ServerExchange([new ServerPiece(row.Workers, row.Bytes)], RankGroup.First(row.Workers))];
        var builder = new SimulationBuilder();
        var workers = Enumerable.Range(0, row.Workers).Select(rank => builder.Add($"/cluster/worker/{rank}", new PushingRank(SeatOf(rank), exchanges))).ToArray();
        var server = builder.Add("/cluster/server", new ParameterServerShard(SeatOf(row.Workers), 0, exchanges, new Synchronous(), ServerDescription.Free));
        ClusterFabric.Connect(builder, "/cluster", [.. workers, server]);
        using var simulation = builder.Build();
        var result = simulation.Run();
        Assert.True(result.Reason == EndReason.Completed, simulation.Failure?.ToString());
        Assert.Equal(1, server.Updates.Value);
        return [.. workers.Select(worker => worker.DoneAt), server.ProcessorBusyUntil];
    }
}
