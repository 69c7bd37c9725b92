namespace ActorSim.Benchmarks;

/// <summary>Sends events into a FIFO.</summary>
public readonly struct FifoQueue(EventFifo fifo) : IEventQueue
{
    public void Add(in Event item) => fifo.Add(item);
}
