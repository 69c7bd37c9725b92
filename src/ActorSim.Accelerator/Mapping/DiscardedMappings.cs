using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>How many mappings a limit of the chip ruled out.</summary>
/// <param name="Limit">The limit, as in <c>filter scratch pad</c>.</param>
/// <param name="Count">
/// Mappings that a mapper looked at and discarded because of it, each counted at the first limit that it breaks; when
/// some of a mapping's parameters break a limit whatever the rest of them are, they count once.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DiscardedMappings(string Limit, long Count);
