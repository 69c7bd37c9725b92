using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>
/// From a PE to all who depend on it: it stands before a unit of its pass until a cycle, and from then on does a unit each
/// cycle until it stands before another one, as long as it says nothing else.
/// </summary>
/// <param name="Pe">The PE.</param>
/// <param name="Pass">Its pass; those before are done.</param>
/// <param name="Unit">The unit before which it stands.</param>
/// <param name="Cycle">The cycle in which it does that unit; <see cref="Never"/> if it does not know.</param>
/// <param name="End">The unit before which it will stand then: the first that it has been told it cannot do, or the end of the pass.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PeProgress(int Pe, int Pass, long Unit, long Cycle, long End)
{
    /// <summary>A cycle that does not come.</summary>
    public const long Never = long.MaxValue / 4;

    /// <summary>Nothing has been said.</summary>
    internal static PeProgress None => new(-1, -1, 0, Never, 0);

    /// <summary>The unit before which the PE stands in a cycle.</summary>
    internal long PositionOf(long cycle) => cycle <= Cycle ? Unit : Math.Min(End, Unit + (cycle - Cycle));

    /// <summary>
    /// Whether this says where a PE is and when it goes on. Where it will stand need not be true any more; that it does not
    /// is said when it would.
    /// </summary>
    /// <param name="position">The unit before which it is.</param>
    /// <param name="resume">The cycle in which it does that unit, as far as it knows.</param>
    /// <param name="now">The present cycle.</param>
    internal bool Foretells(long position, long resume, long now)
    {
        if (PositionOf(now) != position)
        {
            return false;
        }

        return resume == Never
            ? Cycle == Never || (Cycle <= now && position == End)
            : resume == now ? Cycle <= now && position < End : Cycle == resume;
    }

    /// <summary>
    /// What the ifmap network and the PE both make of this when the network moves the limit that it has set, so that the PE
    /// need not say it: a PE that stands before the limit goes on at once, because a MAC needs nothing but its word.
    /// </summary>
    /// <param name="old">The limit until now.</param>
    /// <param name="limit">The new limit; the end of the pass if there is none.</param>
    /// <param name="cycle">The cycle in which the PE hears of it.</param>
    internal PeProgress WithLimit(long old, long limit, long cycle)
    {
        if (limit < End)
        {
            return this with { End = limit };
        }

        return End != old ? this
            : Cycle != Never && Cycle + (End - Unit) < cycle ? this with { Unit = End, Cycle = cycle, End = limit }
            : this with { End = limit };
    }

    /// <summary>
    /// The cycle in which the PE does a unit of its pass, as far as it has said: 0 if it has done it before it said this,
    /// never if it does not know.
    /// </summary>
    internal long CycleOf(long unit) => unit < Unit ? 0 : unit >= End || Cycle == Never ? Never : Cycle + (unit - Unit);
}
