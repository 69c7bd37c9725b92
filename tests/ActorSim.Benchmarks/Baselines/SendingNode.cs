using System.Runtime.CompilerServices;

namespace ActorSim.Benchmarks;

/// <summary>A node that sends through a queue and gives each event its place in the kernel's order.</summary>
/// <typeparam name="TQueue">Where events go.</typeparam>
public abstract class SendingNode<TQueue>(int index, TQueue queue) : LoopNode
    where TQueue : struct, IEventQueue
{
    private const int SenderShift = 36;
    private const ulong OwnPhase = 1UL << 60;

    private readonly TQueue queue = queue;
    private ulong nextKey = (ulong)index << SenderShift;

    /// <summary>The node's number.</summary>
    protected int Index { get; } = index;

    /// <summary>Sends to another node: phase 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Send(long time, int receiver, int port, ulong value) =>
        queue.Add(new Event { Time = time, Key = nextKey++, Receiver = receiver, Port = port, Value = value });

    /// <summary>Sends to itself: phase 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void SendOwn(long time, int port, ulong value) =>
        queue.Add(new Event { Time = time, Key = nextKey++ | OwnPhase, Receiver = Index, Port = port, Value = value });
}
