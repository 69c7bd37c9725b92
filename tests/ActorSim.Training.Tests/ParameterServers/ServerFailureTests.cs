using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class ServerFailureTests
{
    // A push of 100 bytes arrives after 110 ns, takes 300 ns to be applied, and its answer another 110 ns.
    private static readonly ServerSystem OneWorker = new()
    {
        Workers = 1,
        Buckets = [[100]],
        Server = new ServerDescription(Bandwidth.FromBytesPerSecond(1_000_000_000)),
        Computing = _ => [SimDuration.Zero],
    };

    [Theory]
    [InlineData(50, 40, 520)]
    [InlineData(50, 1_000, 1_050 + 300 + 110)]
    [InlineData(110, 1_000, 1_110 + 300 + 110)]
    [InlineData(409, 1_000, 1_409 + 300 + 110)]
    [InlineData(410, 1_000, 520)]
    [InlineData(600, 1_000, 520)]
    public void What_is_being_applied_when_a_shard_fails_is_done_over_after_the_restart(long at, long restart, long end)
    {
        var system = OneWorker with { Failures = [[new Outage(SimTime.FromNanoseconds(at), SimDuration.FromNanoseconds(restart))]] };

        var run = system.Run();

        run.AssertAllDone();
        run.AssertTimesAddUp();
        Assert.Equal(1_000 * end, run.End);
    }

    [Fact]
    public void A_shard_that_fails_says_so_in_its_account_of_time()
    {
        var system = OneWorker with { Failures = [[new Outage(SimTime.FromNanoseconds(210), SimDuration.FromNanoseconds(1_000))]] };

        var run = system.Run();

        Assert.Equal(1_000_000, run.TimeOf(0, "stalled-on-failure"));
        Assert.Equal(400_000, run.TimeOf(0, "busy"));
    }

    [Fact]
    public void A_shard_can_fail_again_as_soon_as_it_is_back()
    {
        var system = OneWorker with
        {
            Failures =
            [
                [
                    new Outage(SimTime.FromNanoseconds(200), SimDuration.FromNanoseconds(100)),
                    new Outage(SimTime.FromNanoseconds(300), SimDuration.FromNanoseconds(100)),
                    new Outage(SimTime.FromNanoseconds(500), SimDuration.FromNanoseconds(100)),
                ],
            ],
        };

        var run = system.Run();

        Assert.Equal(1_000 * (600 + 300 + 110), run.End);
        Assert.Equal(300_000, run.TimeOf(0, "stalled-on-failure"));
    }

    [Fact]
    public void What_came_while_a_shard_was_down_is_applied_before_what_comes_when_it_is_back()
    {
        // Down from 100 to 200 ns: worker 0's gradient comes at 110, worker 1's at 200.
        var system = OneWorker with
        {
            Workers = 2,
            Consistency = new Asynchronous(),
            Computing = worker => [SimDuration.FromNanoseconds(90 * worker)],
            Failures = [[new Outage(SimTime.FromNanoseconds(100), SimDuration.FromNanoseconds(100))]],
        };

        var run = system.Run();

        Assert.Equal([1_000 * (200 + 300 + 110), 1_000 * (200 + 600 + 110)], run.Workers.Select(worker => worker.DoneAt[^1]));
    }

    [Fact]
    public void A_failure_of_one_shard_makes_all_synchronous_workers_wait_and_loses_nothing()
    {
        var system = new ServerSystem
        {
            Workers = 4,
            Shards = 3,
            Failures = [[], [new Outage(SimTime.FromMicroseconds(15), SimDuration.FromMicroseconds(100))]],
            Computing = _ => Enumerable.Repeat(SimDuration.FromMicroseconds(10), 5),
        };

        var failing = system.Run();
        var sound = (system with { Failures = [] }).Run();

        failing.AssertAllDone();
        Assert.Equal(sound.Updates, failing.Updates);
        Assert.InRange(failing.End - sound.End, 80_000_000, 100_000_000);
    }

    [Fact]
    public void Failures_that_cannot_be_are_refused()
    {
        var early = new Outage(SimTime.FromNanoseconds(10), SimDuration.FromNanoseconds(10));

        Assert.Throws<ArgumentException>(() => Outage.Check([early, early with { At = SimTime.FromNanoseconds(19) }]));
        Assert.Throws<ArgumentException>(() => Outage.Check([early with { RestartDelay = SimDuration.Zero }]));
    }
}
