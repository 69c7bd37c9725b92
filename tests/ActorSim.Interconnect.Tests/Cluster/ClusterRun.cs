using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>A run of messages over a topology, and what came of it.</summary>
internal sealed record ClusterRun(ClusterFabric Fabric, IReadOnlyList<GotMessage> Got, RunResult Result)
{
    public static readonly Bandwidth BytePerNanosecond = Bandwidth.FromBytesPerSecond(1_000_000_000);

    /// <summary>1 byte a ns, 10 ns: what most tests use.</summary>
    public static readonly ClusterCable PlainCable = new(BytePerNanosecond, Ns(10));

    public static SimDuration Ns(long nanoseconds) => SimDuration.FromNanoseconds(nanoseconds);

    public static SimTime At(long nanoseconds) => SimTime.FromNanoseconds(nanoseconds);

    public static SentMessage Send(int from, int to, long bytes, long atNanoseconds = 0, int tag = 0) => new(from, to, bytes, At(atNanoseconds), tag);

    public static ClusterRun Of(ClusterTopology topology, params SentMessage[] messages) => Of(topology, messages, options: null);

    public static ClusterRun Of(
        ClusterTopology topology,
        SentMessage[] messages,
        HostDescription? host = null,
        TransferAccounting accounting = TransferAccounting.Exact,
        long segment = 0,
        RunOptions? options = null)
    {
        var builder = new SimulationBuilder();
        var nodes = new ScriptedNode[topology.Ranks];
        var mine = messages.ToLookup(message => message.From);
        for (var rank = 0; rank < nodes.Length; rank++)
        {
            var seat = new NodeSeat(topology, rank, host ?? HostDescription.Free, accounting) { LargestSegment = segment };
            nodes[rank] = builder.Add($"/cluster/rank/{rank}", new ScriptedNode(seat, [.. mine[rank]]));
        }

        var fabric = ClusterFabric.Connect(builder, "/cluster", nodes);
        using var simulation = builder.Build();
        var result = simulation.Run(options);
        Assert.True(result.Reason == EndReason.Completed, simulation.Failure?.ToString());
        return new ClusterRun(fabric, [.. nodes.SelectMany(node => node.Got).OrderBy(got => got.At).ThenBy(got => got.Tag)], result);
    }

    /// <summary>When the message with a tag was delivered.</summary>
    public SimTime Arrival(int tag = 0) => Assert.Single(Got, got => got.Tag == tag).At;
}
