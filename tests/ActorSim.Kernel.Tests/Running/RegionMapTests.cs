using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Running;

/// <summary>How systems are cut into regions.</summary>
public sealed class RegionMapTests
{
    private readonly SimulationBuilder builder = new();

    [Fact]
    public void A_system_of_one_scale_is_one_region()
    {
        Ring("/chip", 4, latency: 100);
        Ring("/other", 3, latency: 700);

        Assert.Equal("0 0 0 0 0 0 0", Cut());
    }

    [Fact]
    public void Chips_joined_by_a_slow_network_are_regions()
    {
        var (a, b) = (Ring("/a", 3, latency: 100), Ring("/b", 2, latency: 150));
        Join(a[1], b[0], 5000);
        Join(b[0], a[0], 4000);

        var map = Map();
        Assert.Equal([0, 0, 0, 1, 1], map.RegionOf.ToArray());
        Assert.Equal([100, 150], map.Inner);
        Assert.Equal([new RegionLink(1, 0, 4000), new RegionLink(0, 1, 5000)], map.Links);
    }

    [Fact]
    public void Single_actors_make_up_one_more_region()
    {
        var chip = Ring("/chip", 2, latency: 100);
        var (host, disk) = (builder.Add("/host", new Scripted()), builder.Add("/z-disk", new Scripted()));
        Join(host, disk, 2000);
        Join(disk, chip[0], 3000);

        var map = Map();
        Assert.Equal([0, 0, 1, 1], map.RegionOf.ToArray());
        Assert.Equal([100, 2000], map.Inner);
    }

    [Fact]
    public void The_smallest_scale_is_cut_first()
    {
        var (a, b, c, d) = (Ring("/a", 2, 10), Ring("/b", 2, 10), Ring("/c", 2, 10), Ring("/d", 2, 10));
        Join(a[0], b[0], 1000);
        Join(c[0], d[0], 1000);
        Join(b[0], c[0], 1_000_000);

        Assert.Equal("0 0 1 1 2 2 3 3", Cut());
    }

    [Fact]
    public void Where_short_links_join_everything_there_is_one_region()
    {
        var all = Ring("/a", 4, 10);
        Join(all[0], all[2], 1000);

        Assert.Equal("0 0 0 0", Cut());
    }

    [Theory]
    [InlineData(8, 2, 8, 2, 2)]
    [InlineData(20, 2, RegionMap.FewRegions, 4, 6)]
    [InlineData(200, 2, 200 * 2 / RegionMap.ActorsOfRegion, 32, 34)]
    [InlineData(20, 32, 20, 32, 32)]
    [InlineData(100, 40, RegionMap.MostRegions, 40, 80)]
    public void More_chips_than_regions_pay_for_are_bundled(int count, int size, int regions, int smallest, int largest)
    {
        var chips = Enumerable.Range(0, count).Select(i => Ring($"/chip/{i}", size, latency: 10)).ToList();
        for (var i = 1; i < chips.Count; i++)
        {
            Join(chips[i - 1][0], chips[i][0], 1000);
        }

        var map = Map();

        Assert.Equal(regions, map.Count);
        var sizes = map.RegionOf.ToArray().GroupBy(region => region).Select(region => region.Count()).ToList();
        Assert.Equal((smallest, largest), (sizes.Min(), sizes.Max()));
    }

    [Fact]
    public void A_group_joins_its_sender_and_all_receivers()
    {
        var buffer = builder.Add("/buffer", new Scripted());
        var elements = Enumerable.Range(0, 3).Select(i => builder.Add($"/pe/{i}", new Scripted())).ToList();
        var host = builder.Add("/zhost", new Scripted());
        builder.Connect(buffer.OutGroup<Note>(), new ReceiverTable<Note>(elements.Select(element => element.Notes())), Link(5));
        Join(host, buffer, 500);

        Assert.Equal("0 0 0 0 1", Cut());
    }

    [Fact]
    public void No_region_reaches_over_two_partitions()
    {
        var (a, b) = (Ring("/a", 4, latency: 100), Ring("/b", 2, latency: 100));
        Join(a[0], b[0], 9000);
        using var simulation = builder.Build();

        var map = RegionMap.Of([.. simulation.Actors], [0, 0, 1, 1, 1, 1]);

        Assert.Equal([0, 0, 1, 1, 2, 2], map.RegionOf.ToArray());
        Assert.Contains(new RegionLink(0, 1, 100), map.Links);
    }

    /// <summary>The horizons of random maps against all paths through the regions, found by brute force.</summary>
    [Fact]
    public void Horizons_are_the_earliest_that_anything_from_outside_can_reach_a_region()
    {
        var random = new TestRandom(11);
        for (var round = 0; round < 200; round++)
        {
            var system = new RegionMapTests();
            var chips = Enumerable.Range(0, 2 + random.Below(5)).Select(i => system.Ring($"/chip/{i}", 2, latency: 10)).ToList();
            for (var i = random.Below(12); i > 0; i--)
            {
                system.Join(random.Pick([.. chips])[0], random.Pick([.. chips])[1], random.Between(1000, 3000));
            }

            var map = system.Map();
            var bounds = new RegionBounds(map, Ps(random.Pick<long>([10, 2000, 1_000_000])));
            for (var region = 0; region < map.Count; region++)
            {
                bounds.Earliest[region] = random.Chance(30) ? long.MaxValue : random.Below(10_000);
            }

            var furthest = Math.Min(bounds.Earliest.Min(), 1_000_000_000) + bounds.StopLead.Picoseconds;
            bounds.Compute(furthest);

            for (var region = 0; region < map.Count; region++)
            {
                Assert.Equal(Math.Min(furthest, EarliestFromOutside(map, bounds.Earliest, region, map.Count + 1)), bounds.Horizons[region]);
            }
        }
    }

    private static long EarliestFromOutside(RegionMap map, long[] earliest, int region, int hops)
    {
        var result = long.MaxValue;
        foreach (var (from, _, latency) in map.Links.Where(link => link.To == region && hops > 0))
        {
            var sent = Math.Min(earliest[from], EarliestFromOutside(map, earliest, from, hops - 1));
            result = sent > long.MaxValue - latency ? result : Math.Min(result, sent + latency);
        }

        return result;
    }

    private RegionMap Map()
    {
        using var simulation = builder.Build();
        return simulation.Runner.Map;
    }

    private string Cut()
    {
        using var simulation = builder.Build();
        return string.Join(' ', simulation.Runner.Map.RegionOf.ToArray());
    }

    private Scripted[] Ring(string path, int count, long latency)
    {
        var ring = Enumerable.Range(0, count).Select(i => builder.Add($"{path}/{i}", new Scripted())).ToArray();
        for (var i = 0; i < count; i++)
        {
            Join(ring[i], ring[(i + 1) % count], latency);
        }

        return ring;
    }

    private void Join(Scripted from, Scripted to, long latency) => builder.Connect(from.Out<Note>(), to.Notes(), Link(latency));
}
