using System.Collections.Immutable;

namespace ActorSim.Accelerator;

/// <summary>
/// A network that moves psums between the buffer and the ends of columns of burst-granular PEs: a beat a cycle, PEs by
/// turns, pass after pass.
/// </summary>
public abstract class BurstBeatNetwork : BurstNetwork
{
    // By PE: the pass in which it has been told that its next psum cannot move.
    private readonly int[] limited;

    private protected BurstBeatNetwork(RowStationaryProgram program)
        : base(program)
    {
        Book = new ProgressBook(Program.Hardware.Pes);
        Turns = new BeatTurns(Program.Hardware.Pes, Program.Hardware.PsumBusWords);
        limited = new int[Program.Hardware.Pes];
        Array.Fill(limited, -1);
    }

    /// <summary>What PEs have said of their additions.</summary>
    private protected ProgressBook Book { get; }

    private protected BeatTurns Turns { get; }

    /// <summary>The pass whose psums move now or next.</summary>
    private protected int Pass { get; private set; }

    private protected bool IsDone => Pass == Program.Passes.Length;

    /// <summary>Psums by which a PE may be ahead of what has moved.</summary>
    private protected abstract int Slack { get; }

    /// <summary>The PEs that the network serves in a pass.</summary>
    private protected abstract ImmutableArray<int> EndsOf(PassShape shape);

    /// <summary>Whether the network has something to move in a pass.</summary>
    private protected abstract bool Moves(int pass);

    /// <summary>The cycle from which a PE's next beat, which is not empty, can move.</summary>
    private protected abstract long ReadyCycle(BeatTurns.State state, PassShape shape, int index, int beat);

    /// <summary>The last beat of a pass has moved in this cycle.</summary>
    private protected abstract void Finish(int pass);

    /// <summary>Begins with the first pass from one on in which there is something to move.</summary>
    private protected void Begin(int from)
    {
        while (from < Program.Passes.Length && !Moves(from))
        {
            from++;
        }

        Pass = from;
        if (!IsDone)
        {
            Turns.Begin(Program.ShapeOf(Pass), EndsOf(Program.ShapeOf(Pass)).AsSpan());
            Refresh();
        }
    }

    /// <summary>Works out anew when beats can move.</summary>
    private protected void Refresh()
    {
        for (var index = 0; index < Turns.Settled.Count; index++)
        {
            Refresh(Turns.Settled, index);
        }
    }

    /// <summary>Works out anew when a PE's next beat can move.</summary>
    private protected void RefreshOf(int pe)
    {
        if (!IsDone && Turns.IndexOf(pe) is var index and >= 0)
        {
            Refresh(Turns.Settled, index);
        }
    }

    private protected override void Settle(long until) => _ = Run(Turns.Settled, until, isSettled: true);

    private protected override long Forecast(long until)
    {
        Turns.Ahead.CopyFrom(Turns.Settled);
        return Run(Turns.Ahead, until, isSettled: false);
    }

    private protected override void Adopt() => Turns.Settled.CopyFrom(Turns.Ahead);

    private protected override void Act(long now)
    {
        var state = Turns.Settled;
        state.Decided = Math.Max(state.Decided, now - 1);
        if (!IsDone)
        {
            var served = BeatTurns.Next(state, now, out _);
            if (served >= 0)
            {
                Move(state, served, now);
            }

            Warn(state, now);
        }

        state.Decided = now;
    }

    /// <summary>Moves a beat in the present cycle, and tells a PE that waited how far it can go now.</summary>
    private void Move(BeatTurns.State state, int index, long now)
    {
        var pe = EndsOf(Program.ShapeOf(Pass))[index];
        Serve(state, index);
        if (limited[pe] >= 0)
        {
            var need = NextNeed(state, pe, limited[pe]);
            var stillWaits = Book.LastWarning(pe, limited[pe], need) <= now;
            Limits.SendTo(pe, new PeLimit(limited[pe], stillWaits ? need : PeProgress.Never));
            limited[pe] = stillWaits ? limited[pe] : -1;
        }

        if (state.Left == 0)
        {
            Finish(Pass);
            Begin(Pass + 1);
        }
    }

    private void Warn(BeatTurns.State state, long now)
    {
        for (var ahead = Pass; ahead < Program.Passes.Length; ahead = AheadOf(ahead))
        {
            foreach (var pe in EndsOf(Program.ShapeOf(ahead)))
            {
                if (WarningFor(state, pe, ahead) <= now)
                {
                    Limits.SendTo(pe, new PeLimit(ahead, NextNeed(state, pe, ahead)));
                    limited[pe] = ahead;
                }
            }
        }
    }

    /// <summary>The other pass in which PEs may be: the next one, if something moves in it.</summary>
    private int AheadOf(int ahead) =>
        ahead == Pass && Pass + 1 < Program.Passes.Length && Moves(Pass + 1) ? Pass + 1 : Program.Passes.Length;

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

    /// <summary>Whether something has to be said when a PE's beat moves: it is the pass's last, or the PE waits for it.</summary>
    private bool IsNotable(BeatTurns.State state, int index)
    {
        var shape = Program.ShapeOf(Pass);
        return state.Left == Turns.BeatOf(state, shape, index) || limited[EndsOf(shape)[index]] >= 0;
    }

    private void Serve(BeatTurns.State state, int index)
    {
        Turns.Serve(state, Program.ShapeOf(Pass), index);
        Refresh(state, index);
    }

    private void Refresh(BeatTurns.State state, int index)
    {
        var shape = Program.ShapeOf(Pass);
        var beat = Turns.BeatOf(state, shape, index);
        state.Ready[index] = beat == 0 ? PeProgress.Never : ReadyCycle(state, shape, index, beat);
    }

    private long FirstWarning(BeatTurns.State state)
    {
        var first = PeProgress.Never;
        for (var ahead = Pass; ahead < Program.Passes.Length; ahead = AheadOf(ahead))
        {
            foreach (var pe in EndsOf(Program.ShapeOf(ahead)))
            {
                first = Math.Min(first, WarningFor(state, pe, ahead));
            }
        }

        return first;
    }

    /// <summary>
    /// When a PE has to be told that a psum of a pass cannot move: before it begins, if that is the first; but a limit in the
    /// pass before must not be taken back by it.
    /// </summary>
    private long WarningFor(BeatTurns.State state, int pe, int ahead)
    {
        if (limited[pe] == ahead || Book.PassOf(pe) > ahead)
        {
            return PeProgress.Never;
        }

        if (Book.PassOf(pe) < ahead && ahead != Pass && Turns.IndexOf(pe) is var index and >= 0
            && state.Done[index] + Slack < Program.ShapeOf(Pass).Psums)
        {
            return PeProgress.Never;
        }

        return Book.LastWarning(pe, ahead, NextNeed(state, pe, ahead));
    }

    /// <summary>The unit of a pass whose psum cannot move as things are; what is left of the pass before comes first.</summary>
    private long NextNeed(BeatTurns.State state, int pe, int ahead)
    {
        var shape = Program.ShapeOf(ahead);
        var index = Turns.IndexOf(pe);
        var moved = index < 0 ? 0 : ahead == Pass ? state.Done[index] : state.Done[index] - Program.ShapeOf(Pass).Psums;
        var next = moved + Slack;
        return next >= shape.Psums ? PeProgress.Never : shape.UnitOf(next);
    }
}
