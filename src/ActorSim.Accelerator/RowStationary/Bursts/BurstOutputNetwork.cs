using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>The global output network that takes psums from the highest burst-granular PEs of each column: a beat a cycle, by turns, one pass after the other.</summary>
public sealed class BurstOutputNetwork : BurstNetwork
{
    private readonly ProgressBook issued;
    private readonly ProgressBook arrived;

    // By PE: the pass in which it has been told that there is no room.
    private readonly int[] limited;
    private readonly BeatTurns turns;
    private int pass;

    /// <summary>Makes the network.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    public BurstOutputNetwork(RowStationaryProgram program)
        : base(program)
    {
        ArgumentNullException.ThrowIfNull(program);
        issued = new ProgressBook(program.Hardware.Pes);
        arrived = new ProgressBook(program.Hardware.Pes);
        limited = new int[program.Hardware.Pes];
        Array.Fill(limited, -1);
        turns = new BeatTurns(program.Hardware.Pes, program.Hardware.PsumBusWords);
        Psums = Receive<PeProgress>(OnPsums);
        Reports = Emit<PassReport>();
        Begin(0);
    }

    /// <summary>From the PEs, behind their pipelines: how psums come.</summary>
    public InPort<PeProgress> Psums { get; }

    /// <summary>To the control.</summary>
    public OutPort<PassReport> Reports { get; }

    private protected override bool IsAtWork =>
        !IsDone && (turns.Settled.Left < Program.PsumWords(pass) || BeatTurns.Next(turns.Settled, 0, out var next) >= 0 || next < PeProgress.Never);

    private bool IsDone => pass == Program.Passes.Length;

    private protected override void Note(in PassStart start) =>
        throw new InvalidOperationException("The output network follows the passes by itself.");

    private protected override void Note(in PeProgress progress) => issued.Note(progress);

    private protected override void Settle(long until) => _ = Run(turns.Settled, until, isSettled: true);

    private protected override long Forecast(long until)
    {
        turns.Ahead.CopyFrom(turns.Settled);
        return Run(turns.Ahead, until, isSettled: false);
    }

    private protected override void Adopt() => turns.Settled.CopyFrom(turns.Ahead);

    private protected override void Act(long now)
    {
        var state = turns.Settled;
        state.Decided = Math.Max(state.Decided, now - 1);
        if (!IsDone)
        {
            var served = BeatTurns.Next(state, now, out _);
            if (served >= 0)
            {
                Take(state, served, now);
            }

            Warn(state, now);
        }

        state.Decided = now;
    }

    private void OnPsums(in PeProgress progress)
    {
        SettleBefore(Cycle());
        arrived.Note(progress);
        if (!IsDone && turns.IndexOf(progress.Pe) is var index and >= 0)
        {
            turns.Settled.Ready[index] = ArrivalCycle(turns.Settled, index);
        }

        Disturb();
    }

    /// <summary>Takes a beat in the present cycle; with the last of a pass the next one begins.</summary>
    private void Take(BeatTurns.State state, int index, long now)
    {
        var pe = Program.ShapeOf(pass).Tops[index];
        Serve(state, index);
        if (state.Left == 0)
        {
            Uses.Send(new BankUse(pass, 0, Program.PsumWords(pass)));
            Reports.Send(new PassReport(pass, PassStage.PsumsWritten));
            Begin(pass + 1);
        }

        if (limited[pe] >= 0)
        {
            var need = NextNeed(state, pe, limited[pe]);
            var stillWaits = issued.LastWarning(pe, limited[pe], need) <= now;
            Limits.SendTo(pe, new PeLimit(limited[pe], stillWaits ? need : PeProgress.Never));
            limited[pe] = stillWaits ? limited[pe] : -1;
        }
    }

    private void Warn(BeatTurns.State state, long now)
    {
        for (var ahead = pass; ahead < Math.Min(pass + 2, Program.Passes.Length); ahead++)
        {
            foreach (var pe in Program.ShapeOf(ahead).Tops)
            {
                if (WarningFor(state, pe, ahead) <= now)
                {
                    Limits.SendTo(pe, new PeLimit(ahead, NextNeed(state, pe, ahead)));
                    limited[pe] = ahead;
                }
            }
        }
    }

