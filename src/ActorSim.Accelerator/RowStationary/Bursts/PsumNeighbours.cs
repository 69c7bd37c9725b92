namespace ActorSim.Accelerator;

/// <summary>
/// What the PEs below and above have said of their progress, and what that means for one in between: when psums come, and
/// when there is room for its own. Owned by the PE.
/// </summary>
internal sealed class PsumNeighbours
{
    private const long Never = PeProgress.Never;

    private readonly RowStationaryProgram program;
    private PeProgress below = PeProgress.None;
    private PeProgress above = PeProgress.None;

    internal PsumNeighbours(RowStationaryProgram program) => this.program = program;

    /// <summary>Notes what the PE below says. Gives the cycle in which that can stop one that runs; -1 if it may at once.</summary>
    /// <param name="progress">What it says.</param>
    /// <param name="pass">The pass of the PE in between.</param>
    /// <param name="offset">The cycle of its unit 0, had it never stood.</param>
    internal long HearBelow(in PeProgress progress, int pass, long offset)
    {
        below = progress;
        var isInTime = below.Cycle != Never && below.Cycle - below.Unit + program.PsumLatency <= offset;
        return below.Pass > pass ? Never : below.Pass == pass && isInTime ? offset + below.End : -1;
    }

    /// <summary>Notes what the PE above says. Gives the cycle in which that can stop one that runs; -1 if it may at once.</summary>
    /// <param name="progress">What it says.</param>
    /// <param name="pass">The pass of the PE in between.</param>
    /// <param name="offset">The cycle of its unit 0, had it never stood.</param>
    internal long HearAbove(in PeProgress progress, int pass, long offset)
    {
        above = progress;
        var isInTime = above.Cycle != Never && above.Cycle - above.Unit + 1 <= offset + program.PsumRoom;
        return above.Pass > pass ? Never : above.Pass == pass && isInTime ? offset + above.End + program.PsumRoom : -1;
    }

    /// <summary>When the psum of a unit arrives from below.</summary>
    internal long ArrivalOf(int pass, long position)
    {
        if (below.Pass != pass)
        {
            return below.Pass > pass ? 0 : Never;
        }

        var issue = below.CycleOf(position);
        return issue is 0 or Never ? issue : issue + program.PsumLatency;
    }

    /// <summary>The first unit from now on whose psum will not be there; all psums after it will then be late by as much.</summary>
    internal long FirstLatePsum(int pass, PassShape shape, long position, long now)
    {
        if (below.Pass != pass)
        {
            return below.Pass > pass ? Never : shape.AdditionFrom(position);
        }

        var isLate = below.Cycle == Never || below.Cycle - below.Unit + program.PsumLatency > now - position;
        return shape.AdditionFrom(Math.Max(position, isLate ? below.Unit : below.End));
    }

    /// <summary>The cycle from which on there is room above for a psum of the pass.</summary>
    internal long RoomFor(int pass, PassShape shape, long psum)
    {
        var freed = psum - program.PsumRoom;
        if (above.Pass != pass)
        {
            if (above.Pass > pass)
            {
                return 0;
            }

            if (freed >= 0)
            {
                return Never;
            }

            // What the PE above has not taken of its pass before still fills its port, if it came from here.
            if (above.Pass < 0 || (program.ShapeOf(above.Pass).RoleOf(above.Pe) & PeRole.Bottom) != PeRole.None)
            {
                return 0;
            }

            shape = program.ShapeOf(above.Pass);
            freed += shape.Psums;
        }

        if (freed < 0)
        {
            return 0;
        }

        return Math.Min(Never, above.CycleOf(shape.UnitOf(freed)) + 1);
    }

    /// <summary>The first unit from now on for whose psum there will be no room above.</summary>
    internal long FirstWithoutRoom(int pass, PassShape shape, long position, long now)
    {
        if (above.Pass > pass)
        {
            return Never;
        }

        // Psums before the first that counts on a unit the PE above has not done yet have room anyway. Both take the same
        // time for a window, so whoever has room for all psums of one window has for the rest, until the PE above stands.
        var psum = shape.PsumsBefore(position);
        var last = Math.Max(psum, program.PsumRoom + 0L);
        var scanEnd = last + 1;
        if (above.Pass == pass)
        {
            psum = Math.Max(psum, shape.PsumsBefore(above.Unit) + program.PsumRoom);
            last = Math.Max(psum, shape.PsumsBefore(above.End) + program.PsumRoom);
            scanEnd = psum + shape.Filters;
        }

        for (scanEnd = Math.Min(scanEnd, shape.Psums); psum < scanEnd; psum++)
        {
            var needed = shape.UnitOf(psum);
            if (RoomFor(pass, shape, psum) > now + (needed - position))
            {
                return needed;
            }
        }

        return last < shape.Psums ? shape.UnitOf(last) : Never;
    }
}
