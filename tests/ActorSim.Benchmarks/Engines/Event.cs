using System.Runtime.InteropServices;

namespace ActorSim.Benchmarks;

/// <summary>An event of the hand-written loops: 32 bytes, ordered by the kernel's full key.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Event
{
    /// <summary>When it arrives, in picoseconds.</summary>
    public long Time;

    /// <summary>Phase, sender and the sender's sequence number, in this order.</summary>
    public ulong Key;

    /// <summary>The receiving actor.</summary>
    public int Receiver;

    /// <summary>The job.</summary>
    public ulong Value;

    /// <summary>Whether it comes before another event.</summary>
    public readonly bool Precedes(in Event other) => Time != other.Time ? Time < other.Time : Key < other.Key;
}
