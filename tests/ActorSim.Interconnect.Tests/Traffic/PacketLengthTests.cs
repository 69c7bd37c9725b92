using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class PacketLengthTests
{
    [Fact]
    public void A_fixed_length_is_always_the_same()
    {
        var length = PacketLength.Fixed(4);

        Assert.Equal((4, 4, 4.0), (length.Least, length.Most, length.Mean));
        Assert.Equal(4, length.Draw(new RandomStream(1, "/node")));
    }

    [Fact]
    public void All_lengths_of_a_range_come_equally_often() =>
        AssertShares(PacketLength.Between(2, 5), (2, 0.25), (3, 0.25), (4, 0.25), (5, 0.25));

    [Fact]
    public void Weighted_lengths_come_by_their_weights()
    {
        var length = PacketLength.Weighted((9, 1), (1, 3), (20, 0));

        AssertShares(length, (1, 0.75), (9, 0.25));
        Assert.Equal((1, 9), (length.Least, length.Most));
    }

    [Fact]
    public void Only_one_length_with_a_weight_is_a_fixed_one()
    {
        var length = PacketLength.Weighted((3, 0), (7, 2));

        Assert.Equal((7, 7, 7.0), (length.Least, length.Draw(new RandomStream(1, "/node")), length.Mean));
    }

    [Fact]
    public void Lengths_that_are_not_possible_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PacketLength.Fixed(0));
        Assert.Throws<ArgumentException>(() => PacketLength.Between(0, 3));
        Assert.Throws<ArgumentException>(() => PacketLength.Between(4, 3));
        Assert.Throws<ArgumentException>(() => PacketLength.Weighted((0, 1)));
        Assert.Throws<ArgumentException>(() => PacketLength.Weighted((3, 1), (3, 1)));
        Assert.Throws<ArgumentException>(() => PacketLength.Weighted((3, 0)));
        Assert.Throws<ArgumentException>(() => PacketLength.Weighted());
    }

    private static void AssertShares(PacketLength length, params (int Flits, double Share)[] expected)
    {
        const int Draws = 100_000;
        var random = new RandomStream(2, "/node");
        var counts = new int[length.Most + 1];
        for (var i = 0; i < Draws; i++)
        {
            counts[length.Draw(random)]++;
        }

        foreach (var (flits, share) in expected)
        {
            Assert.InRange(counts[flits] - (Draws * share), -5 * Math.Sqrt(Draws * share * (1 - share)), 5 * Math.Sqrt(Draws * share * (1 - share)));
        }

        Assert.Equal(expected.Length, counts.Count(count => count > 0));
        Assert.Equal(expected.Sum(e => e.Flits * e.Share), length.Mean, 12);
    }
}
