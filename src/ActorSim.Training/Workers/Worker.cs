using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Training;

/// <summary>
/// A machine that trains: it goes through its plan iteration by iteration, lets its device compute, and exchanges gradients and
/// activations with others meanwhile.
/// </summary>
/// <remarks>
/// A failure while the device computes loses everything computed in this iteration: after the restart it is computed over. What was
/// handed to the network interface is not lost, and a worker that fails while it waits only stands still. What arrives
/// meanwhile is taken after the restart.
/// </remarks>
public sealed class Worker : ExchangingNode
{
    /// <summary>Why a worker stalls: it waits for gradients, parameters or activations.</summary>
    public static readonly StallCause Exchange = new("exchange");

    /// <summary>Why a worker stalls: it has failed and is being restarted.</summary>
    public static readonly StallCause Down = new("down");

    private readonly PlanStep[] plan;
    private readonly int iterations;
    private readonly long lastVersion;
    private readonly int firstChannel;
    private readonly Outage[] outages;
    private readonly SimDuration? meanTimeBetweenOutages;
    private readonly SimDuration restartDelay;
    private readonly IterationTimes[] times;
    private readonly bool[] collectivesUnderWay;
    private readonly bool[] exchangesUnderWay;
    private readonly int[] arrivedThrough;
    private readonly SelfPort<Failing> failures;
    private readonly SelfPort<Restarting> restarts;

    private int iteration;
    private int next;
    private int requests;
    private int draws;
    private bool isComputing;
    private bool isBlocked;
    private bool isOver;
    private SimTime since;
    private SimTime begun;
    private SimTime computed;
    private SimTime downUntil;
    private int redoUntil;
    private long computedNow;
    private int origin;

    /// <summary>Makes the worker.</summary>
    /// <exception cref="ArgumentException">A plan without steps or iterations, or collectives that cannot be carried out.</exception>
    public Worker(NodeSeat seat, WorkerDescription description)
        : base(seat, Required(description).Collectives, description.Exchanges, description.Costs)
    {
        if (description.Plan.Count == 0 || description.Iterations < 1)
        {
            throw new ArgumentException("A worker has at least one step and one iteration.", nameof(description));
        }

        plan = [.. description.Plan];
        iterations = description.Iterations;
        lastVersion = description.LastVersion;
        Outage.Check(description.Outages);
        outages = [.. description.Outages];
        meanTimeBetweenOutages = description.MeanTimeBetweenOutages;
        restartDelay = description.RestartDelay;
        firstChannel = description.Collectives.Count + description.Exchanges.Count;
        times = new IterationTimes[iterations];
        collectivesUnderWay = new bool[description.Collectives.Count];
        exchangesUnderWay = new bool[description.Exchanges.Count];
        arrivedThrough = new int[description.Channels];
        Steps = Emit<StepRequest>();
        StepsDone = Receive<StepDone>(OnStepDone);

        // It may fail at the time of a restart, and fails after it.
        restarts = ReceiveOwn<Restarting>(OnRestart, phase: 4);
        failures = ReceiveOwn<Failing>(OnFailing, phase: 5, background: true);
    }

    /// <summary>To the device.</summary>
    public OutPort<StepRequest> Steps { get; }

    /// <summary>From the device.</summary>
    public InPort<StepDone> StepsDone { get; }

    /// <summary>How many iterations are done.</summary>
    public int IterationsDone => iteration;

    /// <summary>Whether it has done all its iterations, or training is over.</summary>
    public bool IsDone => iteration == iterations || isOver;

    /// <summary>The iterations that are done.</summary>
    public ReadOnlySpan<IterationTimes> Iterations => times.AsSpan(0, iteration);

    /// <summary>For how long its device computed for it, lost work included.</summary>
    public SimDuration ComputeTime { get; private set; }

    /// <summary>For how long it waited while its own links, or its additions, were busy.</summary>
    public SimDuration CommunicateTime { get; private set; }

    /// <summary>For how long it waited for others.</summary>
    public SimDuration WaitTime { get; private set; }

    /// <summary>For how long it was down.</summary>
    public SimDuration DownTime { get; private set; }

    /// <summary>How much of the compute time was lost by failures.</summary>
    public SimDuration LostTime { get; private set; }

    /// <summary>How many times it failed.</summary>
    public int Failures { get; private set; }

    /// <inheritdoc/>
    protected override void Start()
    {
        foreach (var outage in outages)
        {
            failures.SendAt(new Failing(outage.RestartDelay, Draw: 0), outage.At);
        }

        DrawOutage();
        origin = Rank;
        Run();
    }

    /// <inheritdoc/>
    protected override void OnCollectiveDone(int operation, int origin)
    {
        collectivesUnderWay[operation] = false;
        GoOn(origin);
    }

    /// <inheritdoc/>
    protected override void OnExchangeDone(int exchange, int origin)
    {
        exchangesUnderWay[exchange] = false;
        GoOn(origin);
    }

