using System.Globalization;
using ActorSim.Interconnect;

namespace ActorSim.Conformance.Booksim;

public sealed class BooksimPacketTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Booksim");

    public static TheoryData<string> Runs =>
        [.. Directory.GetFiles(Folder, "exact_*.csv").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Every_packet_enters_and_leaves_in_the_same_cycle(string run)
    {
        var network = NetworkOf(run);
        var packets = BooksimPacketRow.Read(Path.Combine(Folder, run + ".csv"));

        var arrivals = network.Replay(TrafficOf(packets, network.Nodes)).Interfaces.SelectMany(door => door.Arrivals).ToDictionary(arrival => arrival.Packet);

        Assert.Equal(packets.Count, arrivals.Count);
        var different = packets.Where(packet => arrivals[packet.Packet].InjectCycle != packet.Inject || arrivals[packet.Packet].ArriveCycle != packet.Arrive)
            .Select(packet => $"{packet}, but ours is {arrivals[packet.Packet]}").ToList();
        Assert.Empty(different);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void No_packet_is_faster_than_the_formula_of_an_empty_network(string run)
    {
        var network = NetworkOf(run);
        var packets = BooksimPacketRow.Read(Path.Combine(Folder, run + ".csv"));
        var cyclesPerHop = network.Router == "R5" ? 5 : 3;

        var doors = network.Replay(TrafficOf(packets, network.Nodes)).Interfaces;

        var byNumber = packets.ToDictionary(packet => packet.Packet);
        foreach (var arrival in doors.SelectMany(door => door.Arrivals))
        {
            var (source, destination) = (arrival.Source, byNumber[arrival.Packet].Destination);
            var routers = Math.Abs((source % network.K) - (destination % network.K)) + Math.Abs((source / network.K) - (destination / network.K)) + 1;
            Assert.Equal(routers, arrival.Routers);
            Assert.Equal((uint)(2 + (cyclesPerHop * routers)), arrival.FreeCycles);
            Assert.InRange(arrival.ArriveCycle - arrival.InjectCycle, arrival.FreeCycles + (uint)arrival.Flits - 1, uint.MaxValue);
        }

        Assert.Contains(doors.SelectMany(door => door.Arrivals), arrival => arrival.ArriveCycle - arrival.InjectCycle == arrival.FreeCycles + (uint)arrival.Flits - 1);
    }

    /// <summary>From <c>exact_R3_k8_uniform_vc1_buf8_len1_rate0.10</c>.</summary>
    private static BooksimNetwork NetworkOf(string run)
    {
        var parts = run.Split('_');
        return new BooksimNetwork(parts[1], Number("k"), Number("vc"), Number("buf"));

        int Number(string name) => int.Parse(parts.First(part => part.StartsWith(name, StringComparison.Ordinal))[name.Length..], CultureInfo.InvariantCulture);
    }

    private static NodeTraffic[] TrafficOf(IReadOnlyList<BooksimPacketRow> packets, int nodes) =>
        [.. Enumerable.Range(0, nodes).Select(node => NodeTraffic.Of(
            [.. packets.Where(packet => packet.Source == node).OrderBy(packet => packet.Packet).Select(packet => new PacketOrder(packet.Packet, packet.Create, packet.Destination, packet.Flits))]))];
}
