using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>What a layer can reach at most on a chip, as far as one of Eyexam's steps sees.</summary>
/// <param name="Step">The step.</param>
/// <param name="MacsPerCycle">MACs in a cycle of the core clock, averaged over the layer.</param>
/// <param name="Reason">Why not more, as a sentence.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EyexamBound(EyexamStep Step, double MacsPerCycle, string Reason);
