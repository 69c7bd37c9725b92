namespace ActorSim.Accelerator;

/// <summary>The global input network that brings psums to the lowest burst-granular PEs of each column: a beat a cycle, by turns.</summary>
public sealed class BurstPsumNetwork : BurstNetwork
{
    private readonly ProgressBook book;

    // By PE: the pass in which it has been told that a psum is missing.
    private readonly int[] limited;
    private readonly BeatTurns turns;

    // The pass whose psums go now or next, and whether they may.
    private int pass;
    private bool isStarted;

    /// <summary>Makes the network.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    public BurstPsumNetwork(RowStationaryProgram program)
        : base(program)
    {
        ArgumentNullException.ThrowIfNull(program);
        book = new ProgressBook(program.Hardware.Pes);
        limited = new int[program.Hardware.Pes];
        Array.Fill(limited, -1);
        turns = new BeatTurns(program.Hardware.Pes, program.Hardware.PsumBusWords);
        Begin(NextReading(0));
    }

    private protected override bool IsAtWork => isStarted;

    private bool IsDone => pass == Program.Passes.Length;

    private protected override void Note(in PassStart start)
    {
        isStarted = true;
        Refresh();
    }

    private protected override void Note(in PeProgress progress)
    {
        book.Note(progress);
        if (!IsDone && turns.IndexOf(progress.Pe) is var index and >= 0)
        {
            Refresh(index);
        }
    }

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
                Send(state, served, now);
            }

            Warn(state, now);
        }

        state.Decided = now;
    }

    /// <summary>Sends a beat in the present cycle; with the last of a pass the next one can begin.</summary>
    private void Send(BeatTurns.State state, int index, long now)
    {
        var pe = Program.ShapeOf(pass).Bottoms[index];
        Serve(state, index);
        if (limited[pe] == pass)
        {
            var need = NextNeed(state, pe, pass);
            var stillWaits = book.LastWarning(pe, pass, need) <= now;
            Limits.SendTo(pe, new PeLimit(pass, stillWaits ? need : PeProgress.Never));
            limited[pe] = stillWaits ? pass : -1;
        }

        if (state.Left == 0)
        {
            Uses.Send(new BankUse(pass, Program.PsumWords(pass), 0));
            Begin(NextReading(pass + 1));
        }
    }

    private void Warn(BeatTurns.State state, long now)
    {
        for (var ahead = pass; ahead < Program.Passes.Length; ahead = AheadOf(ahead))
        {
            foreach (var pe in Program.ShapeOf(ahead).Bottoms)
            {
                if (WarningFor(state, pe, ahead) <= now)
                {
                    Limits.SendTo(pe, new PeLimit(ahead, NextNeed(state, pe, ahead)));
                    limited[pe] = ahead;
                }
            }
        }
    }

    /// <summary>The other pass in which PEs may be: the next one, if it reads psums.</summary>
    private int AheadOf(int ahead) =>
        ahead == pass && pass + 1 < Program.Passes.Length && Program.ReadsPsums(pass + 1) ? pass + 1 : Program.Passes.Length;

    private int NextReading(int from)
    {
        while (from < Program.Passes.Length && !Program.ReadsPsums(from))
        {
            from++;
        }

        return from;
    }

    private void Begin(int next)
    {
        pass = next;
        isStarted = false;
        if (!IsDone)
        {
            turns.Begin(Program.ShapeOf(pass), Program.ShapeOf(pass).Bottoms.AsSpan());
            Refresh();
        }
    }

    private long Run(BeatTurns.State state, long until, bool isSettled)
    {
        if (IsDone)
        {
            state.Decided = until;
            return PeProgress.Never;
        }

        var shape = Program.ShapeOf(pass);
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
            else if (!isSettled && (state.Left == turns.BeatOf(state, shape, index) || limited[shape.Bottoms[index]] == pass))
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

    private void Serve(BeatTurns.State state, int index)
    {
        turns.Serve(state, Program.ShapeOf(pass), index);
        state.Ready[index] = RoomCycle(state, index);
    }

    private void Refresh()
    {
        for (var index = 0; index < turns.Settled.Count; index++)
        {
            Refresh(index);
        }
    }

    private void Refresh(int index) => turns.Settled.Ready[index] = RoomCycle(turns.Settled, index);

    /// <summary>The cycle from which a PE has room for its next beat.</summary>
    private long RoomCycle(BeatTurns.State state, int index)
    {
        var shape = Program.ShapeOf(pass);
        var beat = turns.BeatOf(state, shape, index);
        if (beat == 0 || !isStarted)
        {
            return PeProgress.Never;
        }

        var freed = state.Done[index] + beat - Program.PsumRoom - 1;
        return freed < 0 ? 0 : Math.Min(PeProgress.Never, book.CycleOf(shape.Bottoms[index], pass, shape.UnitOf(freed)) + 1);
    }

    private long FirstWarning(BeatTurns.State state)
    {
        var first = PeProgress.Never;
        for (var ahead = pass; ahead < Program.Passes.Length; ahead = AheadOf(ahead))
        {
            foreach (var pe in Program.ShapeOf(ahead).Bottoms)
            {
                first = Math.Min(first, WarningFor(state, pe, ahead));
            }
        }

        return first;
    }

    /// <summary>
    /// When a PE has to be told of the psum that it lacks in a pass: before it begins, if that is the first; but a limit in the
    /// pass before must not be taken back by it.
    /// </summary>
    private long WarningFor(BeatTurns.State state, int pe, int ahead)
    {
        if (limited[pe] == ahead || book.PassOf(pe) > ahead)
        {
            return PeProgress.Never;
        }

        if (book.PassOf(pe) < ahead && ahead != pass && turns.IndexOf(pe) is var index and >= 0 && state.Done[index] < Program.ShapeOf(pass).Psums)
        {
            return PeProgress.Never;
        }

        return book.LastWarning(pe, ahead, NextNeed(state, pe, ahead));
    }

    /// <summary>The unit of a pass that needs the next psum that has not been sent to a PE.</summary>
    private long NextNeed(BeatTurns.State state, int pe, int ahead)
    {
        var shape = Program.ShapeOf(ahead);
        var sent = ahead == pass ? state.Done[turns.IndexOf(pe)] : 0;
        return sent == shape.Psums ? PeProgress.Never : shape.UnitOf(sent);
    }
}
