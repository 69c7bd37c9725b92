using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A network between the buffer and burst-granular PEs. It keeps the progress of the PEs, and works out cycle by cycle, but
/// without an event each, what it brings or takes. What lies in the past is settled; ahead of that it forecasts until the
/// next cycle in which it has to say something to a PE, and wakes then. If a PE says something before, the forecast is
/// thrown away and made anew from what is settled.
/// </summary>
public abstract class BurstNetwork : Actor
{
    private const int ShortestHorizon = 16;
    private const int LongestHorizon = 4096;

    private readonly Clock clock;
    private readonly SelfPort<Turn> turns;
    private readonly ClockedWake wake;
    private long nextTurn = -1;
    private long settled = -1;
    private long forecastFor = -1;
    private int horizon = ShortestHorizon;
    private bool wasAtWork;

    private protected BurstNetwork(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Program = program;
        clock = program.Hardware.Core;
        Starts = Receive<PassStart>(OnStart, optional: true);
        Progress = Receive<PeProgress>(OnProgress);
        Limits = EmitGroup<PeLimit>();
        Uses = Emit<BankUse>();
        turns = ReceiveOwn<Turn>(OnTurn, phase: 2);
        wake = Wake(clock, Decide, phase: 2);
    }

    /// <summary>Time to go on.</summary>
    /// <param name="Cycle">The cycle.</param>
    public readonly record struct Turn(long Cycle);

    /// <summary>From the control.</summary>
    public InPort<PassStart> Starts { get; }

    /// <summary>From the PEs.</summary>
    public InPort<PeProgress> Progress { get; }

    /// <summary>To the PEs, by their places.</summary>
    public GroupPort<PeLimit> Limits { get; }

    /// <summary>To the banks.</summary>
    public OutPort<BankUse> Uses { get; }

    private protected RowStationaryProgram Program { get; }

    /// <summary>Whether words of a pass that has begun have not moved. Waiting for PEs in between counts as work: no event tells of it.</summary>
    private protected abstract bool IsAtWork { get; }

    /// <inheritdoc/>
    protected override void Start() => BecomeIdle();

    /// <summary>Settles everything before the present cycle; called before something new is noted.</summary>
    private protected void SettleBefore(long now)
    {
        if (settled >= now - 1)
        {
            return;
        }

        if (forecastFor == now - 1)
        {
            Adopt();
        }
        else
        {
            Settle(now - 1);
        }

        settled = now - 1;
    }

    private protected long Cycle() => clock.EdgeAtOrAfter(Now);

    private protected abstract void Note(in PassStart start);

    private protected abstract void Note(in PeProgress progress);

    /// <summary>Does what happens up to a cycle, in which nothing has to be said to anybody.</summary>
    private protected abstract void Settle(long until);

    /// <summary>
    /// Forecasts from what is settled. Gives the first cycle in which something may have to be said, at most the one after
    /// <paramref name="until"/>, with the forecast standing before that cycle; or never, if nothing happens until a PE or
    /// the control says something.
    /// </summary>
    private protected abstract long Forecast(long until);

    /// <summary>Takes the forecast for what is settled.</summary>
    private protected abstract void Adopt();

    /// <summary>Does what happens in the present cycle, and says what has to be said.</summary>
    private protected abstract void Act(long now);

    private void OnStart(in PassStart start)
    {
        SettleBefore(Cycle());
        Note(start);
        Disturb();
    }

    private void OnProgress(in PeProgress progress)
    {
        SettleBefore(Cycle());
        Note(progress);
        Disturb();
    }

    /// <summary>Looks anew at the present cycle and what follows, because something was noted.</summary>
    private protected void Disturb()
    {
        horizon = ShortestHorizon;
        wake.Arm();
    }

    private void OnTurn(in Turn turn)
    {
        if (turn.Cycle == nextTurn)
        {
            Decide();
        }
    }

    private void Decide()
    {
        var now = Cycle();
        if (settled == now)
        {
            return;
        }

        SettleBefore(now);
        Act(now);
        settled = now;
        if (IsAtWork)
        {
            BecomeBusy();
        }
        else if (wasAtWork)
        {
            BusyFor(clock.Edge(now + 1) - Now);
        }

        wasAtWork = IsAtWork;
        var next = Forecast(now + horizon);
        horizon = Math.Min(LongestHorizon, horizon * 2);
        nextTurn = next;
        forecastFor = next - 1;
        if (next < PeProgress.Never)
        {
            turns.SendAt(new Turn(next), clock.Edge(next));
        }
    }
}
