using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>
/// From a PE to all who depend on it: it stands before a unit of its pass until a cycle, and from then on does a unit each
/// cycle to the end of the pass, until it says something else.
/// </summary>
/// <param name="Pe">The PE.</param>
/// <param name="Pass">Its pass; those before are done.</param>
/// <param name="Unit">The unit before which it stands.</param>
/// <param name="Cycle">The cycle in which it does that unit; <see cref="Never"/> if it does not know.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PeProgress(int Pe, int Pass, long Unit, long Cycle)
{
    /// <summary>A cycle that does not come.</summary>
    public const long Never = long.MaxValue / 4;
}
