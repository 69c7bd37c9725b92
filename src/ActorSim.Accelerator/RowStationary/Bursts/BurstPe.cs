using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// A row-stationary PE that says only when it stops and when it goes on. In between it does a unit of its pass each cycle,
/// which everybody who depends on it works out alone. Networks tell it in time when a word or a slot will be missing; what
/// the PEs above and below do (<see cref="PsumNeighbours"/>), it works out itself.
/// </summary>
/// <remarks>See the README of this folder for the times. What is said takes a cycle; what it is about takes no less.</remarks>
public sealed class BurstPe : Actor
{
    private const long Never = PeProgress.Never;
    private static readonly StallCause[] Causes = [new("ifmap"), new("psum-in"), new("psum-out"), new("filters")];

    private readonly RowStationaryProgram program;
    private readonly int index;
    private readonly SelfPort<Check> checks;
    private readonly ClockedWake wake;
    private readonly PeCounts counts;
    private readonly PsumNeighbours neighbours;

    private int pass = -1;
    private int nextPass;
    private int weightsPass = -1;
    private PeRole role;
    private bool isComputing;

    // Where it is; what it has said to those with whom it exchanges psums; and what the ifmap network, which need not be
    // told what follows from its own limits, makes of what it was told.
    private PeProgress own = PeProgress.None;
    private PeProgress said = PeProgress.None;
    private PeProgress ifmapView = PeProgress.None;
    private long nextCheck = -1;
    private long finished;
    private int stall = -1;
    private long stalledAt;

    private PeLimit ifmapLimit = new(-1, 0);
    private PeLimit psumLimit = new(-1, 0);
    private PeLimit outputLimit = new(-1, 0);