    /// <inheritdoc/>
    protected override void DeliverOther(in Transfer transfer)
    {
        var channel = CollectiveTag.Unpack(transfer.Tag).Operation - firstChannel;
        if (channel < 0)
        {
            base.DeliverOther(transfer);
            return;
        }

        arrivedThrough[channel]++;
        GoOn(transfer.Origin);
    }

    private static WorkerDescription Required(WorkerDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return description;
    }

    /// <summary>Something has come; if it was what the worker waited for, it goes on.</summary>
    private void GoOn(int from)
    {
        if (isBlocked && MayPass(plan[next]))
        {
            origin = from;
            EndWaiting();
            Run();
        }
    }

    private void Run()
    {
        while (!IsDone)
        {
            if (next == plan.Length)
            {
                EndIteration();
                continue;
            }

            ref readonly var step = ref plan[next];
            if (next < redoUntil && step.Kind != PlanStepKind.Compute)
            {
                next++;
                continue;
            }

            if (!MayPass(step))
            {
                isBlocked = true;
                since = Now;
                WatchActivity();
                StallOn(Exchange);
                return;
            }

            Begin(step);
            if (isComputing)
            {
                return;
            }

            next++;
        }

        BecomeIdle();
    }

    private bool MayPass(in PlanStep step) => step.Kind switch
    {
        PlanStepKind.AwaitCollective => !collectivesUnderWay[step.First],
        PlanStepKind.AwaitExchange => !exchangesUnderWay[step.First],
        PlanStepKind.Receive => arrivedThrough[step.First] > 0,
        _ => true,
    };

    private void Begin(in PlanStep step)
    {
        switch (step.Kind)
        {
            case PlanStepKind.Compute:
                isComputing = true;
                since = Now;
                BecomeBusy();
                Steps.Send(new StepRequest(++requests, iteration, step.Phase, step.First, step.Last, step.Images));
                break;
            case PlanStepKind.BeginCollective:
                collectivesUnderWay[step.First] = true;
                BeginCollective(step.First);
                break;
            case PlanStepKind.BeginExchange:
                exchangesUnderWay[step.First] = true;
                BeginExchange(step.First);
                break;
            case PlanStepKind.Send:
                Transmit(step.Last, step.Bytes, new CollectiveTag(firstChannel + step.First, 0, 0, 0, false).Pack(), origin);
                break;
            case PlanStepKind.Receive:
                arrivedThrough[step.First]--;
                break;
            default:
                break;
        }
    }

    private void OnStepDone(in StepDone done)
    {
        if (!isComputing || done.Step != requests)
        {
            return; // Of a step that a failure has lost.
        }

        isComputing = false;
        computedNow += (Now - since).Picoseconds;
        ComputeTime += Now - since;
        computed = Now;
        origin = Rank;
        next++;
        Run();
    }

    private void EndWaiting()
    {
        isBlocked = false;
        var active = EndWatch();
        CommunicateTime += active;
        WaitTime += Now - since - active;
    }

    private void EndIteration()
    {
        times[iteration] = new IterationTimes(begun, computed, Now, SimDuration.FromPicoseconds(computedNow), origin);
        iteration++;
        next = 0;
        redoUntil = 0;
        computedNow = 0;
        begun = Now;
        origin = Rank;
        isOver = lastVersion < long.MaxValue && exchangesUnderWay.Length > 0 && HasVersion(lastVersion);
    }

    private bool HasVersion(long version)
    {
        for (var exchange = 0; exchange < exchangesUnderWay.Length; exchange++)
        {
            if (VersionOf(exchange) < version)
            {
                return false;
            }
        }

        return true;
    }

    private void OnFailing(in Failing failing)
    {
        if (IsDone || Now < downUntil || (failing.Draw > 0 && failing.Draw != draws))
        {
            return;
        }

        Failures++;
        downUntil = Now + failing.RestartDelay;
        DownTime += failing.RestartDelay;
        StandStillUntil(downUntil);
        if (isComputing)
        {
            ComputeTime += Now - since;
            LostTime += SimDuration.FromPicoseconds(computedNow) + (Now - since);
            isComputing = false;
            requests++;
            computedNow = 0;
            redoUntil = Math.Max(redoUntil, next);
            next = 0;
        }
        else
        {
            EndWaiting();
        }

        StallOn(Down);
        restarts.SendAt(default, downUntil);
    }

    private void OnRestart(in Restarting restarting)
    {
        DrawOutage();
        Run();
    }

    private void DrawOutage()
    {
        if (meanTimeBetweenOutages is { } mean)
        {
            failures.Send(new Failing(restartDelay, ++draws), Random.NextExponential(mean));
        }
    }

    /// <summary>The worker fails; at a time that was drawn if <paramref name="Draw"/> is not 0, and then only if none was drawn since.</summary>
    private readonly record struct Failing(SimDuration RestartDelay, int Draw);

    /// <summary>The worker is up again.</summary>
    private readonly record struct Restarting(byte None);
}
