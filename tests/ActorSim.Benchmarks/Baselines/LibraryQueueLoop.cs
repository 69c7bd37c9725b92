namespace ActorSim.Benchmarks;

/// <summary>A plain loop over the class library's priority queue, with structs.</summary>
public sealed class LibraryQueueLoop : EventLoop
{
    private readonly PriorityQueue<Event, EventOrder> queue = new();
    private readonly LoopNode[] nodes;

    public LibraryQueueLoop(BenchmarkModel model)
    {
        nodes = model.BuildNodes(new LibraryQueue(queue));
        BeginAll(nodes);
    }

    public override Tally Tally() => TallyOf(nodes);

    public override void RunUntil(long time)
    {
        while (RunSome(time))
        {
        }
    }

    private bool RunSome(long until)
    {
        for (var i = 0; i < EventsPerCall; i++)
        {
            if (!queue.TryPeek(out var item, out var order) || order.Time >= until)
            {
                return false;
            }

            queue.Dequeue();
            nodes[item.Receiver].Handle(item);
        }

        return true;
    }
}
