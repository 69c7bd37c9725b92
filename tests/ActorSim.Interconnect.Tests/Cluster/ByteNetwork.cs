namespace ActorSim.Interconnect.Tests;

/// <summary>
/// A slow reference for switched networks: follows every byte over every link. A byte may start over a link as soon as it starts to
/// come (cut-through) or its message has come whole (store and forward), and ends no earlier than it came.
/// </summary>
internal sealed class ByteNetwork(ClusterTopology topology)
{
    private readonly PriorityQueue<Arrival, (long Time, int Sender, int Order)> arrivals = new();
    private readonly Dictionary<(int, int), long> freeAt = [];
    private int order;

    /// <summary>When each message is there, in picoseconds.</summary>
    public long[] Run(IReadOnlyList<SentMessage> messages)
    {
        var done = new long[messages.Count];
        for (var i = 0; i < messages.Count; i++)
        {
            var times = new long[messages[i].Bytes];
            Array.Fill(times, messages[i].At.Picoseconds);
            arrivals.Enqueue(new Arrival(i, messages[i].From, times, times), (times[0], -1, order++));
        }

        while (arrivals.TryDequeue(out var arrival, out _))
        {
            var message = messages[arrival.Message];
            if (arrival.Vertex == message.To)
            {
                done[arrival.Message] = arrival.Ends[^1];
            }
            else
            {
                Pass(arrival, message.To);
            }
        }

        return done;
    }

    private void Pass(Arrival arrival, int destination)
    {
        var way = topology.WayTo(arrival.Vertex, destination);
        var link = topology.LinkOf(arrival.Vertex, way);
        var byteTime = link.Rate.TimeOf(1).Picoseconds;
        var isSwitch = arrival.Vertex >= topology.Ranks;
        var (delay, latency) = (isSwitch ? topology.Switching.Latency.Picoseconds : 0, link.Latency.Picoseconds);
        var cutsThrough = isSwitch && topology.Switching.IsCutThrough;
        var (starts, ends) = (new long[arrival.Starts.Length], new long[arrival.Starts.Length]);
        var free = freeAt.GetValueOrDefault((arrival.Vertex, way));
        for (var j = 0; j < starts.Length; j++)
        {
            starts[j] = Math.Max(free, delay + (cutsThrough ? arrival.Starts[j] : arrival.Ends[^1]));
            ends[j] = Math.Max(starts[j] + byteTime, delay + arrival.Ends[j]);
            free = ends[j];
        }

        freeAt[(arrival.Vertex, way)] = free;
        var tellsOfFirst = link.To >= topology.Ranks && topology.Switching.IsCutThrough;
        var next = new Arrival(arrival.Message, link.To, Array.ConvertAll(starts, start => start + latency), Array.ConvertAll(ends, end => end + latency));
        arrivals.Enqueue(next, (tellsOfFirst ? next.Starts[0] : next.Ends[^1], arrival.Vertex, order++));
    }

    private sealed record Arrival(int Message, int Vertex, long[] Starts, long[] Ends);
}
