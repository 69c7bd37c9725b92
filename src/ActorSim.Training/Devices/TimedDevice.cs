using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Training;

/// <summary>
/// A device that answers a worker's requests after the time that they take. The links between the two are 1 ps long each way; that
/// is taken out of the time, so that a step takes for the worker exactly what it takes (at least 2 ps).
/// </summary>
/// <remarks>A worker asks for one step at a time: a request before the answer to the one before means that that one was given up.</remarks>
public sealed class TimedDevice : Actor
{
    /// <summary>Of the links between a worker and its device.</summary>
    public static readonly Latency LinkLatency = Latency.Of(SimDuration.FromPicoseconds(1));

    private static readonly SimDuration BothWays = SimDuration.FromPicoseconds(2);

    private readonly LayerTimes times;
    private readonly SimDuration update;
    private readonly DeviceSpeed speed;

    private int drawnFor = -1;
    private double factor = 1;

    /// <summary>Makes the device.</summary>
    /// <param name="times">How long layers take.</param>
    /// <param name="update">How long adding the gradients to the parameters takes, whatever the layers.</param>
    /// <param name="speed">How its speed varies.</param>
    /// <exception cref="ArgumentException">A speed that means nothing.</exception>
    public TimedDevice(LayerTimes times, SimDuration update, DeviceSpeed speed)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(speed);
        speed.Check();
        this.times = times;
        this.update = update;
        this.speed = speed;
        Requests = Receive<StepRequest>(OnRequest);
        Answers = Emit<StepDone>();
    }

    /// <summary>What to compute.</summary>
    public InPort<StepRequest> Requests { get; }

    /// <summary>What is computed.</summary>
    public OutPort<StepDone> Answers { get; }

    /// <summary>How many times it was busy longer than described, over all iterations; for reports: the sum of the factors.</summary>
    public double SumOfFactors { get; private set; }

    private void OnRequest(in StepRequest request)
    {
        if (request.Iteration != drawnFor)
        {
            drawnFor = request.Iteration;
            factor = speed.Draw(Random);
            SumOfFactors += factor;
        }

        var described = request.Phase == StepPhase.Update ? update : times.Of(request.Phase, request.FirstLayer, request.LastLayer, request.Images);
        var duration = factor == 1 ? described : SimDuration.FromPicoseconds((long)Math.Round(described.Picoseconds * factor));
        var asked = Now - SimDuration.FromPicoseconds(1);
        var end = asked + (duration > BothWays ? duration : BothWays);
        BusyFor(end - Now);
        Answers.SendAt(new StepDone(request.Step), end - SimDuration.FromPicoseconds(1));
    }
}