    /// <summary>Makes a PE.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    /// <param name="index">Its place, row by row.</param>
    public BurstPe(RowStationaryProgram program, int index)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        this.index = index;
        counts = new PeCounts(program.Layers.Length);
        neighbours = new PsumNeighbours(program);
        nextPass = program.NextPassOf(index, 0);
        Weights = Receive<WeightsLoaded>(OnWeights);
        IfmapLimits = Receive<PeLimit>(OnIfmapLimit);
        PsumLimits = Receive<PeLimit>(OnPsumLimit);
        OutputLimits = Receive<PeLimit>(OnOutputLimit);
        FromBelow = Receive<PeProgress>(OnBelow, optional: true);
        FromAbove = Receive<PeProgress>(OnAbove, optional: true);
        ToFilterNetwork = Emit<PassDone>();
        ToIfmapNetwork = Emit<PeProgress>();
        ToPsumNetwork = Emit<PeProgress>();
        ToOutputNetwork = Emit<PeProgress>();
        PsumsToOutputNetwork = Emit<PeProgress>();
        ToBelow = Emit<PeProgress>(optional: true);
        PsumsToAbove = Emit<PeProgress>(optional: true);
        checks = ReceiveOwn<Check>(OnCheck, phase: 2);
        wake = Wake(program.Hardware.Core, Decide, phase: 2);
    }

    /// <summary>Time to look again.</summary>
    /// <param name="Cycle">The cycle.</param>
    public readonly record struct Check(long Cycle);

    /// <summary>From the filter network.</summary>
    public InPort<WeightsLoaded> Weights { get; }

    /// <summary>From the ifmap network. At the start of a pass a PE stands before its first word.</summary>
    public InPort<PeLimit> IfmapLimits { get; }

    /// <summary>From the network that brings psums.</summary>
    public InPort<PeLimit> PsumLimits { get; }

    /// <summary>From the network that takes psums.</summary>
    public InPort<PeLimit> OutputLimits { get; }

    /// <summary>How psums come from the PE below.</summary>
    public InPort<PeProgress> FromBelow { get; }

    /// <summary>How the PE above takes psums.</summary>
    public InPort<PeProgress> FromAbove { get; }

    /// <summary>To the filter network.</summary>
    public OutPort<PassDone> ToFilterNetwork { get; }

    /// <summary>To the ifmap network.</summary>
    public OutPort<PeProgress> ToIfmapNetwork { get; }

    /// <summary>To the network that brings psums, in passes in which the PE is at the bottom.</summary>
    public OutPort<PeProgress> ToPsumNetwork { get; }

    /// <summary>To the network that takes psums, in passes in which the PE is at the top: when it issues them.</summary>
    public OutPort<PeProgress> ToOutputNetwork { get; }

    /// <summary>To the same, behind the PE's pipeline: when psums come out.</summary>
    public OutPort<PeProgress> PsumsToOutputNetwork { get; }

    /// <summary>To the PE below: how psums are taken.</summary>
    public OutPort<PeProgress> ToBelow { get; }

    /// <summary>To the PE above, behind the pipeline: how psums come.</summary>
    public OutPort<PeProgress> PsumsToAbove { get; }

    /// <summary>What the PE did.</summary>
    public PeCounts Counts => counts;

    /// <inheritdoc/>
    protected override void Start() => WaitForWeights(0);

    private void OnWeights(in WeightsLoaded message)
    {
        weightsPass = message.Pass;
        if (!isComputing)
        {
            wake.Arm();
        }
    }

    private void OnIfmapLimit(in PeLimit limit)
    {
        if (limit.Pass == ifmapView.Pass)
        {
            var units = program.ShapeOf(limit.Pass).Units;
            ifmapView = ifmapView.WithLimit(LimitIn(ifmapLimit, 0), Math.Min(limit.Unit, units), Cycle());
        }

        ifmapLimit = limit;
        LookUnlessAfter(CycleIfRunning(limit));
    }

    private void OnPsumLimit(in PeLimit limit)
    {
        psumLimit = limit;
        LookUnlessAfter(CycleIfRunning(limit));
    }

    private void OnOutputLimit(in PeLimit limit)
    {
        outputLimit = limit;
        LookUnlessAfter(CycleIfRunning(limit));
    }

    private void OnBelow(in PeProgress progress) => LookUnlessAfter(neighbours.HearBelow(progress, pass, Offset));

    private void OnAbove(in PeProgress progress) => LookUnlessAfter(neighbours.HearAbove(progress, pass, Offset));

    /// <summary>The cycle of unit 0 of a PE that never stood.</summary>
    private long Offset => own.Cycle - own.Unit;

    private long Cycle() => program.Hardware.Core.EdgeAtOrAfter(Now);

    private long CycleIfRunning(in PeLimit limit) => limit.Pass > pass ? Never : limit.Pass == pass ? Offset + limit.Unit : -1;

    /// <summary>
    /// Looks at what is new in this cycle, unless it cannot stop a PE that is going on before a cycle, and the PE will look
    /// again by then anyway.
    /// </summary>
    private void LookUnlessAfter(long obstacle)
    {
        if (!isComputing)
        {
            return;
        }

        var now = Cycle();
        if (own.Cycle > now || own.PositionOf(now) == own.End || nextCheck <= now || obstacle < nextCheck)
        {
            wake.Arm();
        }
    }

    private void OnCheck(in Check check)
    {
        if (check.Cycle == nextCheck)
        {
            nextCheck = -1;
            Decide();
        }
    }

    /// <summary>Looks after everything that arrives in a cycle; to look twice changes nothing.</summary>
    private void Decide()
    {
        var now = Cycle();
        var begins = false;
        if (!isComputing)
        {
            if (nextPass > weightsPass || now < finished)
            {
                WaitForWeights(now);
                return;
            }

            Begin(now);
            begins = true;
        }

        var shape = program.ShapeOf(pass);
        var position = own.PositionOf(now);
        var (resume, cause, changes) = NextDone(shape, position, now);
        var limit = FirstLimit(shape);
        var progress = new PeProgress(index, pass, position, cause == 0 ? now : resume, limit);
        if (begins || !own.Foretells(position, resume, now))
        {
            own = progress;
        }

        if (begins || IsToBeSaid(shape, position, resume, limit, now))
        {
            said = progress;
            Announce(now);
        }

        if (begins || !ifmapView.Foretells(position, resume, now))
        {
            ifmapView = progress;
            ToIfmapNetwork.Send(progress);
        }

        Account(now, resume == now ? -1 : cause);
        if (resume > now)
        {
            if (changes < Never)
            {
                CheckAt(changes);
            }
        }
        else if (position == shape.Units - 1)
        {
            Finish(shape, now);
        }
        else
        {
            CheckAt(NextObstacle(shape, position, limit, now));
        }
    }

    /// <summary>
    /// Whether those with whom the PE exchanges psums have to hear where it is. While it waits for ifmap words of a window
    /// and they believe that it stands, they need not: nothing happens to psums before the window's first addition. It has
    /// to be said two cycles before that; the last word of a window is needed earlier, if there are two filters.
    /// </summary>
    private bool IsToBeSaid(PassShape shape, long position, long resume, long limit, long now)
    {
        var addition = shape.AdditionFrom(position);
        var believeItStands = said.CycleOf(addition) == Never;
        if (believeItStands && limit < addition && shape.Filters > 1)
        {
            return false;
        }

        return !said.Foretells(position, resume, now) || (limit >= addition && said.End < addition);
    }

    /// <summary>The first unit that networks have said cannot be done, or the end of the pass.</summary>
    private long FirstLimit(PassShape shape)
    {
        var first = Math.Min(shape.Units, LimitIn(ifmapLimit, 0));
        first = (role & PeRole.Bottom) != PeRole.None ? Math.Min(first, LimitIn(psumLimit, Never)) : first;
        return (role & PeRole.Top) != PeRole.None ? Math.Min(first, LimitIn(outputLimit, Never)) : first;
    }

    /// <summary>When the unit before which the PE stands can be done, what it waits for until then, and until when it is that: a psum first, then room.</summary>
    private (long Cycle, int Cause, long Changes) NextDone(PassShape shape, long position, long now)
    {
        if (position >= LimitIn(ifmapLimit, 0))
        {
            return (Never, 0, Never);
        }

        var within = position % shape.Period;
        if (within < shape.WindowMacs)
        {
            return (now, -1, now);
        }

        var (arrival, room) = (now, now);
        if ((role & PeRole.Bottom) == PeRole.None)
        {
            arrival = neighbours.ArrivalOf(pass, position);
        }
        else if (position >= LimitIn(psumLimit, Never))
        {
            arrival = Never;
        }

        if ((role & PeRole.Top) == PeRole.None)
        {
            room = neighbours.RoomFor(pass, shape, shape.PsumsBefore(position));
        }
        else if (position >= LimitIn(outputLimit, Never))
        {
            room = Never;
        }

        var ready = Math.Max(arrival, room);
        return ready <= now ? (now, -1, now) : arrival > now ? (ready, 1, arrival) : (ready, 2, room);
    }

    /// <summary>The next cycle in which the PE, going on from now, may have to stop, or does its last unit.</summary>
    private long NextObstacle(PassShape shape, long position, long limit, long now)
    {
        var first = Math.Min(Math.Min(shape.Units - 1, limit), Math.Min(own.End, ifmapView.End));
        first = said.End > position ? Math.Min(first, said.End) : first;
        if ((role & PeRole.Bottom) == PeRole.None)
        {
            first = Math.Min(first, neighbours.FirstLatePsum(pass, shape, position, now));
        }

        if ((role & PeRole.Top) == PeRole.None)
        {
            first = Math.Min(first, neighbours.FirstWithoutRoom(pass, shape, position, now));
        }

        return now + (first - position);
    }

    /// <summary>Where a network stops the PE in its pass; who speaks of a later pass has nothing left to say of this one.</summary>
    private long LimitIn(in PeLimit limit, long otherwise) =>
        limit.Pass == pass ? limit.Unit : limit.Pass > pass ? Never : otherwise;

    private void Begin(long now)
    {
        pass = nextPass;
        role = program.ShapeOf(pass).RoleOf(index);
        own = new PeProgress(index, pass, 0, Never, 0);
        isComputing = true;
        counts.Begin(pass, program.Passes[pass].Layer, now, finished);
        stalledAt = now;
    }

    private void Finish(PassShape shape, long now)
    {
        counts.Finish(program.Passes[pass].Layer, shape, role);
        ToFilterNetwork.Send(new PassDone(index));
        isComputing = false;
        finished = now + 1;
        nextPass = program.NextPassOf(index, pass + 1);
        CheckAt(finished);
    }

    private void WaitForWeights(long now)
    {
        if (now < finished)
        {
            CheckAt(finished);
        }
        else if (nextPass == program.Passes.Length)
        {
            BecomeIdle();
        }
        else
        {
            StallOn(Causes[3]);
        }
    }

    /// <summary>Tells those with whom the PE exchanges psums.</summary>
    private void Announce(long now)
    {
        var behindPipeline = program.Hardware.Core.Edge(now + program.Hardware.PipelineStages) - Now;
        if ((role & PeRole.Bottom) != PeRole.None)
        {
            ToPsumNetwork.Send(said);
        }
        else
        {
            ToBelow.Send(said);
        }

        if ((role & PeRole.Top) != PeRole.None)
        {
            ToOutputNetwork.Send(said);
            PsumsToOutputNetwork.Send(said, behindPipeline);
        }
        else
        {
            PsumsToAbove.Send(said, behindPipeline);
        }
    }

    private void Account(long now, int cause)
    {
        if (stall >= 0)
        {
            counts.Stalled(program.Passes[pass].Layer, stall, now - stalledAt);
        }

        stall = cause;
        stalledAt = now;
        if (cause < 0)
        {
            BecomeBusy();
        }
        else
        {
            StallOn(Causes[cause]);
        }
    }

    private void CheckAt(long at)
    {
        if (nextCheck != at)
        {
            nextCheck = at;
            checks.SendAt(new Check(at), program.Hardware.Core.Edge(at));
        }
    }
}
