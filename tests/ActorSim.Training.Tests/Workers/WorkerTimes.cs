using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class WorkerTimes
{
    [Fact]
    public void A_single_worker_computes_and_never_waits()
    {
        var workload = SmallTraining.Layers(100, 100, 100);

        var system = SmallTraining.Run(SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 1, 1, overlaps: true), iterations: 5));

        var worker = system.Jobs[0].Workers[0];
        Assert.Equal(SimTime.FromNanoseconds(5 * 90), worker.Iterations[^1].End);
        Assert.Equal(SimDuration.FromNanoseconds(5 * 90), worker.ComputeTime);
    }

    [Fact]
    public void Without_overlap_the_gradients_travel_after_the_backward_pass()
    {
        // 30 + 60 ns, then a ring of two: twice half of 300 bytes.
        var workload = SmallTraining.Layers(100, 100, 100);

        var system = SmallTraining.Run(SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 2, long.MaxValue, overlaps: false), iterations: 3));

        Assert.Equal(SimTime.FromNanoseconds(3 * (90 + 300)), SmallTraining.EndOf(system));
        Assert.All(system.Jobs[0].Workers, worker => Assert.Equal(SimDuration.FromNanoseconds(3 * 300), worker.CommunicateTime));
    }

    [Fact]
    public void With_overlap_only_what_the_backward_pass_leaves_over_is_waited_for()
    {
        // Backwards 20 ns a layer; 10 bytes of a layer take two halves of 5 ns: of three layers only the first one's 10 ns show.
        var workload = SmallTraining.Layers(10, 10, 10);

        var system = SmallTraining.Run(SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 2, 1, overlaps: true)));

        Assert.Equal(SimTime.FromNanoseconds(90 + 10), SmallTraining.EndOf(system));
    }

    [Fact]
    public void Gradients_of_two_layers_that_share_a_link_take_turns()
    {
        // Layer 2 is ready at 50 ns and layer 1 at 70; each has two transfers of 20 ns. 50–70 first half of layer 2, then its second and
        // the first of layer 1 take turns: the link is busy from 50 to 50 + 4·20, and layer 0 (ready at 90) comes behind.
        var workload = SmallTraining.Layers(40, 40, 40);

        var system = SmallTraining.Run(SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 2, 1, overlaps: true)));

        Assert.Equal(SimTime.FromNanoseconds(50 + (6 * 20)), SmallTraining.EndOf(system));
    }

    [Fact]
    public void Everybody_waits_for_the_slowest_device_and_the_critical_path_begins_there()
    {
        var workload = SmallTraining.Layers(100);
        var job = SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 4, 1, overlaps: true), iterations: 2, worker => SmallTraining.Setup(workload, new DeviceSpeed(Always: worker == 2 ? 3 : 1)));

        var system = SmallTraining.Run(job);

        // 3 · 30 ns, then a ring of four: 6 steps of 25 bytes.
        Assert.Equal(SimTime.FromNanoseconds(2 * (90 + 150)), SmallTraining.EndOf(system));
        Assert.All(system.Jobs[0].Workers, worker => Assert.Equal(2, worker.Iterations[1].Origin));
        Assert.Equal(SimDuration.Zero, system.Jobs[0].Workers[2].WaitTime);
        
        // Of the 60 ns that the others are earlier they spend 25 on their first transfers.
        Assert.Equal(SimDuration.FromNanoseconds(2 * 35), system.Jobs[0].Workers[0].WaitTime);
    }

    [Fact]
    public void A_failure_while_computing_loses_what_was_computed_of_the_iteration()
    {
        // One iteration: forward 0–10, backward 10–30, ring 30–130. Worker 1 fails at 25 and is back at 75: computes until 105.
        var workload = SmallTraining.Layers(100);
        var outage = new Outage(SimTime.FromNanoseconds(25), SimDuration.FromNanoseconds(50));
        var job = SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 2, 1, overlaps: true), 1, worker => worker == 1 ? SmallTraining.Setup(workload, null, outage) : SmallTraining.Setup(workload));

        var system = SmallTraining.Run(job);

        var failed = system.Jobs[0].Workers[1];
        Assert.Equal(SimTime.FromNanoseconds(105 + 100), SmallTraining.EndOf(system));
        Assert.Equal(SimDuration.FromNanoseconds(25), failed.LostTime);
        Assert.Equal(SimDuration.FromNanoseconds(50), failed.DownTime);
        Assert.Equal(SimDuration.FromNanoseconds(25 + 30), failed.ComputeTime);
    }

    [Fact]
    public void A_worker_that_fails_while_it_waits_only_stands_still()
    {
        // The ring is at its second step from 80 to 130; what worker 1 gets then it takes at 150.
        var workload = SmallTraining.Layers(100);
        var outage = new Outage(SimTime.FromNanoseconds(100), SimDuration.FromNanoseconds(50));
        var job = SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 2, 1, overlaps: true), 1, worker => worker == 1 ? SmallTraining.Setup(workload, null, outage) : SmallTraining.Setup(workload));

        var system = SmallTraining.Run(job);

        Assert.Equal(SimTime.FromNanoseconds(130), system.Jobs[0].Workers[0].Iterations[0].End);
        Assert.Equal(SimTime.FromNanoseconds(150), system.Jobs[0].Workers[1].Iterations[0].End);
        Assert.Equal(SimDuration.Zero, system.Jobs[0].Workers[1].LostTime);
    }

    [Fact]
    public void Gradients_that_have_left_before_a_failure_are_not_sent_again()
    {
        // Two layers: layer 1 backwards 20–40, its ring begins at 40; failing at 45 computes 0–60 over, and only layer 0's ring follows.
        var workload = SmallTraining.Layers(100, 100);
        var outage = new Outage(SimTime.FromNanoseconds(45), SimDuration.FromNanoseconds(100));
        var job = SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 2, 1, overlaps: true), 1, worker => worker == 1 ? SmallTraining.Setup(workload, null, outage) : SmallTraining.Setup(workload));

        var system = SmallTraining.Run(job);

        Assert.Equal(SimTime.FromNanoseconds(145 + 60 + 100), SmallTraining.EndOf(system));
        Assert.Equal(200, system.Jobs[0].Workers[1].BytesSent);
    }

    [Fact]
    public void Random_failures_and_stragglers_are_the_same_on_one_and_two_threads()
    {
        var workload = SmallTraining.Layers(100, 300, 20);
        TrainingJob Job() => SmallTraining.Job(workload, SmallTraining.DataParallel(workload, 16, 1, overlaps: true, images: 3), 20, worker => SmallTraining.Setup(workload, new DeviceSpeed(1 + (worker * 0.01), 0.2, 0.05, 4))) with
        {
            MeanTimeBetweenOutages = SimDuration.FromMicroseconds(20),
            RestartDelay = SimDuration.FromMicroseconds(1),
        };

        var one = SmallTraining.Run(out var first, new RunOptions(), Job());
        var two = SmallTraining.Run(out var second, new RunOptions { Threads = 2, ShareWindowsFrom = 0 }, Job());

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.True(one.Jobs[0].Workers.Sum(worker => worker.Failures) > 10);
        Assert.Equal(one.Jobs[0].Workers.Select(worker => worker.LostTime), two.Jobs[0].Workers.Select(worker => worker.LostTime));
    }

    [Fact]
    public void Jobs_of_their_own_ranks_do_not_disturb_each_other_where_the_network_has_no_shared_link()
    {
        var workload = SmallTraining.Layers(100, 300);
        var plan = SmallTraining.DataParallel(workload, 4, 1, overlaps: true);
        var alone = SmallTraining.Job(workload, plan, 3);
        var other = alone with { Name = "other", Workers = new RankGroup([4, 5, 6, 7]), Plan = LayerParallelism.Build(workload, new RankGroup([4, 5, 6, 7]), [2, 2, 2, 2], 2, GradientBucket.Divide(workload, 2, 1), new AllReduceExchange(new RingAlgorithm(CollectiveKind.AllReduce, 4)), true, false, null) };

        var end = SmallTraining.EndOf(SmallTraining.Run(alone));
        var both = SmallTraining.Run(alone, other);

        Assert.Equal(end, SmallTraining.EndOf(both));
    }
}
