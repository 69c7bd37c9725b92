using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Benchmarks;

/// <summary>An event of the hand-written loops: 32 bytes, ordered by the kernel's full key.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Event
{
    /// <summary>When it arrives, in picoseconds.</summary>
    public long Time;

    /// <summary>Phase, sender and the sender's sequence number: 4, 24 and 36 bits, in this order.</summary>
    public ulong Key;

    /// <summary>The number of the receiving node.</summary>
    public int Receiver;

    /// <summary>What it is to the receiver, who may have several ports.</summary>
    public int Port;

    /// <summary>The payload.</summary>
    public ulong Value;

    /// <summary>Whether it comes before another event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Precedes(in Event other) => Time < other.Time || (Time == other.Time && Key < other.Key);
}
