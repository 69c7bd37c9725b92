namespace ActorSim.Benchmarks;

/// <summary>A plain loop over a 4-ary heap: the engine to beat.</summary>
public sealed class HeapLoop : EventLoop
{
    private readonly FourAryHeap heap = new();
    private readonly LoopNode[] nodes;

    public HeapLoop(BenchmarkModel model)
    {
        nodes = model.BuildNodes(new HeapQueue(heap));
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
        var all = nodes;
        var queue = heap;
        for (var i = 0; i < EventsPerCall; i++)
        {
            if (queue.Count == 0 || queue.First.Time >= until)
            {
                return false;
            }

            var item = queue.First;
            queue.RemoveFirst();
            all[item.Receiver].Handle(item);
        }

        return true;
    }
}