    private void Begin(int next)
    {
        pass = next;
        if (IsDone)
        {
            return;
        }

        var shape = Program.ShapeOf(pass);
        turns.Begin(shape, shape.Tops.AsSpan());
        for (var index = 0; index < shape.Tops.Length; index++)
        {
            turns.Settled.Ready[index] = ArrivalCycle(turns.Settled, index);
        }
    }

    private long Run(BeatTurns.State state, long until, bool isSettled)
    {
        if (IsDone)
        {
            state.Decided = until;
            return PeProgress.Never;
        }

        var warning = isSettled ? PeProgress.Never : FirstWarning(state);
        while (true)
        {
            var index = BeatTurns.Next(state, state.Decided + 1, out var next);
            if (warning <= Math.Min(next, until))
            {
                warning = FirstWarning(state);
                if (warning <= Math.Min(next, until))
                {
                    state.Decided = Math.Max(state.Decided, warning - 1);
                    return state.Decided + 1;
                }
            }

            if (next > until)
            {
                next = isSettled ? until + 1 : Math.Min(next, warning);
                state.Decided = Math.Max(until, next == PeProgress.Never ? until : next - 1);
                return next;
            }

            if (index < 0)
            {
                state.Decided = next - 1;
            }
            else if (!isSettled && IsNotable(state, index))
            {
                state.Decided = next - 1;
                return next;
            }
            else
            {
                Serve(state, index);
                state.Decided = next;
            }
        }
    }

    private bool IsNotable(BeatTurns.State state, int index)
    {
        var shape = Program.ShapeOf(pass);
        return state.Left == turns.BeatOf(state, shape, index) || limited[shape.Tops[index]] >= 0;
    }

    private void Serve(BeatTurns.State state, int index)
    {
        turns.Serve(state, Program.ShapeOf(pass), index);
        state.Ready[index] = ArrivalCycle(state, index);
    }

    /// <summary>The cycle from which the whole of a PE's next beat is there.</summary>
    private long ArrivalCycle(BeatTurns.State state, int index)
    {
        var shape = Program.ShapeOf(pass);
        var beat = turns.BeatOf(state, shape, index);
        if (beat == 0)
        {
            return PeProgress.Never;
        }

        var issue = arrived.CycleOf(shape.Tops[index], pass, shape.UnitOf(state.Done[index] + beat - 1));
        return issue is 0 or PeProgress.Never ? issue : issue + Program.PsumLatency;
    }

    private long FirstWarning(BeatTurns.State state)
    {
        var first = PeProgress.Never;
        for (var ahead = pass; ahead < Math.Min(pass + 2, Program.Passes.Length); ahead++)
        {
            foreach (var pe in Program.ShapeOf(ahead).Tops)
            {
                first = Math.Min(first, WarningFor(state, pe, ahead));
            }
        }

        return first;
    }

    /// <summary>
    /// When a PE has to be told that there is no room for a psum of a pass: before it begins, if that is the first; but a limit
    /// in the pass before must not be taken back by it.
    /// </summary>
    private long WarningFor(BeatTurns.State state, int pe, int ahead)
    {
        if (limited[pe] == ahead || issued.PassOf(pe) > ahead)
        {
            return PeProgress.Never;
        }

        if (issued.PassOf(pe) < ahead && ahead != pass && turns.IndexOf(pe) is var index and >= 0
            && state.Done[index] + Program.PsumRoom < Program.ShapeOf(pass).Psums)
        {
            return PeProgress.Never;
        }

        return issued.LastWarning(pe, ahead, NextNeed(state, pe, ahead));
    }

    /// <summary>The unit of a pass whose psum a PE has no room for as things are; what is left of the pass before takes room too.</summary>
    private long NextNeed(BeatTurns.State state, int pe, int ahead)
    {
        var shape = Program.ShapeOf(ahead);
        var index = turns.IndexOf(pe);
        var taken = index < 0 ? 0 : ahead == pass ? state.Done[index] : state.Done[index] - Program.ShapeOf(pass).Psums;
        var full = taken + Program.PsumRoom;
        return full >= shape.Psums ? PeProgress.Never : shape.UnitOf(full);
    }
}
