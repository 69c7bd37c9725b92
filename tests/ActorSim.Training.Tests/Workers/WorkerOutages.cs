using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class WorkerOutages
{
    [Fact]
    public void A_worker_can_fail_again_as_soon_as_it_is_back()
    {
        // Fails at 5 ns of 30, is down until 45 without a break, and computes from then on.
        var system = Alone(1, At(5, 20), At(25, 20));

        var worker = system.Jobs[0].Workers[0];
        Assert.Equal(SimTime.FromNanoseconds(45 + 30), worker.Iterations[0].End);
        Assert.Equal(SimDuration.FromNanoseconds(40), worker.DownTime);
        Assert.Equal(SimDuration.FromNanoseconds(5), worker.LostTime);
        Assert.Equal(SimDuration.Zero, worker.WaitTime);
        Assert.Equal(2, worker.Failures);
    }

    [Fact]
    public void A_worker_that_fails_while_it_computes_over_begins_again()
    {
        // Forwards 0–10; fails at 15, back at 25; forwards 25–35, fails at 40, back at 50; 30 ns more.
        var system = Alone(1, At(15, 10), At(40, 10));

        var worker = system.Jobs[0].Workers[0];
        Assert.Equal(SimTime.FromNanoseconds(50 + 30), worker.Iterations[0].End);
        Assert.Equal(SimDuration.FromNanoseconds(15 + 15), worker.LostTime);
        Assert.Equal(SimDuration.FromNanoseconds(30), worker.Iterations[0].Computing);
    }

    [Fact]
    public void A_step_that_is_done_when_the_worker_fails_is_done_and_lost_with_its_iteration()
    {
        var middle = Alone(1, At(10, 5)).Jobs[0].Workers[0];
        var last = Alone(1, At(30, 5)).Jobs[0].Workers[0];

        Assert.Equal(SimTime.FromNanoseconds(15 + 30), middle.Iterations[0].End);
        Assert.Equal(SimDuration.FromNanoseconds(10), middle.LostTime);
        Assert.Equal(SimTime.FromNanoseconds(30), last.Iterations[0].End);
        Assert.Equal(0, last.Failures);
    }

    [Fact]
    public void A_failure_after_the_end_is_none()
    {
        var worker = Alone(1, At(31, 5)).Jobs[0].Workers[0];

        Assert.Equal(0, worker.Failures);
        Assert.Equal(SimDuration.Zero, worker.DownTime);
    }

    [Fact]
    public void A_failure_at_a_given_time_does_not_make_random_ones_more_frequent()
    {
        // Some 100 µs of computing between failures; 40 failures at given times in the first tenth of a run of some 100 random ones.
        var outages = Enumerable.Range(0, 40).Select(i => At(10_000 + (i * 20_000L), 1)).ToArray();
        var random = Failures(outages: []);
        var both = Failures(outages);

        Assert.InRange(random, 70, 130);
        Assert.InRange(both - 40, 70, 130);
    }

    [Fact]
    public void A_random_failure_may_come_at_the_time_of_a_restart()
    {
        // 20 ns between failures: of some 100,000 that are drawn a few are less than 1 ps.
        var workload = SmallTraining.Layers(100);
        var job = SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 1, 1, overlaps: true), iterations: 50_000) with
        {
            MeanTimeBetweenOutages = SimDuration.FromNanoseconds(20),
            RestartDelay = SimDuration.FromPicoseconds(1),
        };

        var worker = SmallTraining.Run(job).Jobs[0].Workers[0];

        Assert.True(worker.Failures > 100_000);
        Assert.Equal(SimDuration.FromPicoseconds(worker.Failures), worker.DownTime);
    }

    [Fact]
    public void What_is_being_added_when_a_worker_fails_is_sent_on_after_the_restart()
    {
        // Two halves of 50 bytes: the first comes at 80 and is added until 130. Worker 1 is down from 100 to 200; its sum takes 50 ns more.
        var ends = RingOfTwo(HostDescription.Free, CollectiveCosts.None with { ReductionRate = SmallTraining.OneByteANanosecond });

        Assert.Equal([SimTime.FromNanoseconds(200 + 50), SimTime.FromNanoseconds(200)], ends);
    }

    [Fact]
    public void What_a_processor_is_taking_in_when_its_worker_fails_is_taken_after_the_restart()
    {
        // The first half comes at 80 and is taken in until 110; worker 1 has it at 200. The second came at 160, and is taken in then.
        var host = HostDescription.Free with { ReceiveOverhead = SimDuration.FromNanoseconds(30) };
        var ends = RingOfTwo(host, CollectiveCosts.None);

        Assert.Equal([SimTime.FromNanoseconds(200 + 50 + 30), SimTime.FromNanoseconds(200 + 30)], ends);
    }

    private static SimTime[] RingOfTwo(HostDescription host, CollectiveCosts costs)
    {
        var workload = SmallTraining.Layers(100);
        var plan = SmallTraining.DataParallel(workload, 2, 1, overlaps: true);
        var job = SmallTraining.Job(workload, plan, 1, worker => worker == 1 ? SmallTraining.Setup(workload, null, At(100, 100)) : SmallTraining.Setup(workload)) with { Costs = costs };
        var builder = new SimulationBuilder();
        var topology = new IdealCore(2, SmallTraining.OneByteANanosecond, SimDuration.Zero);
        var system = TrainingSystem.Add(builder, new NodeSeat(topology, 0, host, TransferAccounting.Exact), [job]);
        using var simulation = builder.Build();
        Assert.True(simulation.Run().Reason == EndReason.Completed, simulation.Failure?.ToString());
        return [.. system.Jobs[0].Workers.Select(worker => worker.Iterations[0].End)];
    }

    private static int Failures(Outage[] outages)
    {
        var workload = SmallTraining.Layers(100);
        var job = SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 1, 1, overlaps: true), iterations: 333_333, _ => SmallTraining.Setup(workload, null, outages)) with
        {
            MeanTimeBetweenOutages = SimDuration.FromMicroseconds(100),
            RestartDelay = SimDuration.FromNanoseconds(10),
        };
        return SmallTraining.Run(job).Jobs[0].Workers[0].Failures;
    }

    private static TrainingSystem Alone(int iterations, params Outage[] outages)
    {
        var workload = SmallTraining.Layers(100);
        return SmallTraining.Run(SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 1, 1, overlaps: true), iterations, _ => SmallTraining.Setup(workload, null, outages)));
    }

    private static Outage At(long nanoseconds, long restart) => new(SimTime.FromNanoseconds(nanoseconds), SimDuration.FromNanoseconds(restart));
}
