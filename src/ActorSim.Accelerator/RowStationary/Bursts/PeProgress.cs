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

    /// <summary>
    /// The cycle in which the PE does a unit of its pass, as far as it has said: 0 if it has done it before it said this,
    /// never if it does not know.
    /// </summary>
    internal long CycleOf(long unit) => unit < Unit ? 0 : unit >= End || Cycle == Never ? Never : Cycle + (unit - Unit);
}
