using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.TestKit;
using ActorSim.Workloads;

namespace ActorSim.Training.Tests;

/// <summary>What a worker and its device say to each other; any other device may answer instead.</summary>
public sealed class WorkerAndDevice
{
    private static readonly Latency Link = Latency.Of(SimDuration.FromNanoseconds(5));

    [Fact]
    public void A_worker_asks_for_a_step_and_goes_on_when_it_is_answered()
    {
        using var kit = new SimTestKit();
        var plan = new[] { PlanStep.Compute(StepPhase.Forward, 0, 2, 4), PlanStep.Compute(StepPhase.Backward, 0, 2, 4) };
        var worker = kit.Add("/worker", new Worker(Seat(), new WorkerDescription { Plan = plan, Iterations = 2 }));
        var requests = kit.Watch(worker.Steps, Link);
        var answers = kit.Feed(worker.StepsDone);
        kit.Feed(worker.Arrivals);

        requests.ExpectMessage(new StepRequest(1, 0, StepPhase.Forward, 0, 2, 4), SimTime.FromNanoseconds(5));
        requests.ExpectNothing(SimTime.FromNanoseconds(99));
        answers.Send(new StepDone(1), SimTime.FromNanoseconds(100));
        requests.ExpectMessage(new StepRequest(2, 0, StepPhase.Backward, 0, 2, 4), SimTime.FromNanoseconds(105));
        answers.Send(new StepDone(2), SimTime.FromNanoseconds(300));
        requests.ExpectMessage(new StepRequest(3, 1, StepPhase.Forward, 0, 2, 4), SimTime.FromNanoseconds(305));

        Assert.Equal(SimDuration.FromNanoseconds(300), worker.ComputeTime);
        Assert.Equal(1, worker.IterationsDone);
    }

    [Fact]
    public void An_answer_to_a_step_that_a_failure_has_lost_is_not_taken_for_the_next_one()
    {
        using var kit = new SimTestKit();
        var worker = kit.Add("/worker", new Worker(Seat(), new WorkerDescription
        {
            Plan = [PlanStep.Compute(StepPhase.Forward, 0, 0, 1)],
            Iterations = 1,
            Outages = [new Outage(SimTime.FromNanoseconds(50), SimDuration.FromNanoseconds(20))],
        }));
        var requests = kit.Watch(worker.Steps, Link);
        var answers = kit.Feed(worker.StepsDone);
        kit.Feed(worker.Arrivals);

        requests.ExpectMessage(new StepRequest(1, 0, StepPhase.Forward, 0, 0, 1), SimTime.FromNanoseconds(5));
        requests.ExpectMessage(new StepRequest(3, 0, StepPhase.Forward, 0, 0, 1), SimTime.FromNanoseconds(75));
        answers.Send(new StepDone(1), SimTime.FromNanoseconds(80));
        answers.Send(new StepDone(3), SimTime.FromNanoseconds(90));
        kit.RunUntil(SimTime.FromNanoseconds(100));

        Assert.Equal(SimTime.FromNanoseconds(90), worker.Iterations[0].End);
        Assert.Equal(SimDuration.FromNanoseconds(50), worker.LostTime);
    }

    [Fact]
    public void A_device_takes_exactly_the_time_of_the_step_as_its_worker_sees_it()
    {
        using var kit = new SimTestKit();
        var times = new LayerTimes([SimDuration.FromNanoseconds(3), SimDuration.FromNanoseconds(4)], [SimDuration.FromNanoseconds(7), SimDuration.FromNanoseconds(8)]);
        var device = kit.Add("/device", new TimedDevice(times, SimDuration.FromNanoseconds(11), DeviceSpeed.AsDescribed));
        var requests = kit.Feed(device.Requests);
        var answers = kit.Watch(device.Answers, TimedDevice.LinkLatency);

        // It counts from when the worker asked, 1 ps before.
        var asked = SimTime.FromNanoseconds(100) - SimDuration.FromPicoseconds(1);
        requests.Send(new StepRequest(7, 0, StepPhase.Forward, 0, 1, 10), SimTime.FromNanoseconds(100));
        answers.ExpectMessage(new StepDone(7), asked + SimDuration.FromNanoseconds(70));
        requests.Send(new StepRequest(8, 0, StepPhase.Backward, 1, 1, 10), SimTime.FromNanoseconds(200));
        answers.ExpectMessage(new StepDone(8), asked + SimDuration.FromNanoseconds(100 + 80));
        requests.Send(new StepRequest(9, 0, StepPhase.Update, 0, 1, 10), SimTime.FromNanoseconds(300));
        answers.ExpectMessage(new StepDone(9), asked + SimDuration.FromNanoseconds(200 + 11));
    }

    [Fact]
    public void Times_of_layers_add_up_to_the_picosecond_however_they_are_divided()
    {
        var workload = SmallTraining.Layers(1, 2, 3, 4, 5, 6, 7);
        var times = LayerTimes.FromMeasured(workload, SimDuration.FromPicoseconds(1_000_003), SimDuration.FromPicoseconds(2_000_005));

        Assert.Equal(SimDuration.FromPicoseconds(3_000_008), times.OfImage);
        for (var cut = 1; cut < 7; cut++)
        {
            Assert.Equal(
                SimDuration.FromPicoseconds(1_000_003 * 9),
                times.Of(StepPhase.Forward, 0, cut - 1, 9) + times.Of(StepPhase.Forward, cut, 6, 9));
        }
    }

    [Fact]
    public void A_rate_counts_two_operations_for_a_multiply_accumulate_and_two_passes_backwards()
    {
        var workload = new TrainingWorkload("one", [new TrainingLayer("layer", 1_000_000, 4, 4, 4, false, 1)]);

        // 2 million operations at half of 4 TFLOP/s: 1 µs.
        var times = LayerTimes.FromRate(workload, 4e12, 0.5);

        Assert.Equal(SimDuration.FromMicroseconds(1), times.Of(StepPhase.Forward, 0, 0, 1));
        Assert.Equal(SimDuration.FromMicroseconds(2), times.Of(StepPhase.Backward, 0, 0, 1));
    }

    private static NodeSeat Seat() => new(new IdealCore(1, SmallTraining.OneByteANanosecond, SimDuration.Zero), 0, HostDescription.Free, TransferAccounting.Exact);
}
