using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class PlainMeshTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    /// <summary>Any mesh, stages, channels, slots, lengths and load, up to far beyond saturation.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Actors_that_sleep_do_in_every_cycle_what_routers_that_do_not_would(int seed)
    {
        var random = new RandomStream((ulong)seed, "/plain");
        var (columns, rows) = (1 + (int)random.NextBelow(5), 2 + (int)random.NextBelow(4));
        var (channels, slots) = (1 + (int)random.NextBelow(5), 1 + (int)random.NextBelow(9));
        var pipeline = random.NextBelow(4) switch
        {
            0 => RouterPipeline.R5,
            1 => RouterPipeline.R3,
            _ => new RouterPipeline((int)random.NextBelow(2), random.NextChance(0.5), (int)random.NextBelow(4)),
        };
        var (longest, cycles, count) = (1 + random.NextBelow(10), 1 + random.NextBelow(300), 100 + (int)random.NextBelow(200));
        var packets = Enumerable.Range(0, count).Select(number => (
            Source: (int)random.NextBelow(columns * rows),
            Packet: new PacketOrder(number, (uint)random.NextBelow(cycles), (int)random.NextBelow(columns * rows), 1 + (int)random.NextBelow(longest)))).ToList();

        var expected = new PlainMesh(columns, rows, channels, slots, pipeline, packets).Run(count);
        var routes = DimensionOrderRouting.For(Topology.Mesh(columns, rows), channels);
        var network = TestNetwork.Run(routes, new RouterDescription(channels, slots, pipeline), [], packets);

        var ours = Enumerable.Range(0, columns * rows).SelectMany(node => network.ArrivalsAt(node).Select(arrival => (node, arrival with { FreeCycles = 0 })));
        Assert.Equal(expected.OrderBy(arrival => arrival.Arrival.Packet), ours.OrderBy(arrival => arrival.Item2.Packet));
    }
}
