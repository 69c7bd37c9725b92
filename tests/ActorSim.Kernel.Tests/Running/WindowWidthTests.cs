using System.Numerics;

namespace ActorSim.Kernel.Tests.Running;

/// <summary>Division by multiplication is division, for all widths and times.</summary>
public sealed class WindowWidthTests
{
    [Fact]
    public void The_window_of_a_time_is_the_time_divided_by_the_width()
    {
        var random = new TestRandom(6);
        foreach (var picoseconds in Interesting(random).Where(width => width > 0))
        {
            var width = new WindowWidth(picoseconds);
            foreach (var time in Interesting(random).Concat(Multiples(picoseconds, random)))
            {
                if (width.IndexOf(time) != time / picoseconds)
                {
                    Assert.Fail($"{time} / {picoseconds} is {time / picoseconds}, not {width.IndexOf(time)}");
                }
            }
        }
    }

    [Fact]
    public void A_window_ends_where_the_next_one_begins_or_time_does()
    {
        var random = new TestRandom(7);
        foreach (var picoseconds in Interesting(random).Where(width => width > 0))
        {
            var width = new WindowWidth(picoseconds);
            var index = width.IndexOf(random.Magnitude(63));
            var end = (new BigInteger(index) + 1) * picoseconds;
            Assert.Equal(BigInteger.Min(end, long.MaxValue), width.EndOf(index));
        }
    }

    [Fact]
    public void A_width_is_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => new WindowWidth(0));

    private static IEnumerable<long> Interesting(TestRandom random) =>
    [
        .. Enumerable.Range(0, 20), .. Enumerable.Range(0, 5).Select(i => long.MaxValue - i),
        .. Enumerable.Range(1, 62).SelectMany(bit => new[] { (1L << bit) - 1, 1L << bit, (1L << bit) + 1 }),
        .. Enumerable.Range(0, 300).Select(_ => random.Magnitude(63)), 1_000, 833_333, 1_000_000_007,
    ];

    private static IEnumerable<long> Multiples(long width, TestRandom random)
    {
        for (var i = 0; i < 50; i++)
        {
            var time = random.Magnitude(63) / width * width;
            yield return time;
            yield return Math.Max(0, time - 1);
            yield return time == long.MaxValue ? time : time + 1;
        }
    }
}
