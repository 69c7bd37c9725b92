namespace ActorSim.Kernel.Tests.Profiling;

public sealed class LinkCountsTests
{
    [Fact]
    public void Counts_are_those_of_a_dictionary()
    {
        var random = new TestRandom(4);
        var counts = new LinkCounts();
        var expected = new Dictionary<(int, int, int), long>();
        for (var i = 0; i < 50_000; i++)
        {
            var (sender, receiver, receptor) = (random.Below(100), random.Below(100), random.Below(3));
            counts.Add(sender, receiver, receptor);
            expected[(sender, receiver, receptor)] = expected.GetValueOrDefault((sender, receiver, receptor)) + 1;
        }

        Assert.Equal(expected.Count, counts.Count);
        Assert.Equal(
            expected.Select(entry => new LinkCount(entry.Key.Item1, entry.Key.Item2, entry.Key.Item3, entry.Value)).OrderBy(Key),
            counts.All.OrderBy(Key));
    }

    [Fact]
    public void Tables_of_several_threads_are_added_up()
    {
        var (one, other) = (new LinkCounts(), new LinkCounts());
        one.Add(1, 2, 0, 5);
        other.Add(1, 2, 0, 7);
        other.Add(16_777_215, 1, 1_048_575, 1);

        var sum = LinkCounts.Sum([one, other]);

        Assert.Equal([new LinkCount(1, 2, 0, 12), new LinkCount(16_777_215, 1, 1_048_575, 1)], sum.All.OrderBy(Key));
    }

    [Fact]
    public void Links_that_find_no_room_are_counted_together()
    {
        var counts = new LinkCounts();
        for (var i = 0; i < LinkCounts.MostLinks + 3; i++)
        {
            counts.Add(i % 5000, i / 5000, 0, 2);
        }

        counts.Add(0, 0, 0);

        Assert.Equal((LinkCounts.MostLinks, 6), (counts.Count, counts.Others));
        Assert.Equal((2L * LinkCounts.MostLinks) + 1, counts.All.Sum(link => link.Messages));
    }

    private static (int, int, int) Key(LinkCount link) => (link.Sender, link.Receiver, link.Receptor);
}
