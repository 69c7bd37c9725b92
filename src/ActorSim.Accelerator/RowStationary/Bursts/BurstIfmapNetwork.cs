using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>The global input network that brings ifmaps to burst-granular PEs: one order of words, each when all its receivers have room.</summary>
public sealed class BurstIfmapNetwork : BurstNetwork
{
    private const long Never = PeProgress.Never;

    private readonly ProgressBook book;

    // By PE: the last pass in which it has been told that nothing holds it back.
    private readonly int[] cleared;

    // By PE: the limit that it has been told last, the one before that cycle, and the cycle.
    private readonly PeLimit[] limits;
    private readonly long[] limitsBefore;
    private readonly long[] told;
    private readonly int width;

    private Place place = new() { Sent = -1, Settled = -1, Warning = Never };
    private Place ahead;
    private int started;

    /// <summary>Makes the network.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    public BurstIfmapNetwork(RowStationaryProgram program)
        : base(program)
    {
        book = new ProgressBook(Program.Hardware.Pes);
        cleared = new int[Program.Hardware.Pes];
        Array.Fill(cleared, -1);
        limits = new PeLimit[Program.Hardware.Pes];
        Array.Fill(limits, new PeLimit(-1, 0));
        limitsBefore = new long[Program.Hardware.Pes];
        told = new long[Program.Hardware.Pes];
        Array.Fill(told, -2);
        width = Program.Hardware.IfmapBusWords;
    }

    private protected override bool IsAtWork => place.Pass < started;

    private protected override void Note(in PassStart start) => started = start.Pass + 1;

    private protected override void Note(in PeProgress progress)
    {
        book.Note(progress);
        if (told[progress.Pe] == Cycle() - 1 && limits[progress.Pe].Pass == progress.Pass)
        {
            // It said so before it heard of the limit.
            MoveLimit(progress.Pe, limitsBefore[progress.Pe], Cycle());
        }

        if (place.Pass < started)
        {
            place.Warning = Math.Min(place.Warning, WarningFor(place, Program.ShapeOf(place.Pass), progress.Pe));
        }
    }

    private protected override void Settle(long until) => _ = Run(ref place, until, isSettled: true);

    private protected override long Forecast(long until)
    {
        ahead = place;
        return Run(ref ahead, until, isSettled: false);
    }

    private protected override void Adopt() => place = ahead;

    private protected override void Act(long now)
    {
        place.Settled = Math.Max(place.Settled, now - 1);
        while (FindWord(ref place) && NextCycle(place) <= now)
        {
            Send(now);
        }

        place.Settled = now;
        if (place.Warning <= now && place.Pass < started)
        {
            Warn(now);
        }
    }

    private void Warn(long now)
    {
        var shape = Program.ShapeOf(place.Pass);
        foreach (var group in shape.Groups)
        {
            foreach (var pe in group)
            {
                if (WarningFor(place, shape, pe) <= now)
                {
                    Tell(pe, place.Pass, NextNeed(place, shape, pe), now);
                    cleared[pe] = -1;
                }
            }
        }

        place.Warning = FirstWarning(place, shape);
    }

    /// <summary>Sends the next word in the present cycle, and tells receivers that waited how far they can go now.</summary>
    private void Send(long now)
    {
        var pass = place.Pass;
        var shape = Program.ShapeOf(pass);
        var receivers = shape.Receivers[place.Stream];
        Advance(ref place, shape, now);
        var isLast = place.Pass != pass;
        foreach (var pe in receivers)
        {
            if (cleared[pe] == pass)
            {
                continue;
            }

            var need = isLast ? Never : NextNeed(place, shape, pe);
            if (book.LastWarning(pe, pass, need) <= now || need <= book.PositionOf(pe, pass, now) + (2 * shape.Filters))
            {
                // It will soon be there: rather than take the limit back now and renew it then, move it.
                Tell(pe, pass, need, now);
            }
            else
            {
                Tell(pe, pass, Never, now);
                cleared[pe] = pass;
                place.Warning = Math.Min(place.Warning, book.LastWarning(pe, pass, need));
            }
        }

        if (isLast)
        {
            Uses.Send(new BankUse(pass, shape.TravellingWords, 0));
        }
    }

    private void Tell(int pe, int pass, long limit, long now)
    {
        Limits.SendTo(pe, new PeLimit(pass, limit));
        var before = limits[pe].Pass == pass ? limits[pe].Unit : 0;
        limitsBefore[pe] = told[pe] == now ? limitsBefore[pe] : before;
        limits[pe] = new PeLimit(pass, limit);
        told[pe] = now;
        if (book.PassOf(pe) == pass)
        {
            MoveLimit(pe, before, now + 1);
        }
    }

    private void MoveLimit(int pe, long before, long heard) =>
        book.MoveLimit(pe, before, Math.Min(limits[pe].Unit, Program.ShapeOf(limits[pe].Pass).Units), heard);

