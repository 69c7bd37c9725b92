using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>
/// From a network to a PE: it cannot do this unit and what follows, because something is missing that the network brings
/// or takes. It arrives before the PE could do the unit.
/// </summary>
/// <param name="Pass">The pass.</param>
/// <param name="Unit">The first unit that cannot be done; <see cref="PeProgress.Never"/> if all can.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct PeLimit(int Pass, long Unit);
