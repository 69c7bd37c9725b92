namespace ActorSim.Benchmarks;

/// <summary>Sends events into a 4-ary heap.</summary>
public readonly struct HeapQueue(FourAryHeap heap) : IEventQueue
{
    public void Add(in Event item) => heap.Add(item);
}