    private long Run(ref Place at, long until, bool isSettled)
    {
        while (FindWord(ref at))
        {
            var shape = Program.ShapeOf(at.Pass);
            var next = NextCycle(at);
            var end = Math.Min(next, until);
            if (!isSettled && at.Warning <= end)
            {
                at.Warning = FirstWarning(at, shape);
                if (at.Warning <= end)
                {
                    at.Settled = Math.Max(at.Settled, at.Warning - 1);
                    return at.Settled + 1;
                }
            }

            if (next > until)
            {
                next = isSettled ? until + 1 : Math.Min(next, at.Warning);
                at.Settled = Math.Max(until, next == Never ? until : next - 1);
                return next;
            }

            if (!isSettled && (IsLast(at, shape) || IsAwaited(at, shape)))
            {
                at.Settled = next - 1;
                return next;
            }

            Advance(ref at, shape, next);
        }

        at.Settled = until;
        return Never;
    }

    /// <summary>Moves on to a word that somebody receives; none if its pass has not been started.</summary>
    private bool FindWord(ref Place at)
    {
        if (at.Pass >= started)
        {
            return false;
        }

        var shape = Program.ShapeOf(at.Pass);
        while (shape.Receivers[at.Stream].Length == 0)
        {
            at.Stream++;
        }

        return true;
    }

    private long NextCycle(in Place at)
    {
        var shape = Program.ShapeOf(at.Pass);
        var next = Math.Max(at.Settled + 1, at.InCycle < width ? at.Sent : at.Sent + 1);
        var freed = ((long)at.Image * shape.ImageWords) + at.Index - shape.IfmapRoom;
        if (freed >= 0)
        {
            var unit = shape.LastUseInPass(freed);
            foreach (var pe in shape.Receivers[at.Stream])
            {
                next = Math.Max(next, book.CycleOf(pe, at.Pass, unit) + 1);
            }
        }
        else
        {
            foreach (var pe in shape.Receivers[at.Stream])
            {
                next = Math.Max(next, FreedBefore(pe, at.Pass, freed) + 1);
            }
        }

        return Math.Min(next, Never);
    }

    /// <summary>The cycle in which a PE, in its pass before, is done with the word whose slot one of a new pass takes.</summary>
    private long FreedBefore(int pe, int pass, long freed)
    {
        var before = book.PassOf(pe);
        if (before < 0 || before >= pass)
        {
            return 0;
        }

        var shape = Program.ShapeOf(before);
        freed += shape.WordsPerPe;
        if (freed < 0 || Program.Passes[before].Layer != Program.Passes[pass].Layer)
        {
            return 0;
        }

        return book.CycleOf(pe, before, shape.LastUseInPass(freed));
    }

    private static void Advance(ref Place at, PassShape shape, long cycle)
    {
        at.InCycle = cycle == at.Sent ? at.InCycle + 1 : 1;
        at.Sent = cycle;
        at.Settled = Math.Max(at.Settled, cycle - 1);
        do
        {
            at.Stream++;
        }
        while (at.Stream < shape.Receivers.Length && shape.Receivers[at.Stream].Length == 0);

        if (at.Stream < shape.Receivers.Length)
        {
            return;
        }

        at.Stream = 0;
        if (++at.Index < shape.ImageWords)
        {
            return;
        }

        at.Index = 0;
        if (++at.Image == shape.Images)
        {
            at.Image = 0;
            at.Pass++;
        }
    }

    private static bool IsLast(in Place at, PassShape shape) =>
        at.Image == shape.Images - 1 && at.Index == shape.ImageWords - 1 && at.Stream == shape.LastStream;

    private bool IsAwaited(in Place at, PassShape shape)
    {
        foreach (var pe in shape.Receivers[at.Stream])
        {
            if (cleared[pe] != at.Pass)
            {
                return true;
            }
        }

        return false;
    }

    private long FirstWarning(in Place at, PassShape shape)
    {
        var first = Never;
        foreach (var group in shape.Groups)
        {
            foreach (var pe in group)
            {
                first = Math.Min(first, WarningFor(at, shape, pe));
            }
        }

        return first;
    }

    /// <summary>The cycle in which a PE has to be told that its next word is missing; never, if it knows.</summary>
    private long WarningFor(in Place at, PassShape shape, int pe) =>
        cleared[pe] == at.Pass ? book.LastWarning(pe, at.Pass, NextNeed(at, shape, pe)) : Never;

    /// <summary>The unit that needs the next word that has not been sent to a PE.</summary>
    private static long NextNeed(in Place at, PassShape shape, int pe)
    {
        var (image, index) = (at.Image, shape.StreamOf(pe) < at.Stream ? at.Index + 1 : at.Index);
        if (index == shape.ImageWords)
        {
            image++;
            index = 0;
        }

        return image == shape.Images
            ? Never
            : ((long)image * shape.ImageUnits) + shape.FirstUse(index);
    }

    /// <summary>The next word to send, and what happened before it.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Place
    {
        internal int Pass;
        internal int Image;
        internal int Index;
        internal int Stream;
        internal int InCycle;
        internal long Sent;
        internal long Settled;

        // No PE has to be told before this cycle that a word is missing; it may be later than that.
        internal long Warning;
    }
}
