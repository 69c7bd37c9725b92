using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class LinkActivityTests
{
    private const int Length = 400;

    [Fact]
    public void A_receive_that_ends_counts_from_its_beginning_though_something_was_sent_meanwhile()
    {
        var activity = new LinkActivity();
        activity.Watch(0);

        activity.BeginUntil(50, 60);
        activity.EndsFrom(10, 100);

        Assert.Equal(90, activity.EndWatch(110));
    }

    [Fact]
    public void Active_time_is_that_in_which_anything_was_sent_or_had_been_received()
    {
        for (ulong seed = 0; seed < 300; seed++)
        {
            var random = new RandomStream(seed, "/activity");
            var activity = new LinkActivity();
            var active = new bool[2 * Length];
            var (watchedFrom, isWatched) = (0, false);
            for (var now = 0; now < Length; now += (int)random.NextBelow(12))
            {
                if (random.NextChance(0.4))
                {
                    var until = now + (int)random.NextBelow(20);
                    activity.BeginUntil(now, until);
                    Array.Fill(active, true, now, until - now);
                }

                if (random.NextChance(0.3))
                {
                    var from = Math.Max(0, now - (int)random.NextBelow(60));
                    activity.EndsFrom(from, now);
                    Array.Fill(active, true, from, now - from);
                }

                if (isWatched && random.NextChance(0.1))
                {
                    Assert.Equal(active[watchedFrom..now].Count(isActive => isActive), activity.EndWatch(now));
                    isWatched = false;
                }
                else if (!isWatched)
                {
                    activity.Watch(now);
                    (watchedFrom, isWatched) = (now, true);
                }
            }
        }
    }
}
