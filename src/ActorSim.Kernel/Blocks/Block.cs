using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// A handle to bulk data (the values of a tensor) that travels in a message without being copied.
/// Sending a message ends the sender's right to the blocks in it. A block that was multicast may only be
/// read from then on. The default is no block.
/// </summary>
/// <remarks>
/// A handle is an index and a generation of a pool, different in every run with several threads;
/// so it has no equality, order or text that a model could come to depend on. What is hashed of a
/// message is the contents of its blocks.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
#pragma warning disable CA2231, CA1066 // Equality is refused on purpose.
public readonly struct Block
#pragma warning restore CA2231, CA1066
{
    internal Block(int index, uint generation)
    {
        Index = index;
        Generation = generation;
    }

    /// <summary>Whether this is no block.</summary>
    public bool IsNone => Generation == 0;

    internal int Index { get; }

    internal uint Generation { get; }

    /// <summary>Not available.</summary>
    /// <exception cref="NotSupportedException">Always: compare contents instead.</exception>
    public override bool Equals(object? obj) => throw Refusal();

    /// <summary>Not available.</summary>
    /// <exception cref="NotSupportedException">Always: hash contents instead.</exception>
    public override int GetHashCode() => throw Refusal();

    /// <summary>The same text for all blocks.</summary>
    public override string ToString() => IsNone ? "no block" : "block";

    private static NotSupportedException Refusal() =>
        new("Handles of blocks have no equality: they differ from run to run. Compare what the blocks contain.");
}
