namespace ActorSim.Benchmarks;

/// <summary>Sends events into the class library's priority queue.</summary>
public readonly struct LibraryQueue(PriorityQueue<Event, EventOrder> queue) : IEventQueue
{
    public void Add(in Event item) => queue.Enqueue(item, new EventOrder(item.Time, item.Key));
}
