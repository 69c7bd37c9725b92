namespace ActorSim.Kernel.Tests.Running;

/// <summary>Threads share work only where that is faster; costs are those of the test, not of a clock.</summary>
public sealed class SharingChoiceTests
{
    [Fact]
    public void Work_that_is_faster_shared_is_shared_mostly() =>
        Assert.InRange(SharesOf(10_000, _ => (Alone: 100, Shared: 60)), 0.9, 0.999);

    [Fact]
    public void Work_that_is_slower_shared_is_hardly_shared_at_all() =>
        Assert.InRange(SharesOf(10_000, _ => (Alone: 100, Shared: 1000)), 0.001, 0.02);

    [Fact]
    public void When_processors_become_busy_threads_get_out_of_the_way_and_come_back_later()
    {
        var shares = SharesOf(60_000, piece => (Alone: 100, Shared: piece is > 20_000 and < 40_000 ? 5000 : 60));

        Assert.InRange(shares, 0.6, 0.7);
    }

    [Fact]
    public void The_cost_is_that_of_a_record_however_large_the_piece() =>
        Assert.InRange(SharesOf(10_000, piece => (Alone: 100, Shared: 60), records: piece => 1 + (piece % 7 * 1000)), 0.9, 0.999);

    private static double SharesOf(int pieces, Func<int, (long Alone, long Shared)> costs, Func<int, long>? records = null)
    {
        long time = 0;
        var choice = new SharingChoice(() => time);
        var shared = 0;
        for (var piece = 0; piece < pieces; piece++)
        {
            var count = records?.Invoke(piece) ?? 1000;
            var (aloneCost, sharedCost) = costs(piece);
            if (choice.Begin())
            {
                shared++;
                time += sharedCost * count;
            }
            else
            {
                time += aloneCost * count;
            }

            choice.End(count);
        }

        return (double)shared / pieces;
    }
}
