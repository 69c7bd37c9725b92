using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>How many MACs a cycle the delivery of one type of data allows: a slope of the roofline.</summary>
/// <param name="Data">What is delivered, as in <c>ifmaps to the array</c>.</param>
/// <param name="MacsPerWord">MACs of the layer for each word.</param>
/// <param name="WordsPerCycle">Words in a cycle of the core clock, at most.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RooflineLine(string Data, double MacsPerWord, double WordsPerCycle)
{
    /// <summary>MACs in a cycle of the core clock, if nothing else limits them.</summary>
    public double MacsPerCycle => MacsPerWord * WordsPerCycle;
}
